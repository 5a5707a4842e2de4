/**
 * The download of a snapshot from a Hugging Face hub: licence, file list, transfer with resume, verification. The only network code of Hilum.
 * Nothing here loads a model or starts by itself. Only the command line calls it and, later, a settings page, after the user's consent.
 */
@NullMarked
package hilum.model.pull;

import org.jspecify.annotations.NullMarked;
