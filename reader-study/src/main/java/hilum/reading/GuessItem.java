package hilum.reading;

import java.util.Optional;

/**
 * A case of the sample for which the reader says which text was the AI's.
 *
 * @param number place in the reader's order
 * @param guess what was answered; empty before
 */
public record GuessItem(int number, ReadingTask task, BlindedPair pair, Optional<Guess> guess) {}
