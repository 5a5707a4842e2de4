package hilum.model.worker;

import hilum.model.Prompt;
import java.nio.file.Path;
import java.util.List;

/** Main class of a parent that has a child answer, prints the child's process id, and never ends by itself. */
public final class ParentMain {
    private ParentMain() {}

    public static void main(String[] args) throws Exception {
        try (ModelWorker worker = new ModelWorker(FakeChild.launch(Path.of("none")), state -> {})) {
            worker.start();
            worker.generate(Prompt.of(List.of(), "hang here please"), 50, piece -> {
                System.out.println(worker.pid().orElseThrow());
                System.out.flush();
            });
        }
    }
}
