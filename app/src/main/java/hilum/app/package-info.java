/**
 * Composition root, main window, settings and the bridges between features. The only room that sees all others; nobody calls it.
 */
@NullMarked
package hilum.app;

import org.jspecify.annotations.NullMarked;
