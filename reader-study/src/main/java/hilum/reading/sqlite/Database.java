package hilum.reading.sqlite;

import hilum.reading.ReadingFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/** One connection for many threads, one transaction at a time; errors of SQLite become the failures of the room. */
final class Database implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();

    /** Takes over {@code connection}, which must be in auto-commit mode. */
    Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** What happens in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Transaction transaction) throws SQLException, ReadingFailure;
    }

    /**
     * Runs {@code work} with the write lock of the file; all or nothing. On return the changes are on the disk: {@code synchronous} is FULL.
     */
    <T> T transaction(Work<T> work) throws ReadingFailure {
        lock.lock();
        try {
            requireOpen();
            execute("BEGIN IMMEDIATE");
            return finish(work);
        } catch (SQLException e) {
            throw SqliteFailures.of(file, e);
        } finally {
            lock.unlock();
        }
    }

    /** Rewrites the file without what was deleted from it, and empties the log beside it. */
    void forgetDeleted() throws ReadingFailure {
        lock.lock();
        try {
            requireOpen();
            execute("VACUUM");
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw SqliteFailures.of(file, e);
        } finally {
            lock.unlock();
        }
    }

    /** Work in the background may come after the window, and with it the file, was closed. */
    private void requireOpen() throws SQLException, ReadingFailure {
        if (connection.isClosed()) {
            throw new ReadingFailure.Unreachable(file);
        }
    }

    private <T> T finish(Work<T> work) throws SQLException, ReadingFailure {
        try {
            T result = work.run(new Transaction(connection));
            execute("COMMIT");
            return result;
        } catch (Throwable e) {
            rollBack(e);
            throw e;
        }
    }

    /** After some errors SQLite has rolled back by itself and says so. */
    private void rollBack(Throwable cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("closing the readings file failed", e);
        } finally {
            lock.unlock();
        }
    }
}
