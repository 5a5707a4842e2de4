package hilum.reading.sqlite;

import hilum.reading.Answers;
import hilum.reading.Preference;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** A program to be killed: resumes the sitting, keeps a draft and commits, and says so after each call has returned. */
final class CommitLoop {
    /** After so many commits it waits for its end. */
    static final int MOST_COMMITS = 60;

    private CommitLoop() {}

    public static void main(String[] arguments) throws ReadingFailure, IOException {
        long sitting = Long.parseLong(arguments[1]);
        try (ReadingStore store = SqliteReadingStore.open(Path.of(arguments[0]), InstantSource.system())) {
            ReaderDesk desk = store.reader();
            int first = desk.next(sitting).orElseThrow().number();
            for (int number = first; number < first + MOST_COMMITS; number++) {
                desk.keep(sitting, number, draft(number));
                say("kept " + number);
                desk.commit(sitting, number, Readings.rating(number));
                say("committed " + number);
            }
            System.in.read();
        }
    }

    static RatingDraft draft(int number) {
        return new RatingDraft(
                Answers.none().with(ReadingAttribute.COMPLETENESS, Preference.ofShown(1 + number % 5)),
                "draft " + number,
                Duration.ofMillis(number));
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
