/**
 * The DICOM toolkit: data sets, Part 10 files, frames of stored values. No JavaFX and none of our other rooms. Anyone may call it.
 */
@NullMarked
package hilum.dicom;

import org.jspecify.annotations.NullMarked;
