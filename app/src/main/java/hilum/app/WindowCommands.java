package hilum.app;

import hilum.model.device.GraphicsCards;
import java.util.function.Consumer;

/** What a user can set off from more than one place of the window. All are called on the JavaFX thread and return at once. */
interface WindowCommands {
    void openFiles();

    void openFolder();

    void openSample();

    void chooseModel();

    void useBuiltInModel();

    /** Answers with this model from now on. */
    void useModel(ModelChoice choice);

    /** Shows the models beside each other. */
    void showModels();

    /** Shows the card of the built-in model. */
    void showModelCard();

    void reloadModel();

    /** Where and how models are run, as chosen. */
    Settings settings();

    /** Runs the model on {@code device} from now on: {@code auto}, {@code cpu} or {@code cuda:N}. */
    void chooseDevice(String device);

    /** Runs the model in {@code precision} from now on. */
    void choosePrecision(String precision);

    /** Asks for the folder of an installed libtorch and computes with it from now on. */
    void chooseLibtorch();

    /** Computes with the libtorch that comes with the program from now on. */
    void useOwnLibtorch();

    /** Looks for graphics cards; {@code found} hears them on the JavaFX thread. */
    void lookForCards(Consumer<GraphicsCards> found);

    void startReading();
}
