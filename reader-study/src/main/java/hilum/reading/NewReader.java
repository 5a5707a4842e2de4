package hilum.reading;

import java.util.random.RandomGenerator;

/**
 * A reader to be given a place.
 *
 * @param pin for the log-in, four characters or more; empty for none
 */
public record NewReader(String name, String pin) {
    /** With six digits that nobody can guess when {@code chance} cannot be guessed. */
    public static NewReader withFreshPin(String name, RandomGenerator chance) {
        return new NewReader(name, "%06d".formatted(chance.nextInt(1_000_000)));
    }

    @Override
    public String toString() {
        return "NewReader[" + name + "]";
    }
}
