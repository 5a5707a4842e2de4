/**
 * From stored values to grey levels: Modality LUT, VOI LUT, polarity, spacing. Pure functions without JavaFX. Viewer, assistant bridge and command line call it.
 */
@NullMarked
package hilum.dicom.display;

import org.jspecify.annotations.NullMarked;
