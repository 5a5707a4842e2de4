/**
 * The picture pane and the study browser in JavaFX: views bind to view models. No decoding, no files. Only the application calls it.
 */
@NullMarked
package hilum.viewer.ui;

import org.jspecify.annotations.NullMarked;
