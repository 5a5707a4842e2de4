/**
 * Damaged files by the thousand, to prove that no input breaks the reader. No parsing here. Tests and {@code hilum bench fuzz} call it.
 */
@NullMarked
package hilum.dicom.fuzz;

import org.jspecify.annotations.NullMarked;
