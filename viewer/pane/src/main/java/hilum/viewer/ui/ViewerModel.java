package hilum.viewer.ui;

import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.Voi;
import hilum.resources.Messages;
import hilum.viewer.DecodedPicture;
import hilum.viewer.Instance;
import hilum.viewer.Overlay;
import hilum.viewer.PictureLoader;
import hilum.viewer.PictureReference;
import hilum.viewer.Study;
import hilum.viewer.WindowPreset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final Messages WORDS = Messages.of("viewer");

    private final PictureLoader loader;
    private final Executor uiThread;
    private final ViewGeometry geometry = new ViewGeometry();
    private final ReadOnlyObjectWrapper<PaneState> state = new ReadOnlyObjectWrapper<>(new PaneState.Empty());
    private final ReadOnlyObjectWrapper<@Nullable DisplayedPicture> displayed = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Voi> voi = new SimpleObjectProperty<>();
    private final BooleanProperty inverted = new SimpleBooleanProperty();
    private final BooleanProperty cornerTextsVisible = new SimpleBooleanProperty(true);
    private final BooleanProperty aiMarksVisible = new SimpleBooleanProperty(true);
    private final ObjectProperty<@Nullable Badge> badge = new SimpleObjectProperty<>();
    private final ReadOnlyIntegerWrapper overlayRevision = new ReadOnlyIntegerWrapper();
    private final List<Overlay> overlays = new ArrayList<>();

    private PictureLoader.@Nullable Request request;
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

    /** Shows one frame; {@code frame} is zero-based. The picture before stays until this one is ready. */
    public void show(Study study, Instance instance, int frame) {
        cancelRequest();
        again = () -> show(study, instance, frame);
        PictureReference reference = instance.reference(frame);
        DisplayedPicture now = displayed.get();
        if (now != null && now.reference().equals(reference)) {
            displayed.set(new DisplayedPicture(study, instance, reference, now.decoded()));
            state.set(new PaneState.Shown());
            return;
        }
        DecodedPicture ready = loader.cached(reference).orElse(null);
        if (ready != null) {
            display(new DisplayedPicture(study, instance, reference, ready));
            return;
        }
        PaneState.Loading loading = new PaneState.Loading(instance);
        state.set(loading);
        request = loader.load(reference, new PictureLoader.Outcome() {
            @Override
            public void loaded(DecodedPicture picture) {
                uiThread.execute(() ->
                        ifStill(loading, () -> display(new DisplayedPicture(study, instance, reference, picture))));
            }

            @Override
            public void failed(PictureLoader.Failure failure) {
                uiThread.execute(() -> ifStill(loading, () -> fail(instance, failure)));
            }
        });
    }

    /** A request that was cancelled may have reported already: its task then lies in the queue of the JavaFX thread. */
    @SuppressWarnings("ReferenceEquality") // this very request, not an equal one
    private void ifStill(PaneState.Loading loading, Runnable then) {
        if (state.get() == loading) {
            then.run();
        }
    }

    /** Asks once more for what was asked for last, such as after a network drive came back. */
    public void retry() {
        again.run();
    }

    /** Shows nothing. */
    public void clear() {
        cancelRequest();
        again = () -> {};
        displayed.set(null);
        voi.set(null);
        geometry.forgetPicture();
        state.set(new PaneState.Empty());
    }

    private void display(DisplayedPicture picture) {
        DisplayImage image = picture.image();
        inverted.set(false);
        geometry.setPicture(image.widthPx(), image.heightPx(), image.pixelAspect());
        voi.set(picture.decoded().pyramid().isColour() ? null : image.defaultVoi());
        displayed.set(picture);
        state.set(new PaneState.Shown());
    }

    private void fail(Instance instance, PictureLoader.Failure failure) {
        // A picture beside somebody else's name would be dangerous: the old one goes.
        displayed.set(null);
        voi.set(null);
        geometry.forgetPicture();
        state.set(new PaneState.Failed(instance, failure));
    }

    private void cancelRequest() {
        if (request != null) {
            request.cancel();
            request = null;
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
        withGrey(picture -> voi.set(picture.image().defaultVoi()));
    }

    /** A window from the spread of this picture's values. */
    public void preset(WindowPreset preset) {
        String name = WORDS.text("preset." + preset.name().toLowerCase(Locale.ROOT));
        withGrey(picture -> voi.set(picture.decoded().spread().window(preset, name)));
    }

    /** One of the windows of {@link DisplayImage#vois()}, or the caller's own. */
    public void window(Voi chosen) {
        withGrey(picture -> voi.set(chosen));
    }

    /**
     * Changes {@code from} as a drag does: right widens the window, down raises its centre.
     *
     * @param from the window when the drag began
     * @param dx viewport pixels since then
     * @param dy viewport pixels since then
     */
    public void dragWindow(Voi from, double dx, double dy) {
        withGrey(picture -> {
            DisplayImage image = picture.image();
            double range = Math.max(Double.MIN_NORMAL, image.maximum() - image.minimum());
            // A narrow window asks for fine steps; 400 pixels double the width that the drag began with.
            double step = Math.clamp(from.width(), range / 50, range) / 400;
            double narrowest = from.function() == Voi.Function.LINEAR ? 1 : range / 4096;
            double width = Math.clamp(from.width() + dx * step, narrowest, Math.max(narrowest, range * 4));
            double center = Math.clamp(from.center() + dy * step, image.minimum() - range, image.maximum() + range);
            voi.set(from.withWindow(center, width, WORDS.text("window.dragged")));
        });
    }

    private void withGrey(Consumer<DisplayedPicture> change) {
        DisplayedPicture picture = displayed.get();
        if (picture != null && !picture.decoded().pyramid().isColour()) {
            change.accept(picture);
        }
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

    /** The picture on screen; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable DisplayedPicture> displayedProperty() {
        return displayed.getReadOnlyProperty();
    }

    /** The window; null without a picture and for one in colour. */
    public ObjectProperty<@Nullable Voi> voiProperty() {
        return voi;
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
