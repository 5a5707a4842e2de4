package hilum.reading.ui;

import hilum.reading.OpenCase;

/** What lies over the case that is being read; no time counts under it. */
sealed interface RatingCover {
    /** The case is open. */
    record None() implements RatingCover {}

    /** The reader paused. */
    record Pause() implements RatingCover {}

    /** A training case was answered; {@code words} are what its makers say about it. */
    record Feedback(String words, OpenCase next) implements RatingCover {}

    /** The session is as long as the protocol wants it. */
    record Break(long minutes, OpenCase next) implements RatingCover {}
}
