/**
 * Questions and prompts, answers and boxes, drafts. No torch, no files of DICOM. Only the application calls it.
 */
@NullMarked
package hilum.assistant;

import org.jspecify.annotations.NullMarked;
