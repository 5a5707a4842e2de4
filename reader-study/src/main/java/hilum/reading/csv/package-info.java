/**
 * Cases from CSV files and ratings into them. No database, no words for the screen. The application and the reading room call it.
 */
@NullMarked
package hilum.reading.csv;

import org.jspecify.annotations.NullMarked;
