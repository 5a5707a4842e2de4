/**
 * Snapshot folders as Hugging Face lays them out: configuration, memory-mapped safetensors, shard index, verification, digests.
 * No native library, no tokens, no arithmetic on tensors. Called by hilum.model.torch, hilum.model.worker and the composition root.
 */
@NullMarked
package hilum.model.weights;

import org.jspecify.annotations.NullMarked;
