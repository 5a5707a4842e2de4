/**
 * The child JVM that runs the model, and the client that speaks to it through two pipes. What the model computes lives elsewhere: the child is handed a {@code ModelLoader}. Only the composition root calls {@link hilum.model.worker.ModelWorker}.
 */
@NullMarked
package hilum.model.worker;

import org.jspecify.annotations.NullMarked;
