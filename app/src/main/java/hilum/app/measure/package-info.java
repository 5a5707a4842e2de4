/**
 * How well a model answers about drawn films whose truth is known: the questions, the counting and the statistics. No command line, no
 * window, no files. The command line calls it.
 */
@NullMarked
package hilum.app.measure;

import org.jspecify.annotations.NullMarked;
