/**
 * Protocol, blinding and ratings of the reader study. No pictures: they come through CaseDisplay. Only the application calls it.
 */
@NullMarked
package hilum.reading;

import org.jspecify.annotations.NullMarked;
