package hilum.viewer.ui;

import hilum.viewer.ViewTransform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Zoom and pan of one pane, in the pixels of its layout. JavaFX thread only. */
public final class ViewGeometry {
    private static final double SMALLEST_PART_OF_FIT = 0.2;
    private static final double LARGEST_SCREEN_PX_PER_IMAGE_PX = 32;

    private final ReadOnlyObjectWrapper<ViewTransform> transform =
            new ReadOnlyObjectWrapper<>(new ViewTransform(1, 0, 0));
    private final ReadOnlyBooleanWrapper fitted = new ReadOnlyBooleanWrapper(true);
    private final BooleanProperty moving = new SimpleBooleanProperty();

    private double viewWidth;
    private double viewHeight;
    private double renderScale = 1;
    private int imageWidthPx;
    private int imageHeightPx;
    private double pixelAspect = 1;

    void setPicture(int widthPx, int heightPx, double newPixelAspect) {
        imageWidthPx = widthPx;
        imageHeightPx = heightPx;
        pixelAspect = newPixelAspect;
        fit();
    }

    void forgetPicture() {
        imageWidthPx = 0;
        imageHeightPx = 0;
        fitted.set(true);
    }

    /**
     * The pane has another size; a fitted picture stays fitted, any other keeps its centre.
     *
     * @param newRenderScale physical pixels of the screen for each pixel of the layout
     */
    void setView(double width, double height, double newRenderScale) {
        double dx = (width - viewWidth) / 2;
        double dy = (height - viewHeight) / 2;
        viewWidth = width;
        viewHeight = height;
        renderScale = newRenderScale;
        if (fitted.get()) {
            fit();
        } else {
            transform.set(transform.get().panned(dx, dy));
        }
    }

    private boolean ready() {
        return imageWidthPx > 0 && viewWidth > 0 && viewHeight > 0;
    }

    private ViewTransform fitting() {
        return ViewTransform.fit(imageWidthPx, imageHeightPx, viewWidth, viewHeight, pixelAspect);
    }

    /** The whole picture, as large as fits. */
    public void fit() {
        fitted.set(true);
        if (ready()) {
            transform.set(fitting());
        }
    }

    /** One pixel of the picture on one of the screen, around the middle of the pane. */
    public void oneToOne() {
        zoomTo(viewWidth / 2, viewHeight / 2, 1 / renderScale);
    }

    /** From fit to 1:1 around a point, and back. */
    public void toggleFit(double viewX, double viewY) {
        if (fitted.get()) {
            zoomTo(viewX, viewY, 1 / renderScale);
        } else {
            fit();
        }
    }

    /** Larger or smaller around the middle of the pane. */
    public void zoom(double factor) {
        zoomAt(viewWidth / 2, viewHeight / 2, factor);
    }

    /** Larger or smaller, keeping the image point under ({@code viewX}, {@code viewY}) in place. */
    public void zoomAt(double viewX, double viewY, double factor) {
        zoomTo(viewX, viewY, transform.get().scale() * factor);
    }

    /** As {@link #zoomAt}, counted from how it was when a drag began. */
    void zoomFrom(ViewTransform before, double viewX, double viewY, double factor) {
        if (ready()) {
            transform.set(before);
            zoomTo(viewX, viewY, before.scale() * factor);
        }
    }

    private void zoomTo(double viewX, double viewY, double scale) {
        if (ready()) {
            double smallest = Math.min(fitting().scale(), 1 / renderScale) * SMALLEST_PART_OF_FIT;
            double largest = Math.max(
                    LARGEST_SCREEN_PX_PER_IMAGE_PX / renderScale, fitting().scale());
            double allowed = Math.clamp(scale, smallest, largest);
            ViewTransform now = transform.get();
            ViewTransform zoomed = now.zoomedAt(viewX, viewY, allowed / now.scale());
            fitted.set(false);
            transform.set(onPixels(new ViewTransform(allowed, zoomed.offsetX(), zoomed.offsetY(), pixelAspect)));
        }
    }

    /** At 1:1 the picture lies exactly on the pixels of the screen; half a pixel aside, smoothing would blur it. */
    private ViewTransform onPixels(ViewTransform wanted) {
        return Math.abs(wanted.scale() * renderScale - 1) > 1e-9
                ? wanted
                : new ViewTransform(
                        wanted.scale(),
                        Math.round(wanted.offsetX() * renderScale) / renderScale,
                        Math.round(wanted.offsetY() * renderScale) / renderScale,
                        wanted.pixelAspect());
    }

    /** Moves by viewport pixels; a corner of the picture always stays in sight. */
    public void pan(double dx, double dy) {
        panFrom(transform.get(), dx, dy);
    }

    /** As {@link #pan}, counted from how it was when a drag began. */
    void panFrom(ViewTransform before, double dx, double dy) {
        if (ready()) {
            double keep = Math.min(48, Math.min(viewWidth, viewHeight) / 4);
            double x = Math.clamp(before.offsetX() + dx, keep - imageWidthPx * before.scale(), viewWidth - keep);
            double y = Math.clamp(before.offsetY() + dy, keep - imageHeightPx * before.scaleDown(), viewHeight - keep);
            fitted.set(false);
            transform.set(onPixels(new ViewTransform(before.scale(), x, y, before.pixelAspect())));
        }
    }

    /** Image pixels to pane pixels. */
    public ReadOnlyObjectProperty<ViewTransform> transformProperty() {
        return transform.getReadOnlyProperty();
    }

    /** Whether the picture follows the size of the pane. */
    public ReadOnlyBooleanProperty fittedProperty() {
        return fitted.getReadOnlyProperty();
    }

    /** While true, the picture is drawn fast rather than smooth. */
    BooleanProperty movingProperty() {
        return moving;
    }

    /** Physical screen pixels for each image pixel, in percent. */
    double zoomPercent() {
        return transform.get().scale() * renderScale * 100;
    }

    double viewWidth() {
        return viewWidth;
    }

    double viewHeight() {
        return viewHeight;
    }
}
