package hilum.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.InMemoryReadingStore;
import hilum.reading.OpenedKey;
import hilum.reading.Rating;
import hilum.reading.ReadingFailure;
import hilum.reading.Readings;
import hilum.reading.Side;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import hilum.reading.csv.RatingsCsv.SittingRatings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatingsCsvTest {
    @TempDir
    Path folder;

    private final InMemoryReadingStore store = new InMemoryReadingStore(InstantSource.fixed(Readings.NOON));
    private List<SittingRatings> sittings;

    @BeforeEach
    void rate() throws ReadingFailure {
        Sitting sitting = store.create(Readings.protocol("Pilot A"), Readings.cases(4), List.of("Ada"))
                .getFirst();
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
    void each_answer_is_a_row_with_its_value_towards_report_2() throws Exception {
        Path file = folder.resolve("ratings.csv");
        new RatingsCsv().writeBlinded(file, sittings);
        List<CSVRecord> rows = rows(file);
        assertThat(rows).hasSize(12);
        assertThat(rows.subList(0, 3))
                .extracting(row -> row.get("attribute") + " " + row.get("shown") + " " + row.get("towards_report_2"))
                .containsExactly("completeness 5 10", "correctness 3 0", "conciseness 2 -5");
        assertThat(rows.getFirst().get("comment")).isEqualTo("said \"so\",\nagain");
        assertThat(rows.getFirst().get("active_ms")).isEqualTo("1234");
        assertThat(rows.getLast().toMap())
                .containsEntry("cannot_judge", "no picture")
                .containsEntry("shown", "")
                .containsEntry("towards_report_2", "");
    }

    @Test
    void before_the_key_is_opened_nothing_tells_the_arms() throws Exception {
        Path file = folder.resolve("ratings.csv");
        new RatingsCsv().writeBlinded(file, sittings);
        assertThat(Files.readString(file))
                .doesNotContainIgnoringCase("physician")
                .doesNotContain("arm", "walnut", "hazel");
        assertThat(rows(file).getFirst().toMap()).doesNotContainKey("towards_ai");
    }

    @Test
    void with_the_key_the_value_points_to_the_second_arm() throws Exception {
        Path file = folder.resolve("ratings.csv");
        OpenedKey key = store.openKey("Pilot A", "test");
        new RatingsCsv().writeUnblinded(file, sittings, key);
        for (CSVRecord row : rows(file).subList(0, 9)) {
            Side side = key.sides().values().iterator().next().get(row.get("case"));
            int shown = Integer.parseInt(row.get("towards_report_2"));
            assertThat(row.get("towards_ai")).isEqualTo(Integer.toString(side == Side.A_FIRST ? shown : -shown));
            assertThat(row.get("report_1_arm")).isEqualTo(side == Side.A_FIRST ? "physician" : "ai");
            assertThat(row.get("report_2_arm")).isEqualTo(side == Side.A_FIRST ? "ai" : "physician");
        }
    }

    @Test
    void a_folder_that_is_not_there_is_said_and_nothing_is_left() {
        Path file = folder.resolve("nowhere").resolve("ratings.csv");
        assertThatThrownBy(() -> new RatingsCsv().writeBlinded(file, sittings))
                .isInstanceOf(ReadingFailure.Unreachable.class);
        assertThat(folder).isEmptyDirectory();
    }
}
