package hilum.reading.pack;

import hilum.reading.Guess;
import hilum.reading.Look;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a reader sends back: ratings by place, guesses and what happened at his station. */
public record ReaderResult(
        int format,
        String hash,
        String reader,
        List<PlacedRating> ratings,
        List<PlacedGuess> guesses,
        List<Event> events) {
    public static final int FORMAT = 1;

    public ReaderResult {
        ratings = List.copyOf(ratings);
        guesses = List.copyOf(guesses);
        events = List.copyOf(events);
    }

    /**
     * A rating.
     *
     * @param cannotJudge the reason, or empty
     */
    public record PlacedRating(
            int number,
            String cannotJudge,
            Map<String, String> answers,
            String comment,
            Times times,
            List<Look> looks) {
        public PlacedRating {
            answers = Map.copyOf(answers);
            looks = List.copyOf(looks);
        }
    }

    public record Times(long activeMs, long committedMs, long firstAnswerMs, int changes) {}

    public record PlacedGuess(int number, Guess guess) {}

    /** A line for the log: a log-in that failed, results that were asked for. */
    public record Event(Instant at, String what) {}
}
