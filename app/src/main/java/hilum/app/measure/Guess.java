package hilum.app.measure;

/**
 * One yes or no question.
 *
 * @param about what was asked for, such as {@code pneumothorax}
 * @param yes probability that the model gives to yes, 0..1
 * @param truth whether yes is right
 */
public record Guess(String about, double yes, boolean truth) {
    /** @throws IllegalArgumentException when {@code yes} is no probability */
    public Guess {
        if (!(yes >= 0 && yes <= 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1, not " + yes);
        }
    }
}
