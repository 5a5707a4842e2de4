package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.RatedCase;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingStoreContract;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteReadingStoreTest implements ReadingStoreContract {
    private static final InstantSource CLOCK = InstantSource.fixed(Readings.NOON);

    @TempDir
    Path folder;

    private Path file;
    private ReadingStore store;

    @BeforeEach
    void open() throws ReadingFailure {
        file = folder.resolve("new folder").resolve("readings.db");
        store = SqliteReadingStore.open(file, CLOCK, Readings.SEALING);
    }

    @Override
    public Path folder() {
        return folder;
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public ReadingStore store() {
        return store;
    }

    @Override
    public ReadingStore reopened() throws ReadingFailure {
        store.close();
        return SqliteReadingStore.open(file, CLOCK);
    }

    private Sitting made(int cases) throws ReadingFailure {
        return Readings.make(store, "Pilot A", Readings.cases(cases), "Ada").getFirst();
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String ask(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.getString(1);
        }
    }

    @Test
    void a_reader_needs_nothing_of_the_key() throws Exception {
        Sitting sitting = made(3);
        store.close();
        Path coordinator = file.resolveSibling("readings.db.coordinator");
        Files.move(coordinator, folder.resolve("locked away"));
        store = SqliteReadingStore.open(file, CLOCK);
        for (int number = 1; number <= 3; number++) {
            assertThat(store.reader().next(sitting.id()).orElseThrow().number()).isEqualTo(number);
            store.reader().commit(sitting.id(), number, Readings.rating(number));
        }
        assertThat(store.reader().ratings(sitting.id()))
                .extracting(RatedCase::number)
                .containsExactly(1, 2, 3);
    }

    @Test
    void the_file_itself_refuses_to_change_a_rating() throws ReadingFailure {
        Sitting sitting = made(1);
        store.reader().commit(sitting.id(), 1, Readings.rating(1));
        assertThatThrownBy(() -> sql("UPDATE rating_answer SET value = 5")).hasMessageContaining("final");
        assertThatThrownBy(() -> sql("DELETE FROM rating")).hasMessageContaining("stays");
    }

    @Test
    void the_file_is_in_wal_mode() throws SQLException {
        assertThat(ask(file, "PRAGMA journal_mode")).isEqualTo("wal");
    }

    @Test
    void a_newer_file_is_refused_and_left_as_it_is() throws Exception {
        store.close();
        sql("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> SqliteReadingStore.open(file, CLOCK)).isInstanceOf(ReadingFailure.Newer.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_file_of_something_else_is_refused_and_left_as_it_is() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.db"), "no database at all ".repeat(100));
        assertThatThrownBy(() -> SqliteReadingStore.open(text, CLOCK)).isInstanceOf(ReadingFailure.Damaged.class);
        assertThat(text).hasContent("no database at all ".repeat(100));
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE films (id INTEGER)");
        }
        assertThatThrownBy(() -> SqliteReadingStore.open(other, CLOCK)).isInstanceOf(ReadingFailure.Damaged.class);
    }

    @Test
    void a_damaged_page_is_found_at_opening() throws Exception {
        made(400);
        store.close();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long at = 4096L * 4; at < bytes.length() - 64; at += 4096) {
                bytes.seek(at);
                bytes.write(new byte[64]);
            }
        }
        assertThatThrownBy(() -> SqliteReadingStore.open(file, CLOCK)).isInstanceOf(ReadingFailure.Damaged.class);
    }

    @Test
    void a_full_disk_is_said_and_what_was_saved_stays() throws Exception {
        Sitting sitting = made(2);
        store.reader().commit(sitting.id(), 1, Readings.rating(1));
        store.close();
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + ask(file, "PRAGMA page_count"));
        }
        try (SqliteReadingStore full =
                new SqliteReadingStore(new Database(file, connection), file, CLOCK, Readings.SEALING)) {
            assertThatThrownBy(() -> Readings.make(full, "Pilot B", Readings.cases(3000), "Ada"))
                    .isInstanceOf(ReadingFailure.DiskFull.class);
            assertThat(full.reader().sittings()).extracting(Sitting::committed).containsExactly(1);
        }
        store = SqliteReadingStore.open(file, CLOCK);
        assertThat(store.reader().sittings()).extracting(Sitting::reading).containsExactly("Pilot A");
    }

    @Test
    void a_file_that_cannot_be_written_is_said() throws Exception {
        Sitting sitting = made(1);
        store.close();
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        }
        try (SqliteReadingStore locked =
                new SqliteReadingStore(new Database(file, connection), file, CLOCK, Readings.SEALING)) {
            assertThatThrownBy(() -> locked.reader().commit(sitting.id(), 1, Readings.rating(1)))
                    .isInstanceOf(ReadingFailure.ReadOnly.class);
        }
    }

    @Test
    void a_file_that_was_closed_meanwhile_is_said() {
        ReaderDesk desk = store.reader();
        store.close();
        assertThatThrownBy(desk::sittings).isInstanceOf(ReadingFailure.Unreachable.class);
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_said() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("directory.db"));
        assertThatThrownBy(() -> SqliteReadingStore.open(directory, CLOCK))
                .isInstanceOf(ReadingFailure.Unreachable.class);
    }

    @Test
    void two_windows_on_one_file_cannot_both_answer_a_case() throws ReadingFailure {
        Sitting sitting = made(2);
        try (ReadingStore second = SqliteReadingStore.open(file, CLOCK)) {
            store.reader().commit(sitting.id(), 1, Readings.rating(1));
            assertThatThrownBy(() -> second.reader().commit(sitting.id(), 1, Readings.rating(2)))
                    .isInstanceOf(ReadingFailure.AlreadyAnswered.class);
            assertThat(second.reader().next(sitting.id()).orElseThrow().number())
                    .isEqualTo(2);
        }
    }
}
