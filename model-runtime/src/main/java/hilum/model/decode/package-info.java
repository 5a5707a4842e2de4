/**
 * From a prompt to an answer: greedy loop, stop rules, context limit, reuse of the pictures' part, option scores. Pure Java.
 * No DJL, no files: the computing itself comes in as a CausalProgram. Called by hilum.model.torch.
 */
@NullMarked
package hilum.model.decode;

import org.jspecify.annotations.NullMarked;
