package hilum.reading.sqlite;

import hilum.reading.pack.ReaderResult;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What readers did that the coordinator should know. */
final class Events {
    private Events() {}

    static void add(Transaction transaction, long sittingId, Instant at, String what) throws SQLException {
        transaction.change(
                "INSERT INTO event (sitting_id, at_ms, what) VALUES (?, ?, ?)", sittingId, at.toEpochMilli(), what);
    }

    static List<ReaderResult.Event> ofSitting(Transaction transaction, long sittingId) throws SQLException {
        return transaction.query(
                "SELECT at_ms, what FROM event WHERE sitting_id = ? ORDER BY id",
                row -> new ReaderResult.Event(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)),
                sittingId);
    }

    /** An event that the log does not have yet. */
    record Unlogged(long id, String reader, ReaderResult.Event event) {}

    static List<Unlogged> unlogged(Transaction transaction, long studyId) throws SQLException {
        return transaction.query(
                """
                SELECT e.id, s.reader, e.at_ms, e.what FROM event e JOIN sitting s ON s.id = e.sitting_id
                 WHERE s.study_id = ? AND e.logged = 0 ORDER BY e.id
                """,
                row -> new Unlogged(
                        row.getLong(1),
                        row.getString(2),
                        new ReaderResult.Event(Instant.ofEpochMilli(row.getLong(3)), row.getString(4))),
                studyId);
    }

    static void markLogged(Transaction transaction, long id) throws SQLException {
        transaction.change("UPDATE event SET logged = 1 WHERE id = ?", id);
    }
}
