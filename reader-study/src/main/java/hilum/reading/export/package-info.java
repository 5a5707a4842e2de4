/**
 * What leaves a reading once it is unblinded: figure, report, tables, R script. No statistics are computed here and nothing is asked of a
 * data base. The results page and the command line call it.
 */
@NullMarked
package hilum.reading.export;

import org.jspecify.annotations.NullMarked;
