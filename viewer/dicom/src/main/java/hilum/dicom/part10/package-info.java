/**
 * Our engine: parsing, writing and cutting frames out of Part 10 files. No decoding of compressed streams, no LUTs. Called through {@code DicomEngine} only.
 */
@NullMarked
package hilum.dicom.part10;

import org.jspecify.annotations.NullMarked;
