/**
 * Words, styles, icons, window presets and the demo model, and the classes that hand them out. No logic lives here. Every room may call it.
 */
@NullMarked
package hilum.resources;

import org.jspecify.annotations.NullMarked;
