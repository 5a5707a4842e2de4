package hilum.reading.sqlite;

import hilum.reading.ReadingTask;
import hilum.reading.Sitting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads sittings with their progress. */
final class Sittings {
    private static final String SELECT = """
            SELECT s.id, r.name, r.task, s.reader,
                   (SELECT count(*) FROM sitting_place p WHERE p.sitting_id = s.id) AS cases,
                   (SELECT count(*) FROM rating c WHERE c.sitting_id = s.id) AS committed,
                   (SELECT count(*) FROM rating_answer a WHERE a.sitting_id = s.id)
                     + (SELECT count(*) FROM rating j WHERE j.sitting_id = s.id AND j.cannot_judge <> '')
                     + (SELECT count(*) FROM draft_answer d WHERE d.sitting_id = s.id) AS answers,
                   (SELECT max(l.committed_ms) FROM rating l WHERE l.sitting_id = s.id) AS last_ms
              FROM sitting s JOIN reading r ON r.id = s.reading_id
            """;

    private Sittings() {}

    static List<Sitting> all(Transaction transaction) throws SQLException {
        return transaction.query(SELECT + " ORDER BY s.id", Sittings::sitting);
    }

    /** An unknown id is a bug of the caller. */
    static Sitting one(Transaction transaction, long id) throws SQLException {
        return transaction.query(SELECT + " WHERE s.id = ?", Sittings::sitting, id).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sitting " + id));
    }

    private static Sitting sitting(ResultSet row) throws SQLException {
        long lastMs = row.getLong("last_ms");
        Optional<Instant> last = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastMs));
        return new Sitting(
                row.getLong("id"),
                row.getString("name"),
                ReadingTask.valueOf(row.getString("task")),
                row.getString("reader"),
                row.getInt("cases"),
                row.getInt("committed"),
                row.getInt("answers"),
                last);
    }
}
