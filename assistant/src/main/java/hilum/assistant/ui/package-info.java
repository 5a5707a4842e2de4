/**
 * Chat and draft on the screen: view models of properties and commands, panels of nodes. No prompts, no parsing, no files. Only the application calls it.
 */
@NullMarked
package hilum.assistant.ui;

import org.jspecify.annotations.NullMarked;
