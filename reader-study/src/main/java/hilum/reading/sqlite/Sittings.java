package hilum.reading.sqlite;

import hilum.reading.Conduct;
import hilum.reading.ReaderProtocol;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingTask;
import hilum.reading.Sitting;
import hilum.reading.Wording;
import hilum.reading.pack.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads sittings with their progress. */
final class Sittings {
    private static final String SELECT = """
            SELECT s.id, r.name, r.version, r.design, r.tasks, s.reader, s.protocol, s.has_pin,
                   (SELECT count(*) FROM place p WHERE p.sitting_id = s.id) AS cases,
                   (SELECT count(*) FROM place p WHERE p.sitting_id = s.id AND p.training) AS training,
                   (SELECT count(*) FROM rating c JOIN place p ON p.sitting_id = c.sitting_id AND p.number = c.number
                     WHERE c.sitting_id = s.id AND p.training) AS training_done,
                   (SELECT count(*) FROM rating c WHERE c.sitting_id = s.id) AS committed,
                   (SELECT count(*) FROM rating_answer a WHERE a.sitting_id = s.id)
                     + (SELECT count(*) FROM rating j WHERE j.sitting_id = s.id AND j.cannot_judge <> '')
                     + (SELECT count(*) FROM draft_answer d WHERE d.sitting_id = s.id) AS answers,
                   (SELECT max(l.committed_ms) FROM rating l WHERE l.sitting_id = s.id) AS last_ms
              FROM sitting s JOIN study r ON r.id = s.study_id
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

    static List<Sitting> ofStudy(Transaction transaction, long studyId) throws SQLException {
        return transaction.query(SELECT + " WHERE s.study_id = ? ORDER BY s.ordinal", Sittings::sitting, studyId);
    }

    private static Sitting sitting(ResultSet row) throws SQLException {
        long lastMs = row.getLong("last_ms");
        Optional<Instant> last = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastMs));
        return new Sitting(
                row.getLong("id"),
                protocol(row),
                row.getString("reader"),
                row.getBoolean("has_pin"),
                new Sitting.Progress(
                        row.getInt("cases"),
                        row.getInt("committed"),
                        row.getInt("answers"),
                        last,
                        row.getInt("training"),
                        row.getInt("training_done")));
    }

    private static ReaderProtocol protocol(ResultSet row) throws SQLException {
        String json = row.getString("protocol");
        if (!json.isEmpty()) {
            return RecordJson.read(json, ReaderProtocol.class);
        }
        List<ReadingTask> tasks = Arrays.stream(row.getString("tasks").split(",", -1))
                .map(ReadingTask::valueOf)
                .toList();
        return new ReaderProtocol(
                row.getString("name"),
                row.getInt("version"),
                "",
                ReadingDesign.valueOf(row.getString("design")),
                tasks,
                Conduct.usual(),
                Wording.paper());
    }
}
