package hilum.viewer;

/**
 * The one place where image pixels become viewport pixels: {@code viewport = image * scale + offset}.
 *
 * <p>Image coordinates have (0, 0) at the outer corner of the top left pixel, so the picture spans 0..widthPx by 0..heightPx.
 *
 * @param scale viewport pixels per image pixel across, above 0
 * @param offsetX viewport x of the image's left edge
 * @param offsetY viewport y of the image's top edge
 * @param pixelAspect height of an image pixel divided by its width: down, the scale is that much larger
 */
public record ViewTransform(double scale, double offsetX, double offsetY, double pixelAspect) {
    /** For square pixels. */
    public ViewTransform(double scale, double offsetX, double offsetY) {
        this(scale, offsetX, offsetY, 1);
    }

    /** The whole image, centred, as large as fits. */
    public static ViewTransform fit(double imageWidth, double imageHeight, double viewWidth, double viewHeight) {
        return fit(imageWidth, imageHeight, viewWidth, viewHeight, 1);
    }

    /** The same for pixels that are {@code pixelAspect} times as high as wide. */
    public static ViewTransform fit(
            double imageWidth, double imageHeight, double viewWidth, double viewHeight, double pixelAspect) {
        double shownHeight = imageHeight * pixelAspect;
        double scale = Math.min(viewWidth / imageWidth, viewHeight / shownHeight);
        return new ViewTransform(
                scale, (viewWidth - imageWidth * scale) / 2, (viewHeight - shownHeight * scale) / 2, pixelAspect);
    }

    /** Viewport pixels per image pixel down. */
    public double scaleDown() {
        return scale * pixelAspect;
    }

    public double toViewX(double imageX) {
        return imageX * scale + offsetX;
    }

    public double toViewY(double imageY) {
        return imageY * scaleDown() + offsetY;
    }

    public double toImageX(double viewX) {
        return (viewX - offsetX) / scale;
    }

    public double toImageY(double viewY) {
        return (viewY - offsetY) / scaleDown();
    }

    /** Zooms by {@code factor}, keeping the image point under ({@code viewX}, {@code viewY}) in place. */
    public ViewTransform zoomedAt(double viewX, double viewY, double factor) {
        return new ViewTransform(
                scale * factor, viewX - (viewX - offsetX) * factor, viewY - (viewY - offsetY) * factor, pixelAspect);
    }

    /** Moves by viewport pixels. */
    public ViewTransform panned(double dx, double dy) {
        return new ViewTransform(scale, offsetX + dx, offsetY + dy, pixelAspect);
    }

    /** The same view in pixels that are {@code factor} times smaller, as the physical ones of a dense screen are. */
    public ViewTransform inPixelsOf(double factor) {
        return new ViewTransform(scale * factor, offsetX * factor, offsetY * factor, pixelAspect);
    }
}
