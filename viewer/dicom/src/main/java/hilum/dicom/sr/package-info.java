/**
 * Structured reports: measurement reports (TID 1500), text reports (TID 2000), key object selections (TID 2010). No files.
 * Anyone may call it.
 */
@NullMarked
package hilum.dicom.sr;

import org.jspecify.annotations.NullMarked;
