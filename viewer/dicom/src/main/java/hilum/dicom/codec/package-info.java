/**
 * Compressed streams to stored values and back: RLE, JPEG-LS, JPEG 2000, lossless and 12-bit JPEG of our own; 8-bit JPEG through the JDK. No files, no LUTs. Engines call it.
 */
@NullMarked
package hilum.dicom.codec;

import org.jspecify.annotations.NullMarked;
