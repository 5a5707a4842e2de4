package hilum.dicom;

/**
 * Something in a file that breaks the standard but could be read.
 *
 * @param position bytes from the start of the (inflated) file
 * @param message in plain words, without patient data
 */
public record ParseWarning(long position, String message) {}
