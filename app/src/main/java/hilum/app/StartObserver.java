package hilum.app;

/** Hears how far a start has come. Called on the JavaFX thread. */
public interface StartObserver {
    /** The first frame of the window has been drawn. */
    void windowShown();

    /** The first picture has been drawn. Returns whether the window is to close now. */
    boolean pictureShown();

    /** Hears nothing and closes nothing. */
    static StartObserver none() {
        return new StartObserver() {
            @Override
            public void windowShown() {}

            @Override
            public boolean pictureShown() {
                return false;
            }
        };
    }
}
