package hilum.reading.ui;

import hilum.reading.Sitting;

/** What the panel shows. */
sealed interface ReadingPage {
    /** The file is being opened. */
    record Opening() implements ReadingPage {}

    /** The file could not be opened; {@code words} say why and what to do. */
    record Failed(String words) implements ReadingPage {}

    /** The list of sittings. */
    record Start() implements ReadingPage {}

    /** A reading is being made. */
    record New(NewReadingViewModel viewModel) implements ReadingPage {}

    /** A case is being read. */
    record Rating(RatingViewModel viewModel) implements ReadingPage {}

    /** Every case is done. */
    record End(Sitting sitting) implements ReadingPage {}
}
