package hilum.dicom.fuzz;

import com.sun.management.ThreadMXBean;
import hilum.dicom.DicomDump;
import hilum.dicom.DicomEngine;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Damages files, one after another, and reads each as a program would: elements, dump, first frame. Used by one thread. */
public final class FuzzRun {
    private static final int MAX_FAULTS = 100;

    private final DicomEngine engine;
    private final List<byte[]> originals;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private int pictures;
    private int refused;
    private long slowestNs;
    private int slowestMutant;
    private long mostBytes;
    private double mostFactor;
    private final Map<Integer, Throwable> faults = new TreeMap<>();

    /**
     * @param originals whole files; at least one
     */
    public FuzzRun(DicomEngine engine, List<byte[]> originals) {
        if (originals.isEmpty()) {
            throw new IllegalArgumentException("at least one file is needed");
        }
        this.engine = engine;
        this.originals = List.copyOf(originals);
    }

    /**
     * Reads {@code count} mutants; the same seed and files give the same ones. Ends early when the thread is interrupted or after a
     * hundred faults.
     *
     * @param done is told the number of mutants read so far
     */
    public FuzzReport run(int count, long seed, IntConsumer done) {
        Random random = new Random(seed);
        int read = 0;
        while (read < count
                && faults.size() < MAX_FAULTS
                && !Thread.currentThread().isInterrupted()) {
            byte[] mutant = Mutants.of(originals.get(read % originals.size()), random);
            measure(read++, mutant);
            done.accept(read);
        }
        return new FuzzReport(
                read, pictures, refused, slowestNs / 1_000_000, slowestMutant, mostBytes, mostFactor, faults);
    }

    private void measure(int number, byte[] mutant) {
        long id = Thread.currentThread().threadId();
        long bytesBefore = threads.getThreadAllocatedBytes(id);
        long before = threads.getCurrentThreadCpuTime();
        long picture = 0;
        try {
            picture = read(mutant);
        } catch (DicomException e) {
            refused++;
            if (e.getMessage() == null || e.getMessage().isBlank()) {
                faults.put(number, e);
            }
        } catch (RuntimeException | Error e) {
            // Whatever is thrown here is what this run is looking for.
            faults.put(number, e);
        }
        long took = threads.getCurrentThreadCpuTime() - before;
        if (took > slowestNs) {
            slowestNs = took;
            slowestMutant = number;
        }
        long bytes = threads.getThreadAllocatedBytes(id) - bytesBefore;
        mostBytes = Math.max(mostBytes, bytes);
        mostFactor = Math.max(mostFactor, (double) bytes / (mutant.length + picture));
    }

    /** Bytes of the first frame's stored values, 0 when there is none. */
    private long read(byte[] mutant) throws DicomException {
        try (DicomFile file = engine.read(mutant)) {
            if (DicomDump.lines(file).isEmpty()) {
                throw new IllegalStateException("an empty dump");
            }
            if (file.frameCount() == 0) {
                return 0;
            }
            int samples = file.frame(0).samples().size();
            pictures++;
            return 4L * samples;
        }
    }
}
