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

/**
 * Decoding of 2000 x 2500 pixels beside the tools of dcmtk and GDCM, in turns: one of ours, one of theirs, nine times. Ours decode the
 * frame of an open file, warm; a tool is a process that reads a file and writes one, so the time it takes for an uncompressed file is
 * measured too and taken off.
 */
public final class CodecTrial {
    private static final int COLUMNS = 2_000;
    private static final int ROWS = 2_500;
    private static final int TIMES = 9;
    private static final int WARM_UP = 6;
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

    private record Case(
            String codec, String peer, List<String> encode, List<String> decode, List<String> plain, double target) {}

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
     */
    public CodecTrial(Path folder) {
        this.folder = folder;
    }

    /** The tools that are needed and are not on the path. */
    public static List<String> missingTools() {
        return CASES.stream()
                .flatMap(c -> List.of(c.encode(), c.decode(), c.plain()).stream())
                .map(List::getFirst)
                .distinct()
                .filter(tool -> find(tool).isEmpty())
                .sorted()
                .toList();
    }

    /** How many timings {@link #run} gives. */
    public static int count() {
        return 2 * CASES.size();
    }

    /** All codecs at 12 and at 16 bits; each is told as it is there. */
    public List<Timing> run(Told told) throws DicomException, IOException, InterruptedException {
        List<Timing> timings = new ArrayList<>();
        for (int bits : new int[] {12, 16}) {
            Path plain = folder.resolve("plain" + bits + ".dcm");
            DicomWriter.write(plain, film(bits), TransferSyntax.EXPLICIT_LE);
            for (Case codec : CASES) {
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

    /** Median milliseconds to open a film of 10 MB and read its header, warm. */
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
        double[] ours = new double[TIMES];
        double[] look = new double[TIMES];
        double[] theirs = new double[TIMES];
        double[] process = new double[TIMES];
        try (DicomFile file = DicomFile.open(packed)) {
            for (int i = -WARM_UP; i < TIMES; i++) {
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

    private static double tool(List<String> command, Path in, Path out) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
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
                throw new IOException(command.getFirst() + " ended with " + code);
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

    private static Optional<Path> find(String tool) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part, tool))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Slow waves with quantum noise, as a detector gives them. */
    private static DataSet film(int bits) {
        Random random = new Random(1);
        byte[] cells = new byte[2 * COLUMNS * ROWS];
        double full = (1 << bits) - 1;
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            int column = i % COLUMNS;
            int row = i / COLUMNS;
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
                .putIntegers(Tag.ROWS, ROWS)
                .putIntegers(Tag.COLUMNS, COLUMNS)
                .putIntegers(Tag.BITS_ALLOCATED, 16)
                .putIntegers(Tag.BITS_STORED, bits)
                .putIntegers(Tag.HIGH_BIT, bits - 1)
                .putIntegers(Tag.PIXEL_REPRESENTATION, 0)
                .putBytes(Tag.PIXEL_DATA, Vr.OW, cells)
                .build();
    }
}
