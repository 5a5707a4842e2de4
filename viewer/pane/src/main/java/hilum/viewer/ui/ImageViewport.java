package hilum.viewer.ui;

import hilum.dicom.display.Voi;
import hilum.resources.Messages;
import hilum.viewer.ViewportRaster;
import java.nio.IntBuffer;
import javafx.beans.InvalidationListener;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The picture itself with the marks over it, drawn at the physical pixels of the screen.
 *
 * <p>Listeners only say what is out of date; the work happens once in each pulse: resampling into 16 bit when zoom or pan changed, one
 * table look-up for each pixel when only the window changed.
 */
public final class ImageViewport extends Region {
    private static final Messages WORDS = Messages.of("viewer");

    private final ViewerModel model;
    private final ImageView pixels = new ImageView();
    private final MarkLayer marks;
    private final Rectangle clip = new Rectangle();
    private final InvalidationListener onResize = change -> resized();

    private @Nullable ViewportRaster raster;
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private int widthPx;
    private int heightPx;
    private double renderScale = 1;
    private int[] grey = new int[65_536];
    private boolean samplesStale = true;
    private boolean greyStale = true;

    public ImageViewport(ViewerModel model) {
        this.model = model;
        marks = new MarkLayer(model);
        getStyleClass().add("image-viewport");
        getChildren().addAll(pixels, marks);
        pixels.setManaged(false);
        pixels.setSmooth(false);
        pixels.setMouseTransparent(true);
        clip.setSmooth(false);
        setClip(clip);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(WORDS.text("viewport.name"));
        setAccessibleHelp(WORDS.text("viewport.help"));
        listen();
        new ViewportMouse(this, marks, model);
        new ViewportKeys(this, model);
    }

    private void listen() {
        widthProperty().addListener(onResize);
        heightProperty().addListener(onResize);
        sceneProperty()
                .flatMap(scene -> scene.windowProperty())
                .flatMap(Window::renderScaleXProperty)
                .orElse(1.0)
                .subscribe(scale -> {
                    renderScale = scale.doubleValue();
                    resized();
                });
        ViewGeometry geometry = model.geometry();
        geometry.transformProperty().addListener(change -> samplesChanged());
        geometry.movingProperty().addListener(change -> samplesChanged());
        model.onScreenProperty().addListener(change -> {
            greyStale = true;
            samplesChanged();
        });
        model.voiProperty().addListener(change -> greyChanged());
        model.invertedProperty().addListener(change -> greyChanged());
    }

    private void resized() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        model.geometry().setView(getWidth(), getHeight(), renderScale);
        samplesChanged();
    }

    private void samplesChanged() {
        samplesStale = true;
        requestLayout();
    }

    private void greyChanged() {
        greyStale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        marks.resizeRelocate(0, 0, getWidth(), getHeight());
        fitBuffer();
        if (raster == null || buffer == null || !(samplesStale || greyStale)) {
            return;
        }
        OnScreen picture = model.onScreenProperty().get();
        if (picture == null) {
            raster.clear();
        } else {
            paint(picture, raster);
        }
        samplesStale = false;
        greyStale = false;
        buffer.updateBuffer(whole -> null);
    }

    private void paint(OnScreen picture, ViewportRaster target) {
        boolean inverted = model.invertedProperty().get();
        if (samplesStale) {
            ViewGeometry geometry = model.geometry();
            target.resample(
                    picture.pyramid(),
                    geometry.transformProperty().get().inPixelsOf(renderScale),
                    geometry.movingProperty().get() ? ViewportRaster.Quality.NEAREST : ViewportRaster.Quality.BILINEAR);
        }
        Voi voi = model.voiProperty().get();
        if (greyStale && voi != null) {
            grey = ViewportRaster.opaqueGrey(picture.image().lut(voi, inverted));
        }
        target.paint(grey, inverted);
    }

    /** One buffer pixel for each physical pixel of the screen. */
    private void fitBuffer() {
        int neededWidth = (int) Math.ceil(getWidth() * renderScale);
        int neededHeight = (int) Math.ceil(getHeight() * renderScale);
        boolean fits = neededWidth == widthPx && neededHeight == heightPx;
        if (neededWidth <= 0 || neededHeight <= 0 || (fits && buffer != null)) {
            return;
        }
        widthPx = neededWidth;
        heightPx = neededHeight;
        int[] memory = new int[widthPx * heightPx];
        raster = new ViewportRaster(widthPx, heightPx, memory);
        buffer = new PixelBuffer<>(widthPx, heightPx, IntBuffer.wrap(memory), PixelFormat.getIntArgbPreInstance());
        pixels.setImage(new WritableImage(buffer));
        pixels.setFitWidth(widthPx / renderScale);
        pixels.setFitHeight(heightPx / renderScale);
        samplesStale = true;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 640;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 80;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 80;
    }
}
