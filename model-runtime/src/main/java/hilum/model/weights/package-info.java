/**
 * Snapshot folders as Hugging Face lays them out: configuration, memory-mapped safetensors, shard index, verification, digests.
 * No native library, no tokens, no arithmetic on tensors. Called by hilum.model.text (files
 * only), hilum.model.torch, hilum.model.synth, hilum.model.worker and the composition root.
 */
@NullMarked
package hilum.model.weights;

import org.jspecify.annotations.NullMarked;
