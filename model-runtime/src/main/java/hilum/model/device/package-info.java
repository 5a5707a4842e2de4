/**
 * What this machine has to compute with, and what a model needs: graphics cards by their driver, main memory, bytes of a checkpoint.
 * Nothing here loads libtorch, a model or a weight. For the torch package and for whoever shows devices; asks nobody but weights.
 */
@NullMarked
package hilum.model.device;

import org.jspecify.annotations.NullMarked;
