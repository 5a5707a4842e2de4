package hilum.viewer;

import hilum.dicom.DicomDirectory;
import hilum.dicom.DicomException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Walks dropped files and folders and reports every picture as it is found. One scan each; many may run at once.
 *
 * <p>Links are followed, a loop of links ends where it began, and a file that is reached twice is read once.
 */
public final class StudyScan {
    private static final System.Logger LOG = System.getLogger(StudyScan.class.getName());
    /** Headers are small reads: this many at once keeps a disk busy and a network drive alive. */
    private static final int READS_AT_ONCE = 8;

    private final HeaderSource headers;
    private final Listener listener;
    private final Semaphore reads = new Semaphore(READS_AT_ONCE);
    private final Set<String> sopInstances = ConcurrentHashMap.newKeySet();
    private final Set<Path> reached = new HashSet<>();
    private final AtomicInteger done = new AtomicInteger();

    /** Hears what a scan finds, on threads of the scan, several at once. */
    public interface Listener {
        /** A picture. */
        void found(Instance instance);

        /** A file that is left out. */
        void skipped(Skipped skipped);

        /** {@code files} have been read so far. */
        void progress(int files);

        /** Nothing more will come. */
        void finished(boolean stopped);
    }

    /** A scan under way. */
    public interface Running {
        /** Stops soon; {@link Listener#finished} still comes. */
        void stop();

        /** Waits for the end. */
        void await() throws InterruptedException;
    }

    private StudyScan(HeaderSource headers, Listener listener) {
        this.headers = headers;
        this.listener = listener;
    }

    /** Starts to scan {@code roots}, files or folders. */
    public static Running start(List<Path> roots, HeaderSource headers, Listener listener) {
        StudyScan scan = new StudyScan(headers, listener);
        Thread walker = Thread.ofVirtual().name("scan").start(() -> scan.run(List.copyOf(roots)));
        return new Running() {
            @Override
            public void stop() {
                walker.interrupt();
            }

            @Override
            public void await() throws InterruptedException {
                walker.join();
            }
        };
    }

    private void run(List<Path> roots) {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (Path root : withListedFiles(roots)) {
                    Files.walkFileTree(
                            root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Walk(readers));
                }
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        "a folder could not be walked to its end: "
                                + e.getClass().getSimpleName());
            }
            if (Thread.currentThread().isInterrupted()) {
                readers.shutdownNow();
            }
            // Leaving this block waits for the readers; an interrupt meanwhile stops them.
        }
        listener.finished(Thread.currentThread().isInterrupted());
    }

    /** A table of contents stands for the files that it lists; what it lists in vain is told. */
    private List<Path> withListedFiles(List<Path> roots) {
        List<Path> all = new ArrayList<>(roots);
        for (Path root : roots) {
            if (DicomDirectory.isNamedSo(root) && Files.isRegularFile(root)) {
                try {
                    DicomDirectory directory = DicomDirectory.open(root);
                    all.addAll(directory.files());
                    directory
                            .missing()
                            .forEach(id -> listener.skipped(new Skipped(root, Skipped.Reason.UNREADABLE, id)));
                } catch (DicomException e) {
                    LOG.log(Level.DEBUG, "a table of contents could not be read");
                }
            }
        }
        return all;
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final ExecutorService readers;

        Walk(ExecutorService readers) {
            this.readers = readers;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return firstTime(folder) ? goOn() : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isRegularFile()) {
                // A pipe or a device would block the reader.
                listener.skipped(new Skipped(file, Skipped.Reason.NOT_DICOM, ""));
            } else if (firstTime(file)) {
                try {
                    reads.acquire();
                    readers.execute(() -> readThenRelease(file));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return goOn();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!(e instanceof FileSystemLoopException)) {
                listener.skipped(new Skipped(file, Skipped.Reason.UNREADABLE, ""));
            }
            return goOn();
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            if (e != null) {
                listener.skipped(new Skipped(folder, Skipped.Reason.UNREADABLE, ""));
            }
            return goOn();
        }

        private FileVisitResult goOn() {
            return Thread.currentThread().isInterrupted() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }

    /** Links can lead to the same place by several ways. */
    private boolean firstTime(Path path) {
        try {
            return reached.add(path.toRealPath());
        } catch (IOException e) {
            return true;
        }
    }

    private void readThenRelease(Path file) {
        try {
            read(file);
            listener.progress(done.incrementAndGet());
        } finally {
            reads.release();
        }
    }

    private void read(Path file) {
        try {
            switch (headers.read(file)) {
                case HeaderSource.Found.Picture(Instance instance) -> {
                    if (sopInstances.add(instance.sopInstanceUid())) {
                        listener.found(instance);
                    } else {
                        listener.skipped(new Skipped(file, Skipped.Reason.DUPLICATE, ""));
                    }
                }
                case HeaderSource.Found.Nothing(Skipped.Reason reason, String detail) ->
                    listener.skipped(new Skipped(file, reason, detail));
            }
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                listener.skipped(new Skipped(file, Skipped.Reason.UNREADABLE, ""));
            }
        } catch (RuntimeException e) {
            // One file with a header that trips us must not end the scan of a thousand others.
            LOG.log(Level.ERROR, "a header could not be read: " + Trace.of(e));
            listener.skipped(new Skipped(file, Skipped.Reason.DAMAGED, ""));
        }
    }
}
