package hilum.viewer.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** One picture with its corner texts, marks and badges, or a card that says why there is none. */
public final class ViewerPane extends StackPane {
    private final ViewerModel model;
    private final ImageViewport viewport;

    public ViewerPane(ViewerModel model) {
        this.model = model;
        viewport = new ImageViewport(model);
        Region ring = new Region();
        ring.getStyleClass().add("viewer-ring");
        ring.setMouseTransparent(true);
        getStyleClass().add("viewer-pane");
        setMinSize(80, 80);
        getChildren().addAll(viewport, new CornerTexts(model), new StateCard(model), ring);
    }

    public ViewerModel model() {
        return model;
    }

    /** Where the keys of a picture work; give it the focus for F6. */
    public ImageViewport viewport() {
        return viewport;
    }

    /** Takes files and folders that are dropped here. */
    public void setOnFilesDropped(Consumer<List<Path>> handler) {
        new FileDrop(this, handler);
    }
}
