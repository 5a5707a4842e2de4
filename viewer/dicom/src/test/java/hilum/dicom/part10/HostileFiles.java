package hilum.dicom.part10;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import hilum.dicom.DicomDump;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.DisplayImages;
import hilum.dicom.display.FilmRendering;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Reads every file of a hostile archive as a viewer does, elements, dump, JSON and the first picture with all that lies over it, in a
 * process of its own, so that its memory can be limited. Ends with 1 when a file makes trouble: takes more than two seconds of all
 * threads, asks for more memory than docs/dicom-conformance.md states, or throws what is no {@link DicomException}.
 */
final class HostileFiles {
    private static final long LIMIT_MS = 2_000;
    private static final long FIXED_BYTES = 16 << 20;
    private static final long PER_FILE_BYTE = 64;
    private static final long PER_PIXEL = 24;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final StringBuilder told = new StringBuilder();
    private int files;
    private int pictures;
    private int troubles;
    private long slowestMs;
    private long mostBytes;

    private HostileFiles() {}

    /** The archive is POSIX ustar: header of 512 bytes, name at 0, octal size at 124. */
    public static void main(String[] arguments) throws IOException {
        HostileFiles run = new HostileFiles();
        try (InputStream in =
                new BufferedInputStream(new GZIPInputStream(Files.newInputStream(Path.of(arguments[0]))))) {
            byte[] header = in.readNBytes(512);
            while (header.length == 512 && header[0] != 0) {
                String name = new String(header, 0, 100, StandardCharsets.US_ASCII).trim();
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII).trim(), 8);
                byte[] bytes = in.readNBytes(size);
                in.skipNBytes((512 - size % 512) % 512);
                if (header[156] == '0' && name.endsWith(".dcm")) {
                    run.measure(name, bytes);
                }
                header = in.readNBytes(512);
            }
        }
        System.out.printf(
                "%d files, %d pictures, slowest %d ms, most asked for %d bytes%n%s",
                run.files, run.pictures, run.slowestMs, run.mostBytes, run.told);
        System.exit(run.troubles == 0 ? 0 : 1);
    }

    private void measure(String name, byte[] bytes) {
        files++;
        long start = system.getProcessCpuTime(); // of all threads, whatever else the machine does
        long before = threads.getTotalThreadAllocatedBytes(); // decoders work on several threads
        long pixels = 0;
        try {
            pixels = use(bytes);
            pictures += pixels > 0 ? 1 : 0;
        } catch (DicomException e) {
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                trouble(name, "an error without words");
            }
        } catch (RuntimeException | Error e) {
            trouble(name, e.toString());
        }
        long allocated = threads.getTotalThreadAllocatedBytes() - before;
        long tookMs = (system.getProcessCpuTime() - start) / 1_000_000;
        slowestMs = Math.max(slowestMs, tookMs);
        mostBytes = Math.max(mostBytes, allocated);
        if (tookMs > LIMIT_MS) {
            trouble(name, tookMs + " ms");
        }
        if (allocated > FIXED_BYTES + PER_FILE_BYTE * bytes.length + PER_PIXEL * pixels) {
            trouble(name, allocated + " bytes for a file of " + bytes.length + " and " + pixels + " pixels");
        }
    }

    private void trouble(String name, String what) {
        troubles++;
        told.append(name).append(": ").append(what).append('\n');
    }

    /** Pixels of the first picture; 0 where the file has none. */
    private static long use(byte[] bytes) throws DicomException {
        try (DicomFile file = DicomFile.of(bytes)) {
            if (DicomDump.lines(file).isEmpty()
                    || DicomDump.json(file, DicomDump.Bulk.REFERENCED).isEmpty()) {
                throw new IllegalStateException("an empty dump");
            }
            if (file.frameCount() == 0) {
                return 0;
            }
            DisplayImage image = DisplayImages.of(file, 0);
            FilmRendering.render(image, FilmRendering.Options.of(image));
            return (long) image.widthPx() * image.heightPx();
        }
    }
}
