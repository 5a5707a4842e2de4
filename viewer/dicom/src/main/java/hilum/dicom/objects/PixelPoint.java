package hilum.dicom.objects;

/**
 * A place in an image, in pixels from the outer corner of its first pixel: that pixel's centre is at 0.5, 0.5 (DICOM PS3.3 C.10.5.1.2 and
 * C.18.6.1.2 agree on this).
 */
public record PixelPoint(double columnPx, double rowPx) {}
