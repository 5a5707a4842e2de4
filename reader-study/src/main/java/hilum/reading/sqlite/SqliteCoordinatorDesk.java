package hilum.reading.sqlite;

import hilum.reading.Arms;
import hilum.reading.BlindedPair;
import hilum.reading.Blinding;
import hilum.reading.CoordinatorDesk;
import hilum.reading.KeyOpening;
import hilum.reading.OpenedKey;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.Side;
import hilum.reading.Sitting;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The coordinator's side: the only code that names the tables of the key. */
final class SqliteCoordinatorDesk implements CoordinatorDesk {
    private final Database database;
    private final InstantSource clock;

    SqliteCoordinatorDesk(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Sitting> create(ReadingProtocol protocol, List<ReadingCase> cases, List<String> readers)
            throws ReadingFailure {
        if (cases.isEmpty() || readers.isEmpty()) {
            throw new IllegalArgumentException("a reading needs a case and a reader");
        }
        return database.transaction(transaction -> {
            if (exists(transaction, "SELECT 1 FROM reading WHERE name = ?", protocol.name())) {
                throw new ReadingFailure.NameTaken(protocol.name());
            }
            long readingId = transaction.insert(
                    "INSERT INTO reading (name, task, created_ms) VALUES (?, ?, ?)",
                    protocol.name(),
                    protocol.task().name(),
                    clock.millis());
            transaction.change(
                    "INSERT INTO key_protocol (reading_id, seed, arm_a, arm_b) VALUES (?, ?, ?, ?)",
                    readingId,
                    protocol.seed(),
                    protocol.arms().a(),
                    protocol.arms().b());
            for (ReadingCase readingCase : cases) {
                insertCase(transaction, readingId, readingCase);
            }
            List<Sitting> sittings = new ArrayList<>();
            for (String reader : readers) {
                sittings.add(insertSitting(transaction, readingId, protocol.seed(), reader));
            }
            return List.copyOf(sittings);
        });
    }

    private static void insertCase(Transaction transaction, long readingId, ReadingCase readingCase)
            throws SQLException {
        long caseId = transaction.insert(
                "INSERT INTO reading_case (reading_id, name, indication, task_input) VALUES (?, ?, ?, ?)",
                readingId,
                readingCase.id(),
                readingCase.indication(),
                readingCase.taskInput());
        int ordinal = 0;
        for (Path picture : readingCase.pictures()) {
            transaction.change(
                    "INSERT INTO case_picture (case_id, ordinal, path) VALUES (?, ?, ?)",
                    caseId,
                    ordinal++,
                    picture.toString());
        }
        transaction.change(
                "INSERT INTO key_text (case_id, text_a, text_b) VALUES (?, ?, ?)",
                caseId,
                readingCase.textA(),
                readingCase.textB());
    }

    @Override
    public Sitting addReader(String reading, String reader) throws ReadingFailure {
        return database.transaction(transaction -> {
            long readingId = readingId(transaction, reading);
            long seed = protocol(transaction, readingId).seed();
            return insertSitting(transaction, readingId, seed, reader);
        });
    }

    /** What blinding needs of a case: id and texts. */
    private record StoredCase(long rowId, ReadingCase readingCase) {}

    private static Sitting insertSitting(Transaction transaction, long readingId, long seed, String name)
            throws SQLException, ReadingFailure {
        String reader = name.strip();
        if (exists(transaction, "SELECT 1 FROM sitting WHERE reading_id = ? AND reader = ?", readingId, reader)) {
            throw new ReadingFailure.NameTaken(reader);
        }
        int ordinal = transaction
                .query("SELECT count(*) FROM sitting WHERE reading_id = ?", row -> row.getInt(1), readingId)
                .getFirst();
        long sittingId = transaction.insert(
                "INSERT INTO sitting (reading_id, ordinal, reader) VALUES (?, ?, ?)", readingId, ordinal, reader);
        Map<String, StoredCase> cases = storedCases(transaction, readingId);
        Blinding.Draw draw = new Blinding(seed).draw(ordinal, List.copyOf(cases.keySet()));
        int number = 1;
        for (Map.Entry<String, Side> place : draw.places()) {
            StoredCase stored = Objects.requireNonNull(cases.get(place.getKey()));
            insertPlace(transaction, sittingId, number++, stored, place.getValue());
        }
        return Sittings.one(transaction, sittingId);
    }

    private static void insertPlace(Transaction transaction, long sittingId, int number, StoredCase stored, Side side)
            throws SQLException {
        BlindedPair pair = side.blind(stored.readingCase());
        transaction.change(
                "INSERT INTO sitting_place (sitting_id, number, case_id, report_1, report_2) VALUES (?, ?, ?, ?, ?)",
                sittingId,
                number,
                stored.rowId(),
                pair.report1(),
                pair.report2());
        transaction.change(
                "INSERT INTO key_side (sitting_id, case_id, side) VALUES (?, ?, ?)",
                sittingId,
                stored.rowId(),
                side.name());
    }

    private static Map<String, StoredCase> storedCases(Transaction transaction, long readingId) throws SQLException {
        Map<String, StoredCase> cases = new LinkedHashMap<>();
        for (StoredCase stored : transaction.query(
                """
                SELECT c.id, c.name, k.text_a, k.text_b
                  FROM reading_case c JOIN key_text k ON k.case_id = c.id
                 WHERE c.reading_id = ? ORDER BY c.id
                """,
                row -> new StoredCase(
                        row.getLong(1),
                        new ReadingCase(row.getString(2), "", "", List.of(), row.getString(3), row.getString(4))),
                readingId)) {
            cases.put(stored.readingCase().id(), stored);
        }
        return cases;
    }

    @Override
    public OpenedKey openKey(String reading, String reason) throws ReadingFailure {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a reason is needed");
        }
        return database.transaction(transaction -> {
            long readingId = readingId(transaction, reading);
            transaction.change(
                    "INSERT INTO key_opening (reading_id, opened_ms, reason) VALUES (?, ?, ?)",
                    readingId,
                    clock.millis(),
                    reason.strip());
            return new OpenedKey(protocol(transaction, readingId), sides(transaction, readingId));
        });
    }

    /** One entry of the key. */
    private record StoredSide(long sittingId, String caseId, Side side) {}

    private static Map<Long, Map<String, Side>> sides(Transaction transaction, long readingId) throws SQLException {
        Map<Long, Map<String, Side>> sides = new HashMap<>();
        for (StoredSide stored : transaction.query(
                """
                SELECT k.sitting_id, c.name, k.side FROM key_side k JOIN reading_case c ON c.id = k.case_id
                 WHERE c.reading_id = ?
                """,
                row -> new StoredSide(row.getLong(1), row.getString(2), Side.valueOf(row.getString(3))),
                readingId)) {
            sides.computeIfAbsent(stored.sittingId(), _ -> new HashMap<>()).put(stored.caseId(), stored.side());
        }
        return sides;
    }

    @Override
    public List<KeyOpening> keyOpenings(String reading) throws ReadingFailure {
        return database.transaction(transaction -> List.copyOf(transaction.query(
                "SELECT opened_ms, reason FROM key_opening WHERE reading_id = ? ORDER BY id",
                row -> new KeyOpening(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)),
                readingId(transaction, reading))));
    }

    private static ReadingProtocol protocol(Transaction transaction, long readingId) throws SQLException {
        return transaction
                .query(
                        """
                        SELECT r.name, r.task, k.seed, k.arm_a, k.arm_b
                          FROM reading r JOIN key_protocol k ON k.reading_id = r.id WHERE r.id = ?
                        """,
                        row -> new ReadingProtocol(
                                row.getString(1),
                                ReadingTask.valueOf(row.getString(2)),
                                row.getLong(3),
                                new Arms(row.getString(4), row.getString(5))),
                        readingId)
                .getFirst();
    }

    private static long readingId(Transaction transaction, String reading) throws SQLException {
        return transaction
                .query("SELECT id FROM reading WHERE name = ?", row -> row.getLong(1), reading.strip())
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reading of that name"));
    }

    private static boolean exists(Transaction transaction, String sql, Object... arguments) throws SQLException {
        return !transaction.query(sql, row -> row.getInt(1), arguments).isEmpty();
    }
}
