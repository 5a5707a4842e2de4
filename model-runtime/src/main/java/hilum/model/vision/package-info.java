/**
 * From a picture to the numbers that a vision tower takes: Pillow-exact resizing, normalising. Pure Java.
 * No file formats of pictures, no weights. Called by hilum.model.decode and hilum.model.torch.
 */
@NullMarked
package hilum.model.vision;

import org.jspecify.annotations.NullMarked;
