package hilum.model.worker;

import hilum.model.LoadPhase;
import hilum.model.ModelFailure;
import java.io.IOException;

/** Main class of a child with a {@link ScriptedModel}; the property {@code fake.load} says how its loading goes. */
public final class FakeWorkerMain {
    private FakeWorkerMain() {}

    public static void main(String[] args) throws IOException {
        WorkerMain.serve((order, progress) -> {
            progress.accept(0.25);
            progress.begins(LoadPhase.PLACING);
            progress.accept(0.5);
            switch (System.getProperty("fake.load", "well")) {
                case "kill" -> ScriptedModel.signal("-KILL");
                case "hang" -> ScriptedModel.hang();
                case "refuse" -> throw new ModelFailure.BadCheckpoint("The file config.json is missing.");
                default -> progress.accept(1);
            }
            return new ScriptedModel();
        });
    }
}
