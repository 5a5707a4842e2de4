package hilum.viewer.ui;

import hilum.resources.Messages;
import hilum.viewer.Instance;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who, what, which side, which window and how large, in the corners of a picture; badges in the top middle. */
final class CornerTexts extends Region {
    private static final double MARGIN_PX = 8;

    private final ViewerModel model;
    private final Captions captions = new Captions();
    private final Label who = label("corner-strong");
    private final Label what = label("corner-text");
    private final Label side = label("corner-strong");
    private final Label view = label("corner-text");
    private final Label window = label("corner-text");
    private final Label zoom = label("corner-text");
    private final Label badge = label("picture-badge");
    private final Label inverted = label("picture-badge");
    private final StackPane topLeft = backed(new VBox(who, what));
    private final StackPane topRight = backed(new VBox(side, view));
    private final StackPane bottomLeft = backed(new VBox(window));
    private final StackPane bottomRight = backed(new VBox(zoom));
    private final Label preview = label("picture-badge");
    private final HBox badges = new HBox(6, badge, inverted, preview);

    CornerTexts(ViewerModel model) {
        this.model = model;
        getStyleClass().add("corner-texts");
        setMouseTransparent(true);
        ((VBox) topRight.getChildren().getLast()).setAlignment(Pos.TOP_RIGHT);
        badges.setAlignment(Pos.CENTER);
        Messages words = Messages.of("viewer");
        inverted.setText(words.text("badge.inverted"));
        inverted.getStyleClass().add("picture-badge-warn");
        preview.setText(words.text("badge.preview"));
        preview.getStyleClass().add("picture-badge-quiet");
        getChildren().addAll(topLeft, topRight, bottomLeft, bottomRight, badges);
        InvalidationListener refresh = change -> refresh();
        model.onScreenProperty().addListener(refresh);
        model.voiProperty().addListener(refresh);
        model.invertedProperty().addListener(refresh);
        model.badgeProperty().addListener(refresh);
        model.geometry().transformProperty().addListener(refresh);
        model.cornerTextsVisibleProperty().addListener(refresh);
        refresh();
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static StackPane backed(VBox texts) {
        Region backing = new Region();
        backing.getStyleClass().add("corner-backing");
        texts.getStyleClass().add("corner");
        return new StackPane(backing, texts);
    }

    private void refresh() {
        OnScreen picture = model.onScreenProperty().get();
        boolean texts = picture != null && model.cornerTextsVisibleProperty().get();
        topLeft.setVisible(texts);
        topRight.setVisible(texts);
        bottomLeft.setVisible(texts);
        bottomRight.setVisible(texts);
        badges.setVisible(picture != null);
        if (picture != null) {
            fill(picture);
        }
        requestLayout();
    }

    private void fill(OnScreen picture) {
        Instance instance = picture.instance();
        who.setText(captions.who(picture.study()));
        what.setText(captions.what(instance));
        set(side, instance.view().rightEdge());
        set(view, captions.view(instance));
        window.setText(captions.window(picture, model.voiProperty().get()));
        zoom.setText(
                captions.zoom(model.geometry().zoomPercent(), picture.image().spacing()));
        Badge now = model.badgeProperty().get();
        set(badge, now == null ? "" : now.text());
        badge.getStyleClass().setAll("label", "picture-badge", badgeStyle(now));
        shown(inverted, model.invertedProperty().get());
        shown(preview, picture instanceof PreviewedPicture);
    }

    private static String badgeStyle(@Nullable Badge badge) {
        if (badge == null) {
            return "picture-badge-note";
        }
        return switch (badge.kind()) {
            case CURRENT -> "picture-badge-ok";
            case PRIOR -> "picture-badge-warn";
            case NOTE -> "picture-badge-warn";
        };
    }

    private static void set(Label label, String text) {
        label.setText(text);
        shown(label, !text.isBlank());
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        place(topLeft, MARGIN_PX, MARGIN_PX);
        place(topRight, width - topRight.prefWidth(-1) - MARGIN_PX, MARGIN_PX);
        place(bottomLeft, MARGIN_PX, height - bottomLeft.prefHeight(-1) - MARGIN_PX);
        double right = width - bottomRight.prefWidth(-1) - MARGIN_PX;
        boolean collides = right < MARGIN_PX * 2 + bottomLeft.prefWidth(-1);
        double lift = collides ? bottomLeft.prefHeight(-1) + 2 : 0;
        place(bottomRight, right, height - bottomRight.prefHeight(-1) - MARGIN_PX - lift);
        double middle = (width - badges.prefWidth(-1)) / 2;
        boolean narrow = topLeft.isVisible() && middle < topLeft.prefWidth(-1) + 2 * MARGIN_PX;
        place(badges, narrow ? MARGIN_PX : middle, narrow ? MARGIN_PX * 2 + topLeft.prefHeight(-1) : MARGIN_PX);
    }

    private void place(Region node, double x, double y) {
        double width = Math.min(node.prefWidth(-1), Math.max(0, getWidth() - 2 * MARGIN_PX));
        double shown = Math.max(MARGIN_PX, x);
        node.resizeRelocate(snapPositionX(shown), snapPositionY(y), snapSizeX(width), snapSizeY(node.prefHeight(-1)));
    }
}
