package hilum.reading.sqlite;

import hilum.reading.Answers;
import hilum.reading.Look;
import hilum.reading.RatedCase;
import hilum.reading.Rating;
import hilum.reading.RatingDraft;
import hilum.reading.ReadingTask;
import hilum.reading.Unblinded;
import hilum.reading.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes drafts, ratings and what was looked at. */
final class RatingRows {
    private RatingRows() {}

    static Optional<RatingDraft> draft(Transaction transaction, long sittingId, int number) throws SQLException {
        Answers answers = answers(transaction, "draft_answer", sittingId, number);
        return transaction
                .query(
                        "SELECT comment, active_ms FROM draft WHERE sitting_id = ? AND number = ?",
                        row -> new RatingDraft(answers, row.getString(1), Duration.ofMillis(row.getLong(2))),
                        sittingId,
                        number)
                .stream()
                .findFirst();
    }

    private static Answers answers(Transaction transaction, String table, long sittingId, int number)
            throws SQLException {
        Map<String, String> answers = new HashMap<>();
        transaction.query(
                "SELECT question, value FROM " + table + " WHERE sitting_id = ? AND number = ?",
                row -> answers.put(row.getString(1), row.getString(2)),
                sittingId,
                number);
        return new Answers(answers);
    }

    /** Puts {@code draft} in place of the one before, and counts the answers that were changed. */
    static void keep(Transaction transaction, long sittingId, int number, RatingDraft draft) throws SQLException {
        Unblinded.Timing timing = timingWith(transaction, sittingId, number, draft.answers(), draft.activeTime());
        drop(transaction, sittingId, number);
        transaction.change(
                """
                INSERT INTO draft (sitting_id, number, comment, active_ms, first_answer_ms, changes)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                sittingId,
                number,
                draft.comment(),
                draft.activeTime().toMillis(),
                timing.firstAnswer().toMillis(),
                timing.changes());
        insertAnswers(transaction, "draft_answer", sittingId, number, draft.answers());
    }

    /** Times of the draft that is kept, going on with {@code now}. */
    static Unblinded.Timing timingWith(
            Transaction transaction, long sittingId, int number, Answers now, Duration activeTime) throws SQLException {
        Answers before = answers(transaction, "draft_answer", sittingId, number);
        Unblinded.Timing kept = transaction
                .query(
                        "SELECT first_answer_ms, changes FROM draft WHERE sitting_id = ? AND number = ?",
                        row -> new Unblinded.Timing(Duration.ofMillis(row.getLong(1)), row.getInt(2)),
                        sittingId,
                        number)
                .stream()
                .findFirst()
                .orElse(new Unblinded.Timing(Duration.ZERO, 0));
        int changed = (int) before.values().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(now.values().get(entry.getKey())))
                .count();
        boolean first = kept.firstAnswer().isZero() && !now.isEmpty();
        return new Unblinded.Timing(first ? activeTime : kept.firstAnswer(), kept.changes() + changed);
    }

    static void drop(Transaction transaction, long sittingId, int number) throws SQLException {
        transaction.change("DELETE FROM draft WHERE sitting_id = ? AND number = ?", sittingId, number);
    }

    static void commit(Transaction transaction, long sittingId, int number, Rating rating, Unblinded.Timing timing)
            throws SQLException {
        drop(transaction, sittingId, number);
        transaction.change(
                """
                INSERT INTO rating (sitting_id, number, cannot_judge, comment, active_ms, committed_ms,
                                    first_answer_ms, changes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                sittingId,
                number,
                rating.verdict() instanceof Verdict.CannotJudge cannot ? cannot.reason() : "",
                rating.comment(),
                rating.activeTime().toMillis(),
                rating.committedAt().toEpochMilli(),
                timing.firstAnswer().toMillis(),
                timing.changes());
        if (rating.verdict() instanceof Verdict.Judged judged) {
            insertAnswers(transaction, "rating_answer", sittingId, number, judged.answers());
        }
    }

    private static void insertAnswers(
            Transaction transaction, String table, long sittingId, int number, Answers answers) throws SQLException {
        for (Map.Entry<String, String> answer : answers.values().entrySet()) {
            transaction.change(
                    "INSERT INTO " + table + " (sitting_id, number, question, value) VALUES (?, ?, ?, ?)",
                    sittingId,
                    number,
                    answer.getKey(),
                    answer.getValue());
        }
    }

    /** A committed rating with its times. */
    record Timed(RatedCase rated, Unblinded.Timing timing) {}

    /** All committed ratings of a sitting, in order. */
    static List<Timed> ratings(Transaction transaction, long sittingId) throws SQLException {
        Map<Integer, Map<String, String>> answers = new HashMap<>();
        transaction.query(
                "SELECT number, question, value FROM rating_answer WHERE sitting_id = ?",
                row -> answers.computeIfAbsent(row.getInt(1), _ -> new HashMap<>())
                        .put(row.getString(2), row.getString(3)),
                sittingId);
        return transaction.query("""
                SELECT t.number, c.task, p.training, t.cannot_judge, t.comment, t.active_ms, t.committed_ms,
                       t.first_answer_ms, t.changes
                  FROM rating t
                  JOIN place p ON p.sitting_id = t.sitting_id AND p.number = t.number
                  JOIN study_case c ON c.id = p.case_id
                 WHERE t.sitting_id = ? ORDER BY t.number
                """, row -> timed(row, answers), sittingId);
    }

    private static Timed timed(ResultSet row, Map<Integer, Map<String, String>> answers) throws SQLException {
        int number = row.getInt("number");
        String cannotJudge = row.getString("cannot_judge");
        Rating rating = new Rating(
                cannotJudge.isEmpty()
                        ? new Verdict.Judged(new Answers(answers.getOrDefault(number, Map.of())))
                        : new Verdict.CannotJudge(cannotJudge),
                row.getString("comment"),
                Duration.ofMillis(row.getLong("active_ms")),
                Instant.ofEpochMilli(row.getLong("committed_ms")));
        return new Timed(
                new RatedCase(number, ReadingTask.valueOf(row.getString("task")), row.getBoolean("training"), rating),
                new Unblinded.Timing(Duration.ofMillis(row.getLong("first_answer_ms")), row.getInt("changes")));
    }

    static void insertLook(Transaction transaction, long sittingId, int number, Look look) throws SQLException {
        transaction.change(
                """
                INSERT INTO look (sitting_id, number, at_ms, picture, window_centre, window_width, zoom)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                sittingId,
                number,
                look.at().toMillis(),
                look.picture(),
                look.windowCentre(),
                look.windowWidth(),
                look.zoom());
    }

    /** By place. */
    static Map<Integer, List<Look>> looks(Transaction transaction, long sittingId) throws SQLException {
        Map<Integer, List<Look>> looks = new HashMap<>();
        transaction.query(
                "SELECT number, at_ms, picture, window_centre, window_width, zoom FROM look WHERE sitting_id = ? ORDER BY id",
                row -> looks.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>())
                        .add(new Look(
                                Duration.ofMillis(row.getLong(2)),
                                row.getInt(3),
                                row.getDouble(4),
                                row.getDouble(5),
                                row.getDouble(6))),
                sittingId);
        return looks;
    }
}
