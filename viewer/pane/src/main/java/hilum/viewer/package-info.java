/**
 * Studies as found on disk and the geometry of showing one. No model, no chat, no reading. Only the application calls it.
 */
@NullMarked
package hilum.viewer;

import org.jspecify.annotations.NullMarked;
