package hilum.dicom.display;

import java.util.List;
import java.util.Optional;

/**
 * One decoded frame, ready to be windowed quickly: every pixel is an unsigned 16-bit index into a table of modality values.
 *
 * <p>Grey levels are {@code lut(voi, inverted)[index]}; a viewer resamples the indices first and looks up afterwards. Thread-safe as
 * long as callers leave the arrays alone.
 */
public interface DisplayImage {
    int widthPx();

    int heightPx();

    /** Row-major indices, read with {@code & 0xFFFF}; length {@code widthPx * heightPx}. Not to be changed. */
    short[] indices();

    /**
     * For each of the 65,536 indices its 8-bit grey level: Modality LUT, window, then MONOCHROME1 turned over once, then {@code
     * inverted} once more when the user asked for it. Not linear when {@link Voi.Function#SIGMOID} or the file's VOI LUT is used.
     */
    byte[] lut(Voi voi, boolean inverted);

    /** The window that this picture opens with: the file's first, else robust percentiles of its values. */
    Voi defaultVoi();

    /** All windows of the file, in its order, then {@code full range}. */
    List<Voi> vois();

    /** Modality value of {@code index}, in the units of the rescale type. */
    double modalityValue(int index);

    /** Whether {@code index} stands for pixel padding, which is no part of the picture and counts in no statistics. */
    default boolean isPadding(int index) {
        return false;
    }

    /** Smallest and largest modality value of the frame, padding left out. */
    double minimum();

    /** See {@link #minimum()}. */
    double maximum();

    /** Packed {@code 0xFFRRGGBB} pixels when the frame is in colour; then windows do not apply. */
    Optional<int[]> colour();

    /** Vertical and horizontal millimetres per pixel with their origin, when the file has them. */
    Optional<Spacing> spacing();

    /** Overlays and shutter of the frame; the grey levels do not know them. */
    default Planes planes() {
        return Planes.NONE;
    }

    /** Height of a pixel divided by its width; a picture is to be shown that much higher than its rows say. */
    default double pixelAspect() {
        return 1;
    }

    /** What was wrong with the file, in words; a picture with warnings may be incomplete. Whoever shows it has to say so. */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * Millimetres per pixel.
     *
     * @param origin in words: {@code calibrated}, {@code at the detector}, {@code magnification corrected}, {@code on the scanned
     *     film}, {@code of unknown origin}
     */
    record Spacing(double rowMm, double columnMm, String origin) {}
}
