package hilum.reading.sqlite;

import hilum.reading.BlindedPair;
import hilum.reading.OpenCase;
import hilum.reading.Preference;
import hilum.reading.RatedCase;
import hilum.reading.Rating;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingFailure;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reader's side. No statement here names a table of the key; a test runs it on a file without those tables. */
final class SqliteReaderDesk implements ReaderDesk {
    private final Database database;

    SqliteReaderDesk(Database database) {
        this.database = database;
    }

    @Override
    public List<Sitting> sittings() throws ReadingFailure {
        return database.transaction(Sittings::all);
    }

    @Override
    public Optional<OpenCase> next(long sittingId) throws ReadingFailure {
        return database.transaction(transaction -> {
            Sitting sitting = Sittings.one(transaction, sittingId);
            return sitting.finished()
                    ? Optional.empty()
                    : Optional.of(openCase(transaction, sittingId, sitting.committed() + 1));
        });
    }

    private static OpenCase openCase(Transaction transaction, long sittingId, int number) throws SQLException {
        List<Path> pictures = transaction.query("""
                SELECT c.path FROM case_picture c JOIN sitting_place p ON p.case_id = c.case_id
                 WHERE p.sitting_id = ? AND p.number = ? ORDER BY c.ordinal
                """, row -> Path.of(row.getString(1)), sittingId, number);
        BlindedPair pair = transaction
                .query(
                        """
                        SELECT c.indication, c.task_input, p.report_1, p.report_2
                          FROM sitting_place p JOIN reading_case c ON c.id = p.case_id
                         WHERE p.sitting_id = ? AND p.number = ?
                        """,
                        row -> new BlindedPair(
                                row.getString(1), row.getString(2), pictures, row.getString(3), row.getString(4)),
                        sittingId,
                        number)
                .getFirst();
        return new OpenCase(number, pair, draft(transaction, sittingId, number));
    }

    private static RatingDraft draft(Transaction transaction, long sittingId, int number) throws SQLException {
        Map<ReadingAttribute, Preference> answers = answers(transaction, "draft_answer", sittingId, number);
        return transaction
                .query(
                        "SELECT comment, active_ms FROM draft WHERE sitting_id = ? AND number = ?",
                        row -> new RatingDraft(answers, row.getString(1), Duration.ofMillis(row.getLong(2))),
                        sittingId,
                        number)
                .stream()
                .findFirst()
                .orElseGet(RatingDraft::empty);
    }

    private static Map<ReadingAttribute, Preference> answers(
            Transaction transaction, String table, long sittingId, int number) throws SQLException {
        Map<ReadingAttribute, Preference> answers = new EnumMap<>(ReadingAttribute.class);
        transaction.query(
                "SELECT attribute, shown FROM " + table + " WHERE sitting_id = ? AND number = ?",
                row -> answers.put(ReadingAttribute.valueOf(row.getString(1)), Preference.ofShown(row.getInt(2))),
                sittingId,
                number);
        return answers;
    }

    @Override
    public Sitting keep(long sittingId, int number, RatingDraft draft) throws ReadingFailure {
        return database.transaction(transaction -> {
            requireNext(transaction, sittingId, number);
            drop(transaction, sittingId, number);
            transaction.change(
                    "INSERT INTO draft (sitting_id, number, comment, active_ms) VALUES (?, ?, ?, ?)",
                    sittingId,
                    number,
                    draft.comment(),
                    draft.activeTime().toMillis());
            insertAnswers(transaction, "draft_answer", sittingId, number, draft.answers());
            return Sittings.one(transaction, sittingId);
        });
    }

    @Override
    public Sitting commit(long sittingId, int number, Rating rating) throws ReadingFailure {
        return database.transaction(transaction -> {
            requireNext(transaction, sittingId, number);
            drop(transaction, sittingId, number);
            transaction.change(
                    """
                    INSERT INTO rating (sitting_id, number, cannot_judge, comment, active_ms, committed_ms)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    sittingId,
                    number,
                    rating.verdict() instanceof Verdict.CannotJudge cannot ? cannot.reason() : "",
                    rating.comment(),
                    rating.activeTime().toMillis(),
                    rating.committedAt().toEpochMilli());
            if (rating.verdict() instanceof Verdict.Judged judged) {
                insertAnswers(transaction, "rating_answer", sittingId, number, judged.answers());
            }
            return Sittings.one(transaction, sittingId);
        });
    }

    private static void requireNext(Transaction transaction, long sittingId, int number)
            throws SQLException, ReadingFailure {
        Sitting sitting = Sittings.one(transaction, sittingId);
        if (sitting.finished() || number != sitting.committed() + 1) {
            throw new ReadingFailure.AlreadyAnswered();
        }
    }

    private static void drop(Transaction transaction, long sittingId, int number) throws SQLException {
        transaction.change("DELETE FROM draft WHERE sitting_id = ? AND number = ?", sittingId, number);
    }

    private static void insertAnswers(
            Transaction transaction,
            String table,
            long sittingId,
            int number,
            Map<ReadingAttribute, Preference> answers)
            throws SQLException {
        for (Map.Entry<ReadingAttribute, Preference> answer : answers.entrySet()) {
            transaction.change(
                    "INSERT INTO " + table + " (sitting_id, number, attribute, shown) VALUES (?, ?, ?, ?)",
                    sittingId,
                    number,
                    answer.getKey().name(),
                    answer.getValue().shown());
        }
    }

    @Override
    public List<RatedCase> ratings(long sittingId) throws ReadingFailure {
        return database.transaction(transaction -> {
            Sittings.one(transaction, sittingId);
            List<RatedCase> rated = new ArrayList<>();
            for (int number : transaction.query(
                    "SELECT number FROM rating WHERE sitting_id = ? ORDER BY number",
                    row -> row.getInt(1),
                    sittingId)) {
                rated.add(ratedCase(transaction, sittingId, number));
            }
            return List.copyOf(rated);
        });
    }

    private static RatedCase ratedCase(Transaction transaction, long sittingId, int number) throws SQLException {
        Map<ReadingAttribute, Preference> answers = answers(transaction, "rating_answer", sittingId, number);
        return transaction
                .query("""
                        SELECT c.name, t.cannot_judge, t.comment, t.active_ms, t.committed_ms
                          FROM rating t
                          JOIN sitting_place p ON p.sitting_id = t.sitting_id AND p.number = t.number
                          JOIN reading_case c ON c.id = p.case_id
                         WHERE t.sitting_id = ? AND t.number = ?
                        """, row -> new RatedCase(number, row.getString(1), rating(row, answers)), sittingId, number)
                .getFirst();
    }

    private static Rating rating(ResultSet row, Map<ReadingAttribute, Preference> answers) throws SQLException {
        String cannotJudge = row.getString(2);
        return new Rating(
                cannotJudge.isEmpty() ? new Verdict.Judged(answers) : new Verdict.CannotJudge(cannotJudge),
                row.getString(3),
                Duration.ofMillis(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)));
    }
}
