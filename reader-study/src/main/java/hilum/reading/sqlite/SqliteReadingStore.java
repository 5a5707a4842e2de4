package hilum.reading.sqlite;

import hilum.reading.CoordinatorDesk;
import hilum.reading.FileTrouble;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.pack.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import org.sqlite.SQLiteConfig;

/**
 * Readings in one SQLite file: WAL, foreign keys, {@code synchronous=FULL}, so that what was confirmed outlives a power cut.
 *
 * <p>Beside the file lie {@code FILE.coordinator} (plans, keys, logs: not to be given to readers) and {@code FILE.pictures}. A log-in lasts as
 * long as the store is open, for every desk of it.
 *
 * <p>The native library is unpacked into the folder in system property {@code org.sqlite.tmpdir}, else the temporary folder. WAL needs a
 * local drive.
 */
public final class SqliteReadingStore implements ReadingStore {
    private static final int BUSY_TIMEOUT_MS = 5_000;

    private final Database database;
    private final InstantSource clock;
    private final StudyFolders folders;
    private final Sealing sealing;
    private final LogIns logIns;

    SqliteReadingStore(Database database, Path file, InstantSource clock, Sealing sealing) {
        this.database = database;
        this.clock = clock;
        this.folders = new StudyFolders(file);
        this.sealing = sealing;
        this.logIns = new LogIns(database, clock, sealing);
    }

    /**
     * Opens {@code file} after an integrity check, brings its schema up to date, or creates it with its folders; blocking.
     *
     * @param clock for the times of making a reading and of opening the key
     */
    public static SqliteReadingStore open(Path file, InstantSource clock) throws ReadingFailure {
        return open(file, clock, Sealing.ofSystem());
    }

    /** As {@link #open(Path, InstantSource)}, with another effort for what is sealed from now on. */
    public static SqliteReadingStore open(Path file, InstantSource clock, Sealing sealing) throws ReadingFailure {
        return open(file, clock, sealing, Schema.current());
    }

    static SqliteReadingStore open(Path file, InstantSource clock, Sealing sealing, Schema schema)
            throws ReadingFailure {
        Path absolute = file.toAbsolutePath();
        try {
            Path folder = absolute.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new SqliteReadingStore(new Database(absolute, connect(absolute, schema)), absolute, clock, sealing);
        } catch (SQLException e) {
            throw SqliteFailures.of(absolute, e);
        } catch (IOException e) {
            throw FileTrouble.of(absolute, e);
        }
    }

    private static Connection connect(Path file, Schema schema) throws SQLException, IOException, ReadingFailure {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        boolean ready = false;
        try {
            schema.check(connection, file);
            // Only now: this writes into the file.
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = WAL");
                // What is deleted, above all the key of version 1, leaves no words in free pages.
                statement.execute("PRAGMA secure_delete = ON");
            }
            schema.migrate(connection, file);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    @Override
    public ReaderDesk reader() {
        return new SqliteReaderDesk(database, logIns, new Stations(database, clock, folders), clock);
    }

    @Override
    public CoordinatorDesk coordinator() {
        return new SqliteCoordinatorDesk(database, clock, folders, sealing, logIns);
    }

    @Override
    public void close() {
        database.close();
    }
}
