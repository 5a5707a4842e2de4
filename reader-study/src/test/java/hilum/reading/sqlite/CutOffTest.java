package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.AuditEntry;
import hilum.reading.CoordinatorDesk;
import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a full disk, a power cut or a change by hand leaves between database, key, log and pictures. */
class CutOffTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Readings.NOON);

    @TempDir
    Path folder;

    private Path file;
    private ReadingStore store;
    private CoordinatorDesk desk;

    @BeforeEach
    void open() throws ReadingFailure {
        file = folder.resolve("readings.db");
        store = SqliteReadingStore.open(file, CLOCK, Readings.SEALING);
        desk = store.coordinator();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void make() throws ReadingFailure {
        Readings.make(
                store,
                new StudyPlan(Readings.protocol("Pilot A", "Ada"), Readings.cases(folder.resolve("films"), 3)),
                "");
    }

    private Path only(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void a_line_of_the_log_that_was_cut_off_in_the_middle_is_no_line() throws Exception {
        make();
        Files.writeString(only("log.jsonl"), "{\"at\":\"2026-02-20T12:0", StandardOpenOption.APPEND);
        assertThat(desk.auditTrail("Pilot A")).hasSize(1);
        desk.unblind("Pilot A", "done", Readings.passPhrase());
        assertThat(desk.auditTrail("Pilot A"))
                .extracting(AuditEntry::what)
                .containsExactly("frozen", "checked", "unblinded");
    }

    @Test
    void a_last_line_without_its_end_is_missed_all_the_same() throws Exception {
        make();
        Path log = only("log.jsonl");
        Files.writeString(log, Files.readString(log).stripTrailing());
        assertThatThrownBy(() -> desk.auditTrail("Pilot A")).isInstanceOf(ReadingFailure.LogBroken.class);
    }

    @Test
    void a_freeze_whose_key_cannot_be_written_leaves_the_plan_and_nothing_else() throws Exception {
        desk.save(new StudyPlan(Readings.protocol("Pilot A", "Ada"), Readings.cases(folder.resolve("films"), 3)));
        Path obstacle = Files.createDirectories(
                only("protocol.json").resolveSibling("study.key.part").resolve("full"));
        assertThatThrownBy(() -> desk.freeze("Pilot A", List.of(new NewReader("Ada", "")), Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.OfFile.class);
        assertThat(store.reader().sittings()).isEmpty();
        assertThat(desk.plan("Pilot A").cases()).hasSize(3);
        try (Stream<Path> pictures = Files.walk(folder.resolve("readings.db.pictures"))) {
            assertThat(pictures.filter(Files::isRegularFile)).isEmpty();
        }
        Files.delete(obstacle);
        Files.delete(obstacle.getParent());
        desk.freeze("Pilot A", List.of(new NewReader("Ada", "")), Readings.passPhrase());
        assertThat(desk.unblind("Pilot A", "done", Readings.passPhrase()).items())
                .isEmpty();
    }

    @Test
    void an_adjudicator_whose_key_was_written_and_who_is_not_in_the_file_hinders_nothing() throws Exception {
        make();
        List<String> codes = desk.caseCodes("Pilot A");
        store.close();
        byte[] before = Files.readAllBytes(file);
        open();
        desk.addAdjudicator("Pilot A", new NewReader("Dora", ""), codes, Readings.passPhrase());
        store.close();
        Files.write(file, before);
        Path log = only("log.jsonl");
        Files.writeString(log, Files.readAllLines(log).getFirst() + "\n");
        open();
        assertThat(desk.unblind("Pilot A", "done", Readings.passPhrase()).adjudications())
                .isEmpty();
        long dora = desk.addAdjudicator("Pilot A", new NewReader("Dora", ""), codes, Readings.passPhrase())
                .id();
        Readings.rateAll(store.reader(), dora);
        assertThat(desk.results("Pilot A", Readings.passPhrase()).adjudications())
                .hasSize(codes.size());
    }

    @Test
    void a_picture_that_was_exchanged_after_the_freeze_is_not_packed_and_the_log_says_so() throws Exception {
        make();
        Path picture;
        try (Stream<Path> pictures = Files.walk(folder.resolve("readings.db.pictures"))) {
            picture = pictures.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.writeString(picture, "another film");
        Path pack = folder.resolve("ada.zip");
        assertThatThrownBy(() -> desk.writePackage("Pilot A", "Ada", pack, Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.ChangedSinceFreeze.class);
        assertThat(pack).doesNotExist();
        desk.unblind("Pilot A", "done", Readings.passPhrase());
        assertThat(desk.auditTrail("Pilot A"))
                .anyMatch(entry ->
                        entry.what().equals("checked") && entry.detail().contains("differ"));
    }

    @Test
    void a_text_that_was_changed_in_the_file_by_hand_is_noticed() throws Exception {
        make();
        assertThatThrownBy(() -> sql("UPDATE place SET report_1 = 'better'")).isInstanceOf(SQLException.class);
        sql("DROP TRIGGER place_is_final; UPDATE place SET report_1 = 'better' WHERE number = 2");
        assertThatThrownBy(() -> desk.writePackage("Pilot A", "Ada", folder.resolve("ada.zip"), Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.ChangedSinceFreeze.class);
        desk.unblind("Pilot A", "done", Readings.passPhrase());
        assertThat(desk.auditTrail("Pilot A"))
                .anyMatch(entry ->
                        entry.what().equals("checked") && entry.detail().contains("differ"));
    }

    @Test
    void a_key_with_a_rest_of_something_else_behind_it_is_damaged() throws Exception {
        make();
        Files.writeString(only("study.key"), "\"salt\"", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> desk.proof("Pilot A", Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.KeyDamaged.class);
    }

    @Test
    void nobody_is_packed_who_is_not_in_the_reading() throws Exception {
        make();
        assertThatThrownBy(() -> desk.writePackage("Pilot A", "Zoe", folder.resolve("zoe.zip"), Readings.passPhrase()))
                .isInstanceOf(ReadingFailure.UnknownReader.class);
        assertThat(folder.resolve("zoe.zip")).doesNotExist();
    }
}
