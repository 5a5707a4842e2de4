package hilum.viewer;

import hilum.dicom.DicomException;
import hilum.dicom.display.DisplayImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedByInterruptException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Decodes pictures away from the JavaFX thread and keeps the last ones up to a fixed number of bytes. Thread-safe.
 *
 * <p>A loader may serve several panes; each pane cancels its own older request when it makes a newer one.
 */
public final class PictureLoader implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PictureLoader.class.getName());

    private final PictureSource source;
    private final long budgetBytes;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("picture-", 0).factory());
    private final Map<PictureReference, DecodedPicture> cache = new LinkedHashMap<>(16, 0.75f, true);
    private long cachedBytes;

    /** What became of a request; called on a thread of the loader, and not at all once the request was cancelled. */
    public interface Outcome {
        /** The picture is there. */
        void loaded(DecodedPicture picture);

        /** It cannot be shown. */
        void failed(Failure failure);
    }

    /** Why a picture cannot be shown. */
    public sealed interface Failure {
        /** The file is damaged or of a kind that cannot be shown; {@code message} says so in plain words. */
        record NotShowable(String message) implements Failure {}

        /** The file cannot be read: gone, locked, a network drive that is away. */
        record NotReadable() implements Failure {}

        /** Too large for the memory that the program has. */
        record TooLarge() implements Failure {}

        /** A bug of ours; {@code kind} is the class of the exception, which holds no patient's data. */
        record Unexpected(String kind) implements Failure {}
    }

    /** A request that can be given up. */
    @FunctionalInterface
    public interface Request {
        /** Interrupts the decoding; afterwards nothing is reported any more. */
        void cancel();
    }

    /**
     * @param budgetBytes of decoded pictures to keep; the newest one is kept even when it alone is larger
     */
    public PictureLoader(PictureSource source, long budgetBytes) {
        this.source = source;
        this.budgetBytes = budgetBytes;
    }

    /** The picture, if it is decoded already. */
    public Optional<DecodedPicture> cached(PictureReference picture) {
        synchronized (cache) {
            return Optional.ofNullable(cache.get(picture));
        }
    }

    /** Decodes {@code picture}, or takes it from the cache, and reports to {@code outcome}. */
    public Request load(PictureReference picture, Outcome outcome) {
        return start(picture, outcome, () -> source.decode(picture));
    }

    /**
     * The same, with a first look for the eye where the source gives one.
     *
     * @param firstLook is called before {@code outcome} or not at all, on the same thread, and not once the request was cancelled
     */
    public Request load(PictureReference picture, Outcome outcome, Consumer<ReducedPicture> firstLook) {
        return start(
                picture,
                outcome,
                () -> source.decode(picture, look -> {
                    ReducedPicture reduced = ReducedPicture.of(look);
                    if (!Thread.currentThread().isInterrupted()) {
                        firstLook.accept(reduced);
                    }
                }));
    }

    /** How a picture is decoded that is not in the cache. */
    @FunctionalInterface
    private interface Decoding {
        DisplayImage run() throws DicomException, IOException;
    }

    private Request start(PictureReference picture, Outcome outcome, Decoding decoding) {
        Future<?> task = threads.submit(() -> decode(picture, outcome, decoding));
        return () -> task.cancel(true);
    }

    private void decode(PictureReference picture, Outcome outcome, Decoding decoding) {
        try {
            DecodedPicture decoded = cached(picture).orElse(null);
            if (decoded == null) {
                decoded = DecodedPicture.of(decoding.run());
                keep(picture, decoded);
            }
            if (!Thread.currentThread().isInterrupted()) {
                outcome.loaded(decoded);
            }
        } catch (DicomException e) {
            fail(outcome, new Failure.NotShowable(String.valueOf(e.getMessage())));
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            LOG.log(Level.DEBUG, "a newer picture was asked for");
        } catch (IOException e) {
            fail(outcome, new Failure.NotReadable());
        } catch (OutOfMemoryError e) {
            forgetAll();
            fail(outcome, new Failure.TooLarge());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a picture could not be decoded: " + Trace.of(e));
            fail(outcome, new Failure.Unexpected(e.getClass().getSimpleName()));
        }
    }

    private static void fail(Outcome outcome, Failure failure) {
        if (!Thread.currentThread().isInterrupted()) {
            outcome.failed(failure);
        }
    }

    private void keep(PictureReference picture, DecodedPicture decoded) {
        synchronized (cache) {
            DecodedPicture before = cache.put(picture, decoded);
            cachedBytes += decoded.bytes() - (before == null ? 0 : before.bytes());
            Iterator<DecodedPicture> oldestFirst = cache.values().iterator();
            while (cachedBytes > budgetBytes && cache.size() > 1) {
                cachedBytes -= oldestFirst.next().bytes();
                oldestFirst.remove();
            }
        }
    }

    /** Drops all decoded pictures, such as when the studies are closed. */
    public void forgetAll() {
        synchronized (cache) {
            cache.clear();
            cachedBytes = 0;
        }
    }

    long cachedBytes() {
        synchronized (cache) {
            return cachedBytes;
        }
    }

    /** Interrupts what runs and takes no more requests. */
    @Override
    public void close() {
        threads.shutdownNow();
        forgetAll();
    }
}
