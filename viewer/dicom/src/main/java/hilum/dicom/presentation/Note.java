package hilum.dicom.presentation;

import hilum.dicom.objects.PixelPoint;

/**
 * Words on an image.
 *
 * @param anchor the place that they speak of
 * @param pointed whether a line shall lead from the words to the anchor
 */
public record Note(String text, PixelPoint anchor, boolean pointed) {}
