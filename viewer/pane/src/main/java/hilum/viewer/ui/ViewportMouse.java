package hilum.viewer.ui;

import hilum.dicom.display.Voi;
import hilum.viewer.ViewTransform;
import javafx.animation.PauseTransition;
import javafx.scene.Cursor;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Left drag windows, middle drag (or Space and left) pans, right drag zooms; the wheel turns views, with Ctrl it zooms. */
final class ViewportMouse {
    /** A hand that clicks trembles by this much. */
    private static final double STILL_PX = 4;

    private static final double ZOOM_DRAG_PX = 180;
    private static final double WHEEL_STEP_PX = 40;
    private static final double WHEEL_ZOOM_PX = 300;

    private final ImageViewport viewport;
    private final MarkLayer marks;
    private final ViewerModel model;
    private final PauseTransition wheelRest = new PauseTransition(Duration.millis(140));

    private @Nullable Press press;
    private boolean dragging;
    private boolean spaceHeld;
    private double wheelPx;

    private enum Act {
        WINDOW,
        PAN,
        ZOOM
    }

    /** How everything was when the button went down. */
    private record Press(
            Act act,
            double x,
            double y,
            ViewTransform transform,
            @Nullable Voi voi) {}

    ViewportMouse(ImageViewport viewport, MarkLayer marks, ViewerModel model) {
        this.viewport = viewport;
        this.marks = marks;
        this.model = model;
        viewport.setOnMousePressed(this::pressed);
        viewport.setOnMouseDragged(this::dragged);
        viewport.setOnMouseReleased(this::released);
        viewport.setOnMouseMoved(this::moved);
        viewport.setOnScroll(this::scrolled);
        viewport.setOnZoom(this::pinched);
        viewport.setOnContextMenuRequested(this::menuKey);
        viewport.addEventHandler(KeyEvent.KEY_PRESSED, event -> space(event, true));
        viewport.addEventHandler(KeyEvent.KEY_RELEASED, event -> space(event, false));
        viewport.focusedProperty().addListener(change -> spaceHeld = false);
        wheelRest.setOnFinished(rest -> model.geometry().movingProperty().set(false));
    }

    private void space(KeyEvent event, boolean down) {
        if (event.getCode() == KeyCode.SPACE) {
            spaceHeld = down;
            event.consume();
        }
    }

    private void pressed(MouseEvent event) {
        viewport.requestFocus();
        Act act = act(event.getButton());
        dragging = false;
        press = act == null
                ? null
                : new Press(
                        act,
                        event.getX(),
                        event.getY(),
                        model.geometry().transformProperty().get(),
                        model.voiProperty().get());
        event.consume();
    }

    private @Nullable Act act(MouseButton button) {
        return switch (button) {
            case PRIMARY -> spaceHeld ? Act.PAN : Act.WINDOW;
            case MIDDLE -> Act.PAN;
            case SECONDARY -> Act.ZOOM;
            case NONE, BACK, FORWARD -> null;
        };
    }

    private void dragged(MouseEvent event) {
        Press from = press;
        if (from == null) {
            return;
        }
        double dx = event.getX() - from.x();
        double dy = event.getY() - from.y();
        dragging |= Math.hypot(dx, dy) > STILL_PX;
        if (!dragging) {
            return;
        }
        ViewGeometry geometry = model.geometry();
        switch (from.act()) {
            case WINDOW -> {
                if (from.voi() != null) {
                    model.dragWindow(from.voi(), dx, dy);
                }
            }
            case PAN -> {
                geometry.movingProperty().set(true);
                geometry.panFrom(from.transform(), dx, dy);
            }
            case ZOOM -> {
                geometry.movingProperty().set(true);
                geometry.zoomFrom(from.transform(), from.x(), from.y(), Math.exp(-dy / ZOOM_DRAG_PX));
            }
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        model.geometry().movingProperty().set(false);
        boolean click = press != null && !dragging;
        press = null;
        dragging = false;
        if (!click) {
            return;
        }
        if (event.getButton() == MouseButton.SECONDARY) {
            openMenu(event.getX(), event.getY(), event.getScreenX(), event.getScreenY());
        } else if (event.getButton() == MouseButton.PRIMARY) {
            boolean onMark = marks.selectAt(event.getX(), event.getY());
            if (!onMark && event.getClickCount() == 2) {
                model.maximise(event.getX(), event.getY());
            }
        }
        event.consume();
    }

    private void moved(MouseEvent event) {
        viewport.setCursor(marks.isMarkAt(event.getX(), event.getY()) ? Cursor.HAND : Cursor.DEFAULT);
    }

    private void scrolled(ScrollEvent event) {
        if (event.isInertia()) {
            event.consume();
            return;
        }
        if (event.isShortcutDown()) {
            model.geometry().movingProperty().set(true);
            wheelRest.playFromStart();
            model.geometry().zoomAt(event.getX(), event.getY(), Math.exp(event.getDeltaY() / WHEEL_ZOOM_PX));
        } else {
            turnViews(event.getDeltaY());
        }
        event.consume();
    }

    /** Touch pads send many small steps: only a whole notch turns the view. */
    private void turnViews(double deltaPx) {
        if (Math.signum(deltaPx) != Math.signum(wheelPx)) {
            wheelPx = 0;
        }
        wheelPx += deltaPx;
        if (Math.abs(wheelPx) >= WHEEL_STEP_PX) {
            int step = wheelPx < 0 ? 1 : -1;
            wheelPx = 0;
            model.nextView(step);
        }
    }

    private void pinched(ZoomEvent event) {
        model.geometry().movingProperty().set(true);
        wheelRest.playFromStart();
        model.geometry().zoomAt(event.getX(), event.getY(), event.getZoomFactor());
        event.consume();
    }

    private void menuKey(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            double x = viewport.getWidth() / 2;
            double y = viewport.getHeight() / 2;
            var onScreen = viewport.localToScreen(x, y);
            openMenu(x, y, onScreen.getX(), onScreen.getY());
        }
        event.consume();
    }

    private void openMenu(double x, double y, double screenX, double screenY) {
        DisplayedPicture picture = model.displayedProperty().get();
        if (picture != null) {
            ViewTransform transform = model.geometry().transformProperty().get();
            model.openContextMenu(new ViewerModel.ImagePoint(
                    transform.toImageX(x) / picture.image().widthPx(),
                    transform.toImageY(y) / picture.image().heightPx(),
                    screenX,
                    screenY));
        }
    }
}
