package hilum.dicom.codec;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Vr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Times our decoders beside the tools of dcmtk and GDCM in one run: 2000 x 2500 pixels at 12 and 16 bits, warm, best and median of nine.
 * Ours decode the frame of an open file; the tools run as processes that read and write files, and what such a process takes for an
 * uncompressed file (the overhead) is printed beside them. Argument: an empty folder.
 */
final class CodecCosts {
    private static final int COLUMNS = 2_000;
    private static final int ROWS = 2_500;
    private static final int TIMES = 9;
    private static final List<Case> CASES = List.of(
            new Case("RLE", List.of("dcmcrle"), List.of("dcmdrle")),
            new Case("JPEG lossless", List.of("dcmcjpeg", "+e1"), List.of("dcmdjpeg")),
            new Case("JPEG-LS", List.of("dcmcjpls"), List.of("dcmdjpls")),
            new Case("JPEG-LS, GDCM", List.of("dcmcjpls"), List.of("gdcmconv", "--raw")),
            new Case("JPEG 2000", List.of("gdcmconv", "--j2k"), List.of("gdcmconv", "--raw")));

    private record Case(String name, List<String> encode, List<String> decode) {}

    private CodecCosts() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        System.out.println("ms: ours best, median, quartered first look | tool best, median | tool on plain file");
        for (int bits : new int[] {12, 16}) {
            Path plain = folder.resolve("plain" + bits + ".dcm");
            DicomWriter.write(plain, film(bits), TransferSyntax.EXPLICIT_LE);
            long[] overhead = tool(List.of("dcmconv"), plain, folder.resolve("out.dcm"));
            for (Case codec : CASES) {
                Path packed = folder.resolve("packed.dcm");
                run(codec.encode(), plain, packed);
                try (DicomFile file = DicomFile.open(packed)) {
                    long[] ours = ours(file, 0);
                    long[] look = ours(file, 2);
                    long[] theirs = tool(codec.decode(), packed, folder.resolve("out.dcm"));
                    System.out.printf(
                            "%2d bit %-14s %5d %5d %5d | %5d %5d | %5d  ratio %.2f%n",
                            bits,
                            codec.name(),
                            ours[0],
                            ours[TIMES / 2],
                            look[TIMES / 2],
                            theirs[0],
                            theirs[TIMES / 2],
                            overhead[TIMES / 2],
                            (double) ours[TIMES / 2] / theirs[TIMES / 2]);
                }
            }
        }
    }

    private static long[] ours(DicomFile file, int reduction) throws DicomException {
        long[] times = new long[TIMES];
        for (int i = -TIMES; i < TIMES; i++) {
            long start = System.nanoTime();
            file.frame(0, reduction);
            times[Math.max(0, i)] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(times);
        return times;
    }

    private static long[] tool(List<String> command, Path in, Path out) throws IOException, InterruptedException {
        long[] times = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            run(command, in, out);
            times[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(times);
        return times;
    }

    private static void run(List<String> command, Path in, Path out) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(command);
        whole.add(in.toString());
        whole.add(out.toString());
        Files.deleteIfExists(out);
        int code = new ProcessBuilder(whole).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(command.getFirst() + " ended with " + code);
        }
    }

    /** Slow waves with quantum noise, as a detector gives them. */
    private static DataSet film(int bits) {
        Random random = new Random(1);
        byte[] cells = new byte[2 * COLUMNS * ROWS];
        double full = (1 << bits) - 1;
        for (int i = 0; i < COLUMNS * ROWS; i++) {
            double wave = 0.5 + 0.2 * Math.sin(i % COLUMNS / 170.0) + 0.2 * Math.cos(i / COLUMNS / 230.0);
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
