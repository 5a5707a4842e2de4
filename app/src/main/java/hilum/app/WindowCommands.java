package hilum.app;

/** What a user can set off from more than one place of the window. All are called on the JavaFX thread and return at once. */
interface WindowCommands {
    void openFiles();

    void openFolder();

    void openSample();

    void chooseModel();

    void useBuiltInModel();

    void reloadModel();

    void startReading();
}
