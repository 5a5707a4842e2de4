package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.Answers;
import hilum.reading.Arms;
import hilum.reading.AuditEntry;
import hilum.reading.OpenCase;
import hilum.reading.Preference;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingTask;
import hilum.reading.ReadingWords;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.Unblinded;
import hilum.reading.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of version 1, as the program wrote it, is carried over. */
class MigrationTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Readings.NOON);
    private static final String VERSION_1 = Schema.current().steps().getFirst();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws Exception {
        Path film = Files.writeString(folder.resolve("film.dcm"), "pixels");
        file = folder.resolve("readings.db");
        sql(VERSION_1);
        sql("""
                INSERT INTO reading VALUES (1, 'Pilot A', 'FINDINGS_SUMMARIZATION', 5);
                INSERT INTO reading_case VALUES (1, 1, 'pt-17', 'cough', 'long'), (2, 1, 'pt-18', 'pain', 'longer');
                INSERT INTO case_picture VALUES (1, 0, '%s');
                INSERT INTO sitting VALUES (1, 1, 0, 'Ada');
                INSERT INTO sitting_place VALUES (1, 1, 2, 'hazel', 'walnut'), (1, 2, 1, 'walnut 2', 'hazel 2');
                INSERT INTO rating VALUES (1, 1, '', 'hm', 1500, 77);
                INSERT INTO rating_answer VALUES (1, 1, 'COMPLETENESS', 4), (1, 1, 'CORRECTNESS', 3),
                                                 (1, 1, 'CONCISENESS', 1);
                INSERT INTO draft VALUES (1, 2, 'so far', 900);
                INSERT INTO draft_answer VALUES (1, 2, 'CORRECTNESS', 2);
                INSERT INTO key_protocol VALUES (1, 77001234567, 'quercus', 'zebrawood');
                INSERT INTO key_text VALUES (1, 'walnut 2', 'hazel 2'), (2, 'walnut', 'hazel');
                INSERT INTO key_side VALUES (1, 1, 'A_FIRST'), (1, 2, 'B_FIRST');
                INSERT INTO key_opening VALUES (1, 1, 88, 'interim');
                PRAGMA user_version = 1;
                """.formatted(film));
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String ask(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getString(1);
        }
    }

    @Test
    void a_reading_of_version_1_is_closed_in_words_until_its_key_is_sealed() throws Exception {
        try (ReadingStore store = open()) {
            Sitting sitting = store.reader().sittings().getFirst();
            assertThatThrownBy(() -> store.reader().next(sitting.id())).isInstanceOf(ReadingFailure.KeyInFile.class);
            assertThatThrownBy(() -> store.reader().ratings(sitting.id())).isInstanceOf(ReadingFailure.KeyInFile.class);
            assertThatThrownBy(() -> store.coordinator().results("Pilot A", Readings.passPhrase()))
                    .isInstanceOfSatisfying(
                            ReadingFailure.KeyInFile.class,
                            failure -> assertThat(new ReadingWords().of(failure))
                                    .contains("first version", "Ratings are safe", "hilum reading seal"));
            assertThatThrownBy(() -> store.coordinator().seal("Pilot A", "short".toCharArray()))
                    .isInstanceOf(ReadingFailure.NotReady.class);
            store.coordinator().seal("Pilot A", Readings.passPhrase());
            assertThatThrownBy(() -> store.coordinator().seal("Pilot A", Readings.passPhrase()))
                    .isInstanceOf(ReadingFailure.Frozen.class);
        }
    }

    @Test
    void sealing_takes_every_word_of_the_key_out_of_every_file() throws Exception {
        open().close();
        assertThat(filesWithTheKey()).contains("readings.db", "readings.db.v1.backup");
        try (ReadingStore store = open()) {
            store.coordinator().seal("Pilot A", Readings.passPhrase());
            assertThat(filesWithTheKey()).isEmpty();
        }
        assertThat(filesWithTheKey()).isEmpty();
    }

    /** Files, free pages and logs of SQLite included, with an arm, a source's id, a side or the seed; the protocol names the arms and is the coordinator's. */
    private List<String> filesWithTheKey() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = new ArrayList<>();
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(each, StandardCharsets.ISO_8859_1);
                boolean holds = Stream.of(
                                "quercus", "zebrawood", "pt-17", "A_FIRST", "B_FIRST", "\u0011\u00ed\u00a1\u0098\u0087")
                        .anyMatch(text::contains);
                if (holds && !each.endsWith("protocol.json")) {
                    found.add(each.getFileName().toString());
                }
            }
            return found;
        }
    }

    @Test
    void a_sealed_reading_of_version_1_is_analysed_like_any_other() throws Exception {
        try (ReadingStore store = open()) {
            String hash = store.coordinator().seal("Pilot A", Readings.passPhrase());
            assertThat(store.coordinator().studies().getFirst().hash()).isEqualTo(hash);
            Readings.rateAll(store.reader(), 1);
            // Version 1 had ended the blinding already.
            Unblinded results = store.coordinator().results("Pilot A", Readings.passPhrase());
            assertThat(results.items())
                    .extracting(item -> item.place().caseId() + " " + item.side())
                    .containsExactly("pt-18 B_FIRST", "pt-17 A_FIRST");
            assertThat(results.protocol().arms()).isEqualTo(new Arms("quercus", "zebrawood"));
            assertThat(results.protocol().plan().seed()).isEqualTo(77001234567L);
            assertThat(store.coordinator().auditTrail("Pilot A"))
                    .anyMatch(entry ->
                            entry.what().equals("unblinded") && entry.detail().contains("interim"));
            store.coordinator().unblind("Pilot A", "again", Readings.passPhrase());
            assertThat(store.coordinator().auditTrail("Pilot A"))
                    .extracting(AuditEntry::detail)
                    .contains("texts and pictures are those that were frozen");
        }
    }

    private ReadingStore open() throws ReadingFailure {
        return SqliteReadingStore.open(file, CLOCK, Readings.SEALING);
    }

    @Test
    void ratings_drafts_and_places_of_version_1_go_on() throws Exception {
        try (ReadingStore store = open()) {
            store.coordinator().seal("Pilot A", Readings.passPhrase());
            Sitting sitting = store.reader().sittings().getFirst();
            assertThat(sitting.reading()).isEqualTo("Pilot A");
            assertThat(sitting.hasPin()).isFalse();
            assertThat(sitting.tasks()).containsExactly(ReadingTask.FINDINGS_SUMMARIZATION);
            assertThat(sitting.savedAnswers()).isEqualTo(4);
            assertThat(store.reader().ratings(sitting.id()).getFirst().rating().verdict())
                    .isEqualTo(new Verdict.Judged(Readings.answers(4, 3, 1)));
            OpenCase next = store.reader().next(sitting.id()).orElseThrow();
            assertThat(next.number()).isEqualTo(2);
            assertThat(next.pair().pictures())
                    .singleElement()
                    .satisfies(picture -> assertThat(picture).hasContent("pixels"));
            assertThat(next.draft().answers())
                    .isEqualTo(Answers.none().with(ReadingAttribute.CORRECTNESS, Preference.REPORT_1_SLIGHTLY));
            store.reader().commit(sitting.id(), 2, Readings.rating(2));
            assertThat(store.reader().next(sitting.id())).isEmpty();
        }
    }

    @Test
    void a_backup_is_laid_into_the_coordinators_folder_first() throws Exception {
        SqliteReadingStore.open(file, CLOCK).close();
        Path backup = file.resolveSibling("readings.db.coordinator").resolve("readings.db.v1.backup");
        assertThat(ask(file, "PRAGMA user_version")).isEqualTo("2");
        assertThat(ask(file, "PRAGMA foreign_key_check")).isNull();
        assertThat(ask(backup, "PRAGMA user_version")).isEqualTo("1");
        assertThat(ask(backup, "SELECT count(*) FROM rating")).isEqualTo("1");
    }

    @Test
    void the_key_of_version_1_is_carried_over() throws Exception {
        SqliteReadingStore.open(file, CLOCK).close();
        assertThat(ask(file, "SELECT group_concat(name || side) FROM v1_key_side JOIN v1_key_text USING (case_id)"))
                .contains("pt-18B_FIRST", "pt-17A_FIRST");
        assertThat(ask(file, "SELECT second || seed FROM v1_key")).isEqualTo("zebrawood77001234567");
        assertThat(ask(file, "SELECT unblinded_ms FROM study")).isEqualTo("88");
    }

    @Test
    void a_migration_that_fails_leaves_the_old_version() throws Exception {
        Schema broken =
                new Schema(List.of(VERSION_1, "CREATE TABLE extra (id INTEGER); INSERT INTO nowhere VALUES (1);"));
        assertThatThrownBy(() -> SqliteReadingStore.open(file, CLOCK, Readings.SEALING, broken))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ask(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"))
                .isEqualTo("0");
        SqliteReadingStore.open(file, CLOCK).close();
        assertThat(Files.exists(file)).isTrue();
    }
}
