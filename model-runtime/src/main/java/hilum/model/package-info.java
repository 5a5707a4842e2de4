/**
 * The nouns and ports of the model runtime: pictures and words in, tokens out. No DJL, no JavaFX, no DICOM. Every feature may call this package; only the composition root calls its subpackages.
 */
@NullMarked
package hilum.model;

import org.jspecify.annotations.NullMarked;
