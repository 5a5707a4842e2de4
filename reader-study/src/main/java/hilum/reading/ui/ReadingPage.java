package hilum.reading.ui;

import hilum.reading.Sitting;
import hilum.reading.StudyStatus;
import java.util.List;

/** What the panel shows. */
sealed interface ReadingPage {
    /** The file is being opened. */
    record Opening() implements ReadingPage {}

    /** The file could not be opened; {@code words} say why and what to do. */
    record Failed(String words) implements ReadingPage {}

    /** The list of sittings and studies. */
    record Start(List<Sitting> sittings, List<StudyStatus> studies) implements ReadingPage {
        public Start {
            sittings = List.copyOf(sittings);
            studies = List.copyOf(studies);
        }
    }

    /** A study is being designed. */
    record Wizard(WizardViewModel viewModel) implements ReadingPage {}

    /** The coordinator looks after a frozen study. */
    record Coordinating(CoordinatorViewModel viewModel) implements ReadingPage {}

    /** The results of a study, for the coordinator. */
    record Results(String reading) implements ReadingPage {}

    /** A reader logs in. */
    record LogIn(LogInViewModel viewModel) implements ReadingPage {}

    /** A case is being read. */
    record Rating(RatingViewModel viewModel) implements ReadingPage {}

    /** Nothing more can be read for now; {@code words} say why and until when. */
    record Stopped(String words) implements ReadingPage {}

    /** Every case is done; which text was whose is being guessed. */
    record Guessing(GuessViewModel viewModel) implements ReadingPage {}

    /** Everything is done. */
    record End(Sitting sitting) implements ReadingPage {}
}
