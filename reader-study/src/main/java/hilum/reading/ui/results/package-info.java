/**
 * The coordinator's page of results: locked until the blinding is ended, then figure, tables and exports. No statistics, no files. The reading panel shows it.
 */
@NullMarked
package hilum.reading.ui.results;

import org.jspecify.annotations.NullMarked;
