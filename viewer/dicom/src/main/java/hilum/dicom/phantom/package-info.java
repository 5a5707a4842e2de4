/**
 * Synthetic chest radiographs with known findings and boxes: drawing and writing them as DX studies. No reading and no display. Anyone may call it.
 */
@NullMarked
package hilum.dicom.phantom;

import org.jspecify.annotations.NullMarked;
