/**
 * Random checkpoints of real size and layout, for load tests: their words mean nothing, and their folder says so.
 * No native library, no training. Called by the composition root.
 */
@NullMarked
package hilum.model.synth;

import org.jspecify.annotations.NullMarked;
