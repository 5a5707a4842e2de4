/**
 * The numbers of a reading: how often, how large, how sure, how well readers agree. No files, no database, no words for the screen. The reading rooms and the application call it.
 */
@NullMarked
package hilum.reading.statistics;

import org.jspecify.annotations.NullMarked;
