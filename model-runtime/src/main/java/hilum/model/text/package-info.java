/**
 * Words to token ids and back, and the chat frame around them: tokenizer, frame, streaming decoder. Pure Java.
 * No weights, no native library, no meaning of answers. Called by hilum.model.decode and hilum.model.torch.
 */
@NullMarked
package hilum.model.text;

import org.jspecify.annotations.NullMarked;
