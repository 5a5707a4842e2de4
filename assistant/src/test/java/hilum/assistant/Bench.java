package hilum.assistant;

import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The house around the assistant, made of fakes: one study with one picture, a fixed clock, a folder. */
public final class Bench implements AutoCloseable {
    public static final String STUDY = "1.2.826.0.1.3680043.10.1";
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    public final ThreadFactory threads = Thread.ofVirtual().factory();
    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    public final AssistantPorts ports;
    public final Autosave autosave;
    public volatile Optional<AskedPicture> current = Optional.of(picture(STUDY, 7));
    public volatile Optional<AskedPicture> prior = Optional.empty();
    public volatile Optional<VisionLanguageModel> model;
    public volatile IOException saveFailure;

    public Bench(VisionLanguageModel model, Path folder) {
        this.model = Optional.of(model);
        PictureInView pictures = new PictureInView() {
            @Override
            public Optional<AskedPicture> current() {
                return current;
            }

            @Override
            public Optional<AskedPicture> prior() {
                return prior;
            }
        };
        ports = new AssistantPorts(() -> this.model, pictures, threads, clock, "0.1.0");
        autosave = new Autosave(folder, threads, clock, new Autosave.Listener() {
            @Override
            public void saved(Instant at) {}

            @Override
            public void failed(IOException cause) {
                saveFailure = cause;
            }
        });
    }

    public static AskedPicture picture(String study, int seed) {
        byte[] grey = new byte[64 * 48];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) (i * seed);
        }
        return new AskedPicture(
                study,
                study + "." + seed,
                0,
                "PA 2020-02-20",
                "W 3900 L 2050, from the file",
                RgbImage.ofGrey(64, 48, grey));
    }

    /** Waits up to ten seconds for {@code condition}. */
    public static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited ten seconds in vain");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        model.ifPresent(VisionLanguageModel::close);
        autosave.close();
    }
}
