/**
 * Compressed streams to stored values and back: RLE, JPEG-LS, lossless and 12-bit JPEG of our own; 8-bit JPEG and JPEG 2000 through ImageIO readers. No files, no LUTs. Engines call it.
 */
@NullMarked
package hilum.dicom.codec;

import org.jspecify.annotations.NullMarked;
