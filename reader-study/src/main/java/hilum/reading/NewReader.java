package hilum.reading;

/**
 * A reader to be given a place.
 *
 * @param pin for the log-in, four characters or more; empty for none
 */
public record NewReader(String name, String pin) {
    @Override
    public String toString() {
        return "NewReader[" + name + "]";
    }
}
