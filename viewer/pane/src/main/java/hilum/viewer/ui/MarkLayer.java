package hilum.viewer.ui;

import hilum.resources.Messages;
import hilum.viewer.Overlay;
import hilum.viewer.PictureReference;
import hilum.viewer.ViewTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The boxes of all overlays, each with its numbered label, kept at their place in the picture. */
final class MarkLayer extends Region {
    private static final Messages WORDS = Messages.of("viewer");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    /** The line is this wide in the style sheet; its middle lies on the edge of the box. */
    private static final double LINE_PX = 2;

    private static final double LABEL_MAX_WIDTH_PX = 280;

    private final ViewerModel model;
    private List<Mark> marks = List.of();

    /** One box on screen and whom to tell about a click. */
    private record Mark(Overlay overlay, Overlay.Box box, Region outline, Label label) {}

    MarkLayer(ViewerModel model) {
        this.model = model;
        getStyleClass().add("mark-layer");
        setPickOnBounds(false);
        visibleProperty().bind(model.aiMarksVisibleProperty());
        model.overlayRevisionProperty().addListener(change -> rebuild());
        model.onScreenProperty().addListener(change -> rebuild());
        model.geometry().transformProperty().addListener(change -> requestLayout());
    }

    private void rebuild() {
        List<Mark> now = new ArrayList<>();
        OnScreen picture = model.onScreenProperty().get();
        if (picture != null) {
            PictureReference reference = picture.reference();
            for (Overlay overlay : model.overlays()) {
                overlay.boxes(reference).forEach(box -> now.add(mark(overlay, box)));
            }
        }
        marks = List.copyOf(now);
        getChildren().clear();
        marks.forEach(mark -> getChildren().add(mark.outline()));
        marks.forEach(mark -> getChildren().add(mark.label()));
        requestLayout();
    }

    private static Mark mark(Overlay overlay, Overlay.Box box) {
        Region outline = new Region();
        outline.getStyleClass().add("ai-box");
        outline.setMouseTransparent(true);
        outline.pseudoClassStateChanged(SELECTED, box.selected());
        Label label = new Label(WORDS.text("mark.label", box.number(), box.label()));
        label.getStyleClass().add("ai-box-label");
        label.pseudoClassStateChanged(SELECTED, box.selected());
        label.setMaxWidth(LABEL_MAX_WIDTH_PX);
        label.setTooltip(new Tooltip(WORDS.text("mark.tooltip", box.number(), box.label())));
        return new Mark(overlay, box, outline, label);
    }

    @Override
    protected void layoutChildren() {
        OnScreen picture = model.onScreenProperty().get();
        if (picture == null) {
            return;
        }
        ViewTransform transform = model.geometry().transformProperty().get();
        double width = picture.pyramid().widthPx();
        double height = picture.pyramid().heightPx();
        List<Bounds> taken = new ArrayList<>();
        for (Mark mark : marks) {
            Overlay.Box box = mark.box();
            double left = transform.toViewX(box.x0() * width);
            double top = transform.toViewY(box.y0() * height);
            double right = transform.toViewX(box.x1() * width);
            double bottom = transform.toViewY(box.y1() * height);
            mark.outline()
                    .resizeRelocate(
                            snapPositionX(left - LINE_PX / 2),
                            snapPositionY(top - LINE_PX / 2),
                            snapPositionX(right - left + LINE_PX),
                            snapPositionY(bottom - top + LINE_PX));
            placeLabel(mark.label(), new BoundingBox(left, top, right - left, bottom - top), taken);
        }
    }

    /** Above the box at its left; pushed inside the pane, and away from labels that are there already. */
    private void placeLabel(Label label, Bounds box, List<Bounds> taken) {
        double width = Math.min(label.prefWidth(-1), LABEL_MAX_WIDTH_PX);
        double height = label.prefHeight(width);
        boolean inSight = box.intersects(0, 0, getWidth(), getHeight());
        label.setVisible(inSight);
        double x = Math.clamp(box.getMinX() - LINE_PX / 2, 0, Math.max(0, getWidth() - width));
        double above = box.getMinY() - height - LINE_PX / 2;
        double y = above >= 0 ? above : Math.max(0, box.getMinY() + LINE_PX);
        for (int tries = 0; tries < marks.size(); tries++) {
            Bounds wanted = new BoundingBox(x, y, width, height);
            Optional<Bounds> hit = taken.stream()
                    .filter(other -> other.getMinY() < wanted.getMaxY()
                            && wanted.getMinY() < other.getMaxY()
                            && other.getMinX() < wanted.getMaxX()
                            && wanted.getMinX() < other.getMaxX())
                    .findFirst();
            if (hit.isEmpty()) {
                break;
            }
            y = hit.get().getMaxY() + 1;
        }
        if (inSight) {
            taken.add(new BoundingBox(x, y, width, height));
        }
        label.resizeRelocate(snapPositionX(x), snapPositionY(y), width, height);
    }

    /** Selects the label or the smallest box under a point of the pane; false when there is none. */
    boolean selectAt(double x, double y) {
        Optional<Mark> hit = at(x, y);
        hit.ifPresent(mark -> mark.overlay().select(mark.box().id()));
        return hit.isPresent();
    }

    boolean isMarkAt(double x, double y) {
        return at(x, y).isPresent();
    }

    private Optional<Mark> at(double x, double y) {
        if (!isVisible()) {
            return Optional.empty();
        }
        Optional<Mark> label = marks.stream()
                .filter(mark -> mark.label().isVisible()
                        && mark.label().getBoundsInParent().contains(x, y))
                .findFirst();
        return label.isPresent()
                ? label
                : marks.stream()
                        .filter(mark -> mark.outline().getBoundsInParent().contains(x, y))
                        .min((one, other) -> Double.compare(area(one), area(other)));
    }

    private static double area(Mark mark) {
        return mark.outline().getWidth() * mark.outline().getHeight();
    }
}
