package hilum.dicom.part10;

import hilum.dicom.CpuTime;
import hilum.dicom.DicomDump;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads every file of a hostile archive in a process of its own, so that its memory can be limited. Ends with 1 when a file makes
 * trouble: takes more than two seconds, or throws what is no {@link DicomException}.
 */
final class HostileFiles {
    private static final long LIMIT_MS = 2_000;

    private HostileFiles() {}

    /** The archive is POSIX ustar: header of 512 bytes, name at 0, octal size at 124. */
    public static void main(String[] arguments) throws IOException {
        int files = 0;
        int pictures = 0;
        int troubles = 0;
        long slowest = 0;
        StringBuilder told = new StringBuilder();
        try (InputStream in =
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(Path.of(arguments[0]))))) {
            byte[] header = in.readNBytes(512);
            while (header.length == 512 && header[0] != 0) {
                String name = new String(header, 0, 100, StandardCharsets.US_ASCII).trim();
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                byte[] bytes = in.readNBytes(size);
                in.skipNBytes((512 - size % 512) % 512);
                if (header[156] == '0' && name.endsWith(".dcm")) {
                    long start = CpuTime.ofThisThreadMs();
                    files++;
                    try {
                        pictures += use(bytes) ? 1 : 0;
                    } catch (RuntimeException | Error e) {
                        troubles++;
                        told.append(name).append(": ").append(e).append('\n');
                    }
                    long tookMs = CpuTime.ofThisThreadMs() - start;
                    slowest = Math.max(slowest, tookMs);
                    if (tookMs > LIMIT_MS) {
                        troubles++;
                        told.append(name).append(": ").append(tookMs).append(" ms\n");
                    }
                }
                header = in.readNBytes(512);
            }
        }
        System.out.printf("%d files, %d pictures, slowest %d ms%n%s", files, pictures, slowest, told);
        System.exit(troubles == 0 ? 0 : 1);
    }

    private static boolean use(byte[] bytes) {
        try (DicomFile file = DicomFile.of(bytes)) {
            if (DicomDump.lines(file).isEmpty()) {
                throw new IllegalStateException("an empty dump");
            }
            return file.frameCount() > 0 && file.frame(0).samples().size() > 0;
        } catch (DicomException e) {
            return false; // a clear error is as good as a picture
        }
    }
}
