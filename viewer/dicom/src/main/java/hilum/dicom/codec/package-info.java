/**
 * Compressed streams to stored values and back: RLE and JPEG-LS of our own, JPEG and JPEG 2000 through ImageIO readers. No files, no LUTs. Engines call it.
 */
@NullMarked
package hilum.dicom.codec;

import org.jspecify.annotations.NullMarked;
