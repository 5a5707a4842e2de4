/**
 * The Reading panel and its view models. No SQL, no files, nothing of the key. Only the application builds it.
 */
@NullMarked
package hilum.reading.ui;

import org.jspecify.annotations.NullMarked;
