package hilum.viewer.ui;

import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.Voi;
import hilum.resources.Messages;
import hilum.viewer.WindowPreset;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The window of what a pane paints. What the user does to the window of a first look is done once more to that of the whole picture,
 * whose values differ a little. JavaFX thread only.
 */
final class GreyWindow {
    private static final Messages WORDS = Messages.of("viewer");

    private final ObservableValue<? extends @Nullable OnScreen> onScreen;
    private final ObjectProperty<@Nullable Voi> voi = new SimpleObjectProperty<>();
    private Consumer<OnScreen> last = this::asOpened;

    GreyWindow(ObservableValue<? extends @Nullable OnScreen> onScreen) {
        this.onScreen = onScreen;
    }

    /** The window; null without a picture and for one in colour. */
    ObjectProperty<@Nullable Voi> voiProperty() {
        return voi;
    }

    /** {@code picture} is about to be painted in the window that it opens with. */
    void open(OnScreen picture) {
        last = this::asOpened;
        follow(picture);
    }

    /** {@code whole} is about to take the place of its own first look. */
    void follow(OnScreen whole) {
        if (whole.pyramid().isColour()) {
            voi.set(null);
        } else {
            last.accept(whole);
        }
    }

    /** Nothing is painted any more. */
    void forget() {
        voi.set(null);
    }

    void reset() {
        change(this::asOpened);
    }

    private void asOpened(OnScreen picture) {
        voi.set(picture.image().defaultVoi());
    }

    void preset(WindowPreset preset) {
        String name = WORDS.text("preset." + preset.name().toLowerCase(Locale.ROOT));
        change(picture -> voi.set(picture.spread().window(preset, name)));
    }

    void choose(Voi chosen) {
        change(picture -> voi.set(chosen));
    }

    /** See {@link ViewerModel#dragWindow}. */
    void drag(Voi from, double dx, double dy) {
        change(picture -> {
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

    private void change(Consumer<OnScreen> change) {
        OnScreen picture = onScreen.getValue();
        if (picture != null && !picture.pyramid().isColour()) {
            last = change;
            change.accept(picture);
        }
    }
}
