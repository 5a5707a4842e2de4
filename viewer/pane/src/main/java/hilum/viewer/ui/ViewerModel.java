package hilum.viewer.ui;

import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.Voi;
import hilum.viewer.DecodedPicture;
import hilum.viewer.Instance;
import hilum.viewer.Overlay;
import hilum.viewer.PictureLoader;
import hilum.viewer.PicturePyramid;
import hilum.viewer.PictureReference;
import hilum.viewer.Study;
import hilum.viewer.WindowPreset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What one picture pane shows and how: the picture, its window, its overlays, and the commands of keys and tool bar. Its {@link
 * ViewGeometry} holds zoom and pan. JavaFX thread only.
 */
public final class ViewerModel {
    private final PictureLoader loader;
    private final Executor uiThread;
    private final ViewGeometry geometry = new ViewGeometry();
    private final ReadOnlyObjectWrapper<PaneState> state = new ReadOnlyObjectWrapper<>(new PaneState.Empty());
    private final ReadOnlyObjectWrapper<@Nullable DisplayedPicture> displayed = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable OnScreen> onScreen = new ReadOnlyObjectWrapper<>();
    private final GreyWindow window = new GreyWindow(onScreen);
    private final BooleanProperty inverted = new SimpleBooleanProperty();
    private final BooleanProperty cornerTextsVisible = new SimpleBooleanProperty(true);
    private final BooleanProperty aiMarksVisible = new SimpleBooleanProperty(true);
    private final ObjectProperty<@Nullable Badge> badge = new SimpleObjectProperty<>();
    private final ReadOnlyIntegerWrapper overlayRevision = new ReadOnlyIntegerWrapper();
    private final List<Overlay> overlays = new ArrayList<>();

    private PictureLoader.@Nullable Request request;
    /** Of the last request: what an older one reports is out of date. */
    private Object ticket = new Object();

    private Runnable again = () -> {};
    private IntConsumer onNextView = step -> {};
    private IntConsumer onNextStudy = step -> {};
    private Consumer<ImagePoint> onContextMenu = point -> {};
    private @Nullable Runnable onMaximise;

    /** Where the user asked for a menu: fractions 0..1 of the image, and the screen position for the menu. */
    public record ImagePoint(double xFraction, double yFraction, double screenX, double screenY) {}

    /**
     * @param loader may be shared between panes
     * @param uiThread runs its tasks on the JavaFX thread, in order: {@code Platform::runLater}
     */
    public ViewerModel(PictureLoader loader, Executor uiThread) {
        this.loader = loader;
        this.uiThread = uiThread;
    }

    /** Shows the first frame of {@code instance}; whatever was asked for before is given up. */
    public void show(Study study, Instance instance) {
        show(study, instance, 0);
    }

    /**
     * Shows one frame; {@code frame} is zero-based. The picture before stays until this one is ready, or a first look at it: then {@link
     * #displayedProperty()} is empty until the whole is there.
     */
    public void show(Study study, Instance instance, int frame) {
        cancelRequest();
        again = () -> show(study, instance, frame);
        PictureReference reference = instance.reference(frame);
        DisplayedPicture now = displayed.get();
        if (now != null && now.reference().equals(reference)) {
            display(new DisplayedPicture(study, instance, reference, now.decoded()));
            return;
        }
        DecodedPicture ready = loader.cached(reference).orElse(null);
        if (ready != null) {
            display(new DisplayedPicture(study, instance, reference, ready));
            return;
        }
        state.set(new PaneState.Loading(instance));
        Object mine = ticket;
        PictureLoader.Outcome outcome = new PictureLoader.Outcome() {
            @Override
            public void loaded(DecodedPicture picture) {
                inTurn(mine, () -> display(new DisplayedPicture(study, instance, reference, picture)));
            }

            @Override
            public void failed(PictureLoader.Failure failure) {
                inTurn(mine, () -> fail(instance, failure));
            }
        };
        request = loader.load(
                reference,
                outcome,
                look -> inTurn(mine, () -> preview(new PreviewedPicture(study, instance, reference, look))));
    }

    /** A request that was cancelled may have reported already: its task then lies in the queue of the JavaFX thread. */
    @SuppressWarnings("ReferenceEquality") // this very request, not an equal one
    private void inTurn(Object mine, Runnable then) {
        uiThread.execute(() -> {
            if (ticket == mine) {
                then.run();
            }
        });
    }

    /** Asks once more for what was asked for last, such as after a network drive came back. */
    public void retry() {
        again.run();
    }

    /** Shows nothing. */
    public void clear() {
        cancelRequest();
        again = () -> {};
        paintNothing();
        state.set(new PaneState.Empty());
    }

    private void preview(PreviewedPicture picture) {
        // First, so that whoever hears that the picture before is gone can tell why.
        state.set(new PaneState.Preview(picture.instance()));
        displayed.set(null);
        paint(picture);
    }

    private void display(DisplayedPicture picture) {
        paint(picture);
        displayed.set(picture);
        state.set(new PaneState.Shown());
    }

    /** Of one picture that is painted again, such as after its first look, zoom, window and inversion stay. */
    private void paint(OnScreen picture) {
        OnScreen before = onScreen.get();
        boolean same = before != null && before.reference().equals(picture.reference());
        if (same && before instanceof PreviewedPicture) {
            window.follow(picture);
        } else if (!same) {
            inverted.set(false);
            PicturePyramid pyramid = picture.pyramid();
            geometry.setPicture(
                    pyramid.widthPx(), pyramid.heightPx(), picture.image().pixelAspect());
            window.open(picture);
        }
        onScreen.set(picture);
    }

    private void paintNothing() {
        displayed.set(null);
        onScreen.set(null);
        window.forget();
        geometry.forgetPicture();
    }

    private void fail(Instance instance, PictureLoader.Failure failure) {
        // A picture beside somebody else's name would be dangerous: the old one goes.
        paintNothing();
        state.set(new PaneState.Failed(instance, failure));
    }

    /** Gives up what is being decoded; a first look goes with it, since its whole picture will not come. */
    private void cancelRequest() {
        ticket = new Object();
        if (request != null) {
            request.cancel();
            request = null;
        }
        if (onScreen.get() instanceof PreviewedPicture) {
            paintNothing();
        }
    }

    /** Turns black and white over. */
    public void invert() {
        inverted.set(!inverted.get());
    }

    /** Back to how the picture opened: window, zoom, inversion. */
    public void reset() {
        inverted.set(false);
        defaultWindow();
        geometry.fit();
    }

    /** The window that the picture opened with. */
    public void defaultWindow() {
        window.reset();
    }

    /** A window from the spread of this picture's values. */
    public void preset(WindowPreset preset) {
        window.preset(preset);
    }

    /** One of the windows of {@link DisplayImage#vois()}, or the caller's own. */
    public void window(Voi chosen) {
        window.choose(chosen);
    }

    /**
     * Changes {@code from} as a drag does: right widens the window, down raises its centre.
     *
     * @param from the window when the drag began
     * @param dx viewport pixels since then
     * @param dy viewport pixels since then
     */
    public void dragWindow(Voi from, double dx, double dy) {
        window.drag(from, dx, dy);
    }

    /** Next (+1) or previous (-1) view of the study; whoever holds the study answers by {@link #show}. */
    public void nextView(int step) {
        onNextView.accept(step);
    }

    /** Next (+1) or previous (-1) study. */
    public void nextStudy(int step) {
        onNextStudy.accept(step);
    }

    /** Double click: makes the pane large, or where nobody takes that, changes between fit and 1:1. */
    public void maximise(double viewX, double viewY) {
        if (onMaximise != null) {
            onMaximise.run();
        } else {
            geometry.toggleFit(viewX, viewY);
        }
    }

    void openContextMenu(ImagePoint point) {
        onContextMenu.accept(point);
    }

    /** Adds marks; call {@link #overlaysChanged()} whenever what they answer changes. */
    public void addOverlay(Overlay overlay) {
        overlays.add(overlay);
        overlaysChanged();
    }

    /** Asks all overlays anew. */
    public void overlaysChanged() {
        overlayRevision.set(overlayRevision.get() + 1);
    }

    List<Overlay> overlays() {
        return List.copyOf(overlays);
    }

    ReadOnlyIntegerProperty overlayRevisionProperty() {
        return overlayRevision.getReadOnlyProperty();
    }

    public void setOnNextView(IntConsumer handler) {
        onNextView = handler;
    }

    public void setOnNextStudy(IntConsumer handler) {
        onNextStudy = handler;
    }

    /** Right click without a drag, or the menu key. */
    public void setOnContextMenu(Consumer<ImagePoint> handler) {
        onContextMenu = handler;
    }

    public void setOnMaximise(Runnable handler) {
        onMaximise = handler;
    }

    /** Zoom and pan. */
    public ViewGeometry geometry() {
        return geometry;
    }

    public ReadOnlyObjectProperty<PaneState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What is painted, a first look included; null when nothing is. */
    ReadOnlyObjectProperty<@Nullable OnScreen> onScreenProperty() {
        return onScreen.getReadOnlyProperty();
    }

    /** The picture on screen; null when there is none, and while only a first look is there. */
    public ReadOnlyObjectProperty<@Nullable DisplayedPicture> displayedProperty() {
        return displayed.getReadOnlyProperty();
    }

    /** The window; null without a picture and for one in colour. */
    public ObjectProperty<@Nullable Voi> voiProperty() {
        return window.voiProperty();
    }

    public BooleanProperty invertedProperty() {
        return inverted;
    }

    public BooleanProperty cornerTextsVisibleProperty() {
        return cornerTextsVisible;
    }

    public BooleanProperty aiMarksVisibleProperty() {
        return aiMarksVisible;
    }

    /** Prior, current or nothing, set by whoever hangs the pictures. */
    public ObjectProperty<@Nullable Badge> badgeProperty() {
        return badge;
    }
}
