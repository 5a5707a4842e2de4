package hilum.reading.ui.results;

import hilum.reading.ReadingDesign;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyStatus;
import hilum.reading.export.StudyRecord;
import hilum.reading.statistics.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** A reading whose key opens with one pass phrase; remembers what was asked of it. */
final class FakeResults implements ResultsSource {
    static final String PASS_PHRASE = "correct horse";

    final List<String> reasons = new ArrayList<>();
    /** Holds the analysis up until it is interrupted. */
    boolean endless;

    int readerCount = 5;
    final CountDownLatch analysing = new CountDownLatch(1);
    private final StudyRecord study;
    private boolean unblinded;

    FakeResults(StudyRecord study, boolean unblinded) {
        this.study = study;
        this.unblinded = unblinded;
    }

    @Override
    public StudyStatus status() {
        List<StudyStatus.ReaderStatus> readers = IntStream.rangeClosed(1, readerCount)
                .mapToObj(i -> new StudyStatus.ReaderStatus(
                        i, i == 2 ? "Müller, Anna" : "reader " + i, i == 5 ? 31 : 46, 46, i != 5, false))
                .toList();
        return new StudyStatus(
                study.protocol().title(),
                1,
                ReadingDesign.COMPARATIVE,
                study.protocol().freezeHash().orElse(""),
                readers,
                new StudyStatus.Ratings(600, 597),
                unblinded);
    }

    @Override
    public void unblind(String reason, char[] passPhrase) throws ReadingFailure {
        check(passPhrase);
        reasons.add(reason);
        unblinded = true;
    }

    @Override
    public StudyRecord analyse(char[] passPhrase, Progress progress) throws ReadingFailure, InterruptedException {
        check(passPhrase);
        progress.at(0, 6);
        analysing.countDown();
        if (endless) {
            new CountDownLatch(1).await();
        }
        progress.at(6, 6);
        return study;
    }

    private static void check(char[] passPhrase) throws ReadingFailure {
        if (!new String(passPhrase).equals(PASS_PHRASE)) {
            throw new ReadingFailure.WrongPassPhrase();
        }
    }
}
