package hilum.model.worker;

import hilum.model.ModelState;
import hilum.model.Prompt;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Main class of a parent that prints its child's process id, in the middle of an answer or, with {@code parent.killed=loading}, of
 * loading, and never ends by itself.
 */
public final class ParentMain {
    private ParentMain() {}

    public static void main(String[] args) throws Exception {
        boolean loading = System.getProperty("parent.killed", "").equals("loading");
        CountDownLatch halfLoaded = new CountDownLatch(1);
        String[] options = loading ? new String[] {"-Dfake.load=hang"} : new String[0];
        try (ModelWorker worker = new ModelWorker(FakeChild.launch(Path.of("none"), options), state -> {
            if (state instanceof ModelState.Loading(var name, var phase, double fraction) && fraction == 0.5) {
                halfLoaded.countDown();
            }
        })) {
            worker.start();
            if (loading) {
                halfLoaded.await();
                print(worker);
            }
            worker.generate(Prompt.of(List.of(), "hang here please"), 50, piece -> print(worker));
        }
    }

    private static void print(ModelWorker worker) {
        System.out.println(worker.pid().orElseThrow());
        System.out.flush();
    }
}
