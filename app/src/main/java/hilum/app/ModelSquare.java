package hilum.app;

import hilum.assistant.SeenPicture;
import hilum.model.ModelFailure;
import hilum.model.RgbImage;
import hilum.model.vision.BicubicResize;
import hilum.model.weights.Checkpoint;
import hilum.resources.Messages;
import hilum.resources.Stylesheets;
import hilum.viewer.Instance;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Shows the square that a model was given for an answer, made again from the file. */
final class ModelSquare {
    private static final double SHOWN_PX = 512;

    private final Composition parts;
    private final Messages words;

    ModelSquare(Composition parts) {
        this.parts = parts;
        this.words = parts.words;
    }

    /** Makes the square and shows it; not on the JavaFX thread. */
    void show(SeenPicture seen, Window owner) {
        parts.library.studies().stream()
                .flatMap(study -> study.views().stream())
                .filter(instance -> instance.sopInstanceUid().equals(seen.sopInstanceUid()))
                .findFirst()
                .flatMap(instance -> square(instance, seen.frame()))
                .ifPresent(square -> Platform.runLater(() -> open(seen, square, owner)));
    }

    private Optional<RgbImage> square(Instance instance, int frame) {
        return parts.viewed.render(instance, frame).flatMap(picture -> {
            try {
                ModelChoice choice =
                        ModelChoice.of(Settings.load(parts.folders.settings()).model(), parts.folders);
                int side = Checkpoint.open(choice.folder()).config().imagePx();
                return Optional.of(BicubicResize.resize(picture.pixels(), side, side));
            } catch (ModelFailure e) {
                return Optional.empty();
            }
        });
    }

    private void open(SeenPicture seen, RgbImage square, Window owner) {
        int side = square.widthPx();
        WritableImage image = new WritableImage(side, side);
        image.getPixelWriter().setPixels(0, 0, side, side, PixelFormat.getByteRgbInstance(), square.rgb(), 0, 3 * side);
        ImageView view = new ImageView(image);
        view.setFitWidth(SHOWN_PX);
        view.setFitHeight(SHOWN_PX);
        Label text = new Label(words.text("saw.text", seen.label(), seen.window(), side));
        text.setWrapText(true);
        text.setMaxWidth(SHOWN_PX);
        Dialog<Void> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(words.text("saw.title"));
        dialog.getDialogPane().getStylesheets().setAll(Stylesheets.readingRoom());
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        VBox content = new VBox(view, text);
        content.getStyleClass().add("model-square");
        dialog.getDialogPane().setContent(content);
        dialog.show();
    }
}
