/**
 * Grayscale Softcopy Presentation States: how images are to be shown, and what is drawn on them. No painting. Anyone may call it.
 */
@NullMarked
package hilum.dicom.presentation;

import org.jspecify.annotations.NullMarked;
