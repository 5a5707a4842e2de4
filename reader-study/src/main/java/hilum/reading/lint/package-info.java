/**
 * Whether two arms can be told apart by the form of their texts, and what would level it. No files, no words for the screen. The reading rooms and the application call it.
 */
@NullMarked
package hilum.reading.lint;

import org.jspecify.annotations.NullMarked;
