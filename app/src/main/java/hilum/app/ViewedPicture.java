package hilum.app;

import hilum.assistant.AskedPicture;
import hilum.assistant.PictureInView;
import hilum.viewer.DecodedPicture;
import hilum.viewer.Instance;
import hilum.viewer.PictureLoader;
import hilum.viewer.PictureReference;
import hilum.viewer.Study;
import hilum.viewer.StudyLibrary;
import hilum.viewer.ui.DisplayedPicture;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The bridge from the viewer to the assistant: the displayed frame, rendered as a model is given it. Thread-safe. */
final class ViewedPicture implements PictureInView {
    private final StudyLibrary library;
    private final PictureLoader loader;
    private volatile @Nullable DisplayedPicture displayed;

    ViewedPicture(StudyLibrary library, PictureLoader loader) {
        this.library = library;
        this.loader = loader;
    }

    /** What the viewer shows now, or null for nothing. */
    void show(@Nullable DisplayedPicture picture) {
        displayed = picture;
    }

    @Override
    public Optional<AskedPicture> current() {
        DisplayedPicture now = displayed;
        return now == null ? Optional.empty() : Optional.of(ask(now.instance(), now.reference(), now.decoded()));
    }

    /** The first view of the newest earlier study of the same patient. */
    @Override
    public Optional<AskedPicture> prior() {
        DisplayedPicture now = displayed;
        if (now == null) {
            return Optional.empty();
        }
        Optional<Study> prior = library.study(now.study().uid())
                .map(library::priorsOf)
                .filter(list -> !list.isEmpty())
                .map(list -> list.getFirst());
        return prior.flatMap(study -> render(study.views().getFirst(), 0));
    }

    /** One frame of an open study as a model is given it; empty when it cannot be decoded. Waits for the decoding. */
    Optional<AskedPicture> render(Instance instance, int frame) {
        PictureReference reference = instance.reference(frame);
        return decode(reference).map(decoded -> ask(instance, reference, decoded));
    }

    private Optional<DecodedPicture> decode(PictureReference reference) {
        CompletableFuture<Optional<DecodedPicture>> outcome = new CompletableFuture<>();
        loader.load(reference, new PictureLoader.Outcome() {
            @Override
            public void loaded(DecodedPicture picture) {
                outcome.complete(Optional.of(picture));
            }

            @Override
            public void failed(PictureLoader.Failure failure) {
                outcome.complete(Optional.empty());
            }
        });
        try {
            return outcome.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static AskedPicture ask(Instance instance, PictureReference reference, DecodedPicture decoded) {
        String label = (instance.view().position() + " " + instance.study().date()).strip();
        return new AskedPicture(
                instance.study().studyInstanceUid(),
                instance.sopInstanceUid(),
                reference.frame(),
                label,
                FrameToRgbImage.window(decoded.image()),
                FrameToRgbImage.render(decoded.image()));
    }
}
