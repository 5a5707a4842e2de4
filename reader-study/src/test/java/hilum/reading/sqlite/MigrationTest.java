package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.Answers;
import hilum.reading.OpenCase;
import hilum.reading.Preference;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingTask;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
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
    void write() throws SQLException {
        file = folder.resolve("readings.db");
        sql(VERSION_1);
        sql("""
                INSERT INTO reading VALUES (1, 'Pilot A', 'FINDINGS_SUMMARIZATION', 5);
                INSERT INTO reading_case VALUES (1, 1, 'pt-17', 'cough', 'long'), (2, 1, 'pt-18', 'pain', 'longer');
                INSERT INTO case_picture VALUES (1, 0, '/films/1.dcm');
                INSERT INTO sitting VALUES (1, 1, 0, 'Ada');
                INSERT INTO sitting_place VALUES (1, 1, 2, 'hazel', 'walnut'), (1, 2, 1, 'walnut 2', 'hazel 2');
                INSERT INTO rating VALUES (1, 1, '', 'hm', 1500, 77);
                INSERT INTO rating_answer VALUES (1, 1, 'COMPLETENESS', 4), (1, 1, 'CORRECTNESS', 3),
                                                 (1, 1, 'CONCISENESS', 1);
                INSERT INTO draft VALUES (1, 2, 'so far', 900);
                INSERT INTO draft_answer VALUES (1, 2, 'CORRECTNESS', 2);
                INSERT INTO key_protocol VALUES (1, 42, 'physician', 'ai');
                INSERT INTO key_text VALUES (1, 'walnut 2', 'hazel 2'), (2, 'walnut', 'hazel');
                INSERT INTO key_side VALUES (1, 1, 'A_FIRST'), (1, 2, 'B_FIRST');
                INSERT INTO key_opening VALUES (1, 1, 88, 'interim');
                PRAGMA user_version = 1;
                """);
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
    void ratings_drafts_and_places_of_version_1_go_on() throws Exception {
        try (ReadingStore store = SqliteReadingStore.open(file, CLOCK)) {
            Sitting sitting = store.reader().sittings().getFirst();
            assertThat(sitting.reading()).isEqualTo("Pilot A");
            assertThat(sitting.hasPin()).isFalse();
            assertThat(sitting.tasks()).containsExactly(ReadingTask.FINDINGS_SUMMARIZATION);
            assertThat(sitting.savedAnswers()).isEqualTo(4);
            assertThat(store.reader().ratings(sitting.id()).getFirst().rating().verdict())
                    .isEqualTo(new Verdict.Judged(Readings.answers(4, 3, 1)));
            OpenCase next = store.reader().next(sitting.id()).orElseThrow();
            assertThat(next.number()).isEqualTo(2);
            assertThat(next.pair().pictures()).containsExactly(Path.of("/films/1.dcm"));
            assertThat(next.draft().answers())
                    .isEqualTo(Answers.none().with(ReadingAttribute.CORRECTNESS, Preference.REPORT_1_SLIGHTLY));
            store.reader().commit(sitting.id(), 2, Readings.rating(2));
            assertThat(store.reader().next(sitting.id())).isEmpty();
        }
    }

    @Test
    void a_backup_is_laid_beside_the_file_first() throws Exception {
        SqliteReadingStore.open(file, CLOCK).close();
        Path backup = file.resolveSibling("readings.db.v1.backup");
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
        assertThat(ask(file, "SELECT second || seed FROM v1_key")).isEqualTo("ai42");
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
