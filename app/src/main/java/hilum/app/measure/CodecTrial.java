package hilum.app.measure;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Vr;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Decoding of one film beside the tools of dcmtk and GDCM, in turns: one of ours, one of theirs. Ours decode the frame of an open file,
 * warm; a tool is a process that reads a file and writes one, so the time it takes for an uncompressed file is measured too and taken
 * off. A codec whose tools are not there is left out.
 */
public final class CodecTrial {
    private static final List<Case> CASES = List.of(
            new Case("RLE", "dcmtk", List.of("dcmcrle"), List.of("dcmdrle"), List.of("dcmconv"), 1),
            new Case("JPEG lossless", "dcmtk", List.of("dcmcjpeg", "+e1"), List.of("dcmdjpeg"), List.of("dcmconv"), 1),
            new Case(
                    "JPEG lossless",
                    "GDCM",
                    List.of("dcmcjpeg", "+e1"),
                    List.of("gdcmconv", "--raw"),
                    List.of("gdcmconv", "--raw"),
                    1),
            new Case("JPEG-LS", "dcmtk", List.of("dcmcjpls"), List.of("dcmdjpls"), List.of("dcmconv"), 1),
            new Case(
                    "JPEG-LS",
                    "GDCM",
                    List.of("dcmcjpls"),
                    List.of("gdcmconv", "--raw"),
                    List.of("gdcmconv", "--raw"),
                    1),
            new Case(
                    "JPEG 2000",
                    "GDCM",
                    List.of("gdcmconv", "--j2k"),
                    List.of("gdcmconv", "--raw"),
                    List.of("gdcmconv", "--raw"),
                    2));

    private final Path folder;
    private final Size size;
    private final int times;
    private final List<Path> tools;

    private record Case(
            String codec, String peer, List<String> encode, List<String> decode, List<String> plain, double target) {
        private Stream<String> tools() {
            return Stream.of(encode, decode, plain).map(List::getFirst);
        }
    }

    /** Of the film that is decoded, in pixels. */
    public record Size(int columns, int rows) {}

    /**
     * One codec beside one peer; times are medians in milliseconds.
     *
     * @param lookMs a first look of a quarter of the width, where the codec has one
     * @param processMs what the peer's process takes without decoding
     * @param ratio ours divided by theirs, their process taken off
     * @param target what the ratio is to stay within
     */
    public record Timing(
            String codec,
            int bits,
            String peer,
            double oursMs,
            double lookMs,
            double theirsMs,
            double processMs,
            double ratio,
            double target) {}

    /**
     * @param folder where files may be written; they are removed by its owner
     * @param times how often each decoder runs, at least 1; after two thirds as many runs that are not counted
     * @param tools folders in which the tools are looked for, in this order
     */
    public CodecTrial(Path folder, Size size, int times, List<Path> tools) {
        this.folder = folder;
        this.size = size;
        this.times = times;
        this.tools = List.copyOf(tools);
    }

    /** The folders of this process's search path. */
    public static List<Path> searchPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(part -> !part.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** The tools that are wanted and not there. */
    public List<String> missingTools() {
        return CASES.stream()
                .flatMap(Case::tools)
                .distinct()
                .filter(tool -> find(tool).isEmpty())
                .sorted()
                .toList();
    }

    /** How many timings {@link #run} gives. */
    public int count() {
        return 2 * cases().size();
    }

    private List<Case> cases() {
        return CASES.stream()
                .filter(codec -> codec.tools().allMatch(tool -> find(tool).isPresent()))
                .toList();
    }

    /** All codecs at 12 and at 16 bits; each is told as it is there. */
    public List<Timing> run(Told told) throws DicomException, IOException, InterruptedException {
        List<Timing> timings = new ArrayList<>();
        for (int bits : new int[] {12, 16}) {
            Path plain = folder.resolve("plain" + bits + ".dcm");
            DicomWriter.write(plain, film(bits), TransferSyntax.EXPLICIT_LE);
            for (Case codec : cases()) {
                timings.add(measure(codec, bits, plain));
                told.timing(timings.size());
            }
        }
        return timings;
    }

    /** Hears how far {@link #run} is. */
    @FunctionalInterface
    public interface Told {
        void timing(int done);
    }

    /** Median milliseconds to open the film and read its header, warm; after {@link #run}. */
    public double headerMs() throws DicomException {
        Path film = folder.resolve("plain12.dcm");
        double[] times = new double[200];
        for (int i = -200; i < times.length; i++) {
            long start = System.nanoTime();
            try (DicomFile file = DicomFile.open(film)) {
                file.dataSet().text(Tag.SOP_INSTANCE_UID);
            }
            times[Math.max(0, i)] = (System.nanoTime() - start) / 1e6;
        }
        return median(times);
    }

    private Timing measure(Case codec, int bits, Path plain) throws DicomException, IOException, InterruptedException {
        Path packed = folder.resolve("packed.dcm");
        Path out = folder.resolve("out.dcm");
        tool(codec.encode(), plain, packed);
        double[] ours = new double[times];
        double[] look = new double[times];
        double[] theirs = new double[times];
        double[] process = new double[times];
        try (DicomFile file = DicomFile.open(packed)) {
            for (int i = -Math.ceilDiv(2 * times, 3); i < times; i++) {
                int at = Math.max(0, i);
                ours[at] = frame(file, 0);
                look[at] = frame(file, 2);
                if (i >= 0) {
                    theirs[at] = tool(codec.decode(), packed, out);
                    process[at] = tool(codec.plain(), plain, out);
                }
            }
        }
        double decodingMs = Math.max(1, median(theirs) - median(process));
        return new Timing(
                codec.codec(),
                bits,
                codec.peer(),
                median(ours),
                median(look),
                median(theirs),
                median(process),
                median(ours) / decodingMs,
                codec.target());
    }

    private static double frame(DicomFile file, int reduction) throws DicomException {
        long start = System.nanoTime();
        file.frame(0, reduction);
        return (System.nanoTime() - start) / 1e6;
    }

    private double tool(List<String> command, Path in, Path out) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        String program = command.getFirst();
        whole.set(
                0,
                find(program)
                        .orElseThrow(() -> new IOException(program + " is gone"))
                        .toString());
        whole.add(in.toString());
        whole.add(out.toString());
        Files.deleteIfExists(out);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(program + " ended with " + code);
            }
        } finally {
            process.destroy();
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private Optional<Path> find(String tool) {
        return tools.stream()
                .map(part -> part.resolve(tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Slow waves with quantum noise, as a detector gives them. */
    private DataSet film(int bits) {
        Random random = new Random(1);
        int pixels = size.columns() * size.rows();
        byte[] cells = new byte[2 * pixels];
        double full = (1 << bits) - 1;
        for (int i = 0; i < pixels; i++) {
            int column = i % size.columns();
            int row = i / size.columns();
            double wave = 0.5 + 0.2 * Math.sin(column / 170.0) + 0.2 * Math.cos(row / 230.0);
            int value = (int) Math.clamp(full * (wave + 0.004 * random.nextGaussian()), 0, full);
            cells[2 * i] = (byte) value;
            cells[2 * i + 1] = (byte) (value >> 8);
        }
        return DataSet.builder()
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("costs"))
                .put(Tag.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
                .putIntegers(Tag.SAMPLES_PER_PIXEL, 1)
                .putIntegers(Tag.ROWS, size.rows())
                .putIntegers(Tag.COLUMNS, size.columns())
                .putIntegers(Tag.BITS_ALLOCATED, 16)
                .putIntegers(Tag.BITS_STORED, bits)
                .putIntegers(Tag.HIGH_BIT, bits - 1)
                .putIntegers(Tag.PIXEL_REPRESENTATION, 0)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, cells)
                .build();
    }
}
