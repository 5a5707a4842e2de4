/**
 * The command line: every job that needs no window. Nothing here decides anything medical; it reads options, calls the rooms and prints.
 * Only {@code hilum.app} calls it.
 */
@NullMarked
package hilum.app.cli;

import org.jspecify.annotations.NullMarked;
