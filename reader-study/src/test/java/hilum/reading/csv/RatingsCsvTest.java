package hilum.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.Rating;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import hilum.reading.csv.RatingsCsv.SittingRatings;
import hilum.reading.sqlite.SqliteReadingStore;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatingsCsvTest {
    @TempDir
    Path folder;

    @TempDir
    Path made;

    private ReadingStore opened;
    private List<SittingRatings> sittings;

    @BeforeEach
    void rate() throws ReadingFailure {
        opened = SqliteReadingStore.open(
                made.resolve("readings.db"), InstantSource.fixed(Readings.NOON), Readings.SEALING);
        ReaderDesk store = opened.reader();
        Sitting sitting =
                Readings.make(opened, "Pilot A", Readings.cases(4), "Ada").getFirst();
        for (int number = 1; number <= 3; number++) {
            store.commit(
                    sitting.id(),
                    number,
                    new Rating(
                            new Verdict.Judged(Readings.answers(5, 3, 2)),
                            "said \"so\",\nagain",
                            Duration.ofMillis(1234),
                            Readings.NOON));
        }
        store.commit(
                sitting.id(),
                4,
                new Rating(new Verdict.CannotJudge("no picture"), "", Duration.ofMillis(9), Readings.NOON));
        sittings = List.of(new SittingRatings(sitting, store.ratings(sitting.id())));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }

    @Test
    void each_answer_is_a_row() throws Exception {
        Path file = folder.resolve("ratings.csv");
        new RatingsCsv().writeBlinded(file, sittings);
        List<CSVRecord> rows = rows(file);
        assertThat(rows).hasSize(10);
        assertThat(rows.subList(0, 3))
                .extracting(row -> row.get("question") + " " + row.get("answer"))
                .containsExactly("completeness 5", "conciseness 2", "correctness 3");
        assertThat(rows.getFirst().get("comment")).isEqualTo("said \"so\",\nagain");
        assertThat(rows.getFirst().get("active_ms")).isEqualTo("1234");
        assertThat(rows.getLast().toMap())
                .containsEntry("cannot_judge", "no picture")
                .containsEntry("question", "")
                .containsEntry("answer", "");
    }

    @Test
    void nothing_tells_the_arms_or_the_cases() throws Exception {
        Path file = folder.resolve("ratings.csv");
        new RatingsCsv().writeBlinded(file, sittings);
        assertThat(Files.readString(file))
                .doesNotContainIgnoringCase("physician")
                .doesNotContain("arm", "walnut", "hazel", "case-");
    }

    @Test
    void a_folder_that_is_not_there_is_said_and_nothing_is_left() {
        Path file = folder.resolve("nowhere").resolve("ratings.csv");
        assertThatThrownBy(() -> new RatingsCsv().writeBlinded(file, sittings))
                .isInstanceOf(ReadingFailure.Unreachable.class);
        assertThat(folder).isEmptyDirectory();
    }
}
