package hilum.reading.statistics;

/** Hears how far a long calculation is; called from the calculating thread. */
@FunctionalInterface
public interface Progress {
    /** {@code done} of {@code all} parts are finished. */
    void at(int done, int all);

    /** Hears nothing. */
    static Progress unheard() {
        return (done, all) -> {};
    }
}
