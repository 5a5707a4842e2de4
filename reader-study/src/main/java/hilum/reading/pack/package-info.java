/**
 * Files of the reader study beside the database: protocol, key, log, signed packages and results. No SQL and no screen. The desks in
 * hilum.reading.sqlite call it, and the command line for protocol files.
 */
@NullMarked
package hilum.reading.pack;

import org.jspecify.annotations.NullMarked;
