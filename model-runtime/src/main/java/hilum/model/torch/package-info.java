/**
 * Everything that touches DJL and libtorch: native start, TorchScript programs, tensors, the loaded model.
 * No tokenizing, no stop rules, no file formats. Called by hilum.model.worker and the composition root.
 */
@NullMarked
package hilum.model.torch;

import org.jspecify.annotations.NullMarked;
