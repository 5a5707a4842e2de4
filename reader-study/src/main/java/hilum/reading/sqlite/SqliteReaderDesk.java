package hilum.reading.sqlite;

import hilum.reading.BlindedPair;
import hilum.reading.Guess;
import hilum.reading.GuessItem;
import hilum.reading.Look;
import hilum.reading.OpenCase;
import hilum.reading.RatedCase;
import hilum.reading.Rating;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingTask;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The reader's side. It reads and writes no table of a key. */
final class SqliteReaderDesk implements ReaderDesk {
    private final Database database;
    private final LogIns logIns;
    private final Stations stations;
    private final java.time.InstantSource clock;

    SqliteReaderDesk(Database database, LogIns logIns, Stations stations, java.time.InstantSource clock) {
        this.database = database;
        this.logIns = logIns;
        this.stations = stations;
        this.clock = clock;
    }

    @Override
    public List<Sitting> sittings() throws ReadingFailure {
        return List.copyOf(database.transaction(Sittings::all));
    }

    @Override
    public Sitting logIn(long sittingId, char[] pin) throws ReadingFailure {
        logIns.logIn(sittingId, pin);
        return database.transaction(transaction -> Sittings.one(transaction, sittingId));
    }

    @Override
    public void logOut(long sittingId) {
        logIns.logOut(sittingId);
    }

    @Override
    public Optional<OpenCase> next(long sittingId) throws ReadingFailure {
        return database.transaction(transaction -> {
            Sitting sitting = allowed(transaction, sittingId);
            if (sitting.finished()) {
                return Optional.empty();
            }
            int number = sitting.committed() + 1;
            requireWashout(transaction, sitting, number);
            RatingDraft draft = RatingRows.draft(transaction, sittingId, number).orElseGet(RatingDraft::empty);
            return Optional.of(transaction
                    .query(PLACE, row -> openCase(transaction, row, draft), sittingId, number)
                    .getFirst());
        });
    }

    private static final String PLACE = """
            SELECT p.number, p.period, p.training, p.feedback, p.report_1, p.report_2,
                   c.id, c.task, c.indication, c.task_input
              FROM place p JOIN study_case c ON c.id = p.case_id
             WHERE p.sitting_id = ? AND p.number = ?
            """;

    private static OpenCase openCase(Transaction transaction, ResultSet row, RatingDraft draft) throws SQLException {
        return new OpenCase(
                row.getInt("number"),
                ReadingTask.valueOf(row.getString("task")),
                new OpenCase.Stage(row.getBoolean("training"), row.getString("feedback"), row.getInt("period")),
                pair(transaction, row),
                draft);
    }

    private static BlindedPair pair(Transaction transaction, ResultSet row) throws SQLException {
        List<Path> pictures = transaction.query(
                "SELECT path FROM study_picture WHERE case_id = ? ORDER BY ordinal",
                picture -> Path.of(picture.getString(1)),
                row.getLong("id"));
        return new BlindedPair(
                row.getString("indication"),
                row.getString("task_input"),
                pictures,
                row.getString("report_1"),
                row.getString("report_2"));
    }

    private Sitting allowed(Transaction transaction, long sittingId) throws SQLException, ReadingFailure {
        Sitting sitting = Sittings.one(transaction, sittingId);
        if (sitting.protocol().hash().isEmpty()) {
            // Who can open the file could look up who wrote what.
            throw new ReadingFailure.KeyInFile();
        }
        if (sitting.hasPin()) {
            logIns.require(sittingId);
        }
        return sitting;
    }

    private void requireWashout(Transaction transaction, Sitting sitting, int number)
            throws SQLException, ReadingFailure {
        int period = transaction
                .query(
                        "SELECT period FROM place WHERE sitting_id = ? AND number = ?",
                        row -> row.getInt(1),
                        sitting.id(),
                        number)
                .getFirst();
        if (period > 1) {
            long lastMs = transaction
                    .query("""
                            SELECT max(t.committed_ms) FROM rating t
                              JOIN place p ON p.sitting_id = t.sitting_id AND p.number = t.number
                             WHERE t.sitting_id = ? AND p.period < ?
                            """, row -> row.getLong(1), sitting.id(), period)
                    .getFirst();
            Instant until = Instant.ofEpochMilli(lastMs)
                    .plus(Duration.ofDays(sitting.protocol().conduct().washoutDays()));
            if (clock.instant().isBefore(until)) {
                throw new ReadingFailure.Washout(until);
            }
        }
    }

    @Override
    public Sitting keep(long sittingId, int number, RatingDraft draft) throws ReadingFailure {
        return database.transaction(transaction -> {
            requireNext(transaction, sittingId, number);
            RatingRows.keep(transaction, sittingId, number, draft);
            return Sittings.one(transaction, sittingId);
        });
    }

    @Override
    public Sitting commit(long sittingId, int number, Rating rating) throws ReadingFailure {
        return database.transaction(transaction -> {
            Sitting sitting = requireNext(transaction, sittingId, number);
            if (rating.verdict() instanceof Verdict.Judged judged) {
                requireWhole(judged.answers(), sitting.protocol().design());
            }
            hilum.reading.Answers last =
                    rating.verdict() instanceof Verdict.Judged judged ? judged.answers() : hilum.reading.Answers.none();
            RatingRows.commit(
                    transaction,
                    sittingId,
                    number,
                    rating,
                    RatingRows.timingWith(transaction, sittingId, number, last, rating.activeTime()));
            return Sittings.one(transaction, sittingId);
        });
    }

    private static void requireWhole(hilum.reading.Answers answers, hilum.reading.ReadingDesign design) {
        if (!answers.fits(design)) {
            throw new IllegalArgumentException("an answer is not one of those that are asked for");
        }
        if (!answers.complete(design)) {
            throw new IllegalArgumentException("every question needs an answer");
        }
    }

    private Sitting requireNext(Transaction transaction, long sittingId, int number)
            throws SQLException, ReadingFailure {
        Sitting sitting = allowed(transaction, sittingId);
        if (sitting.finished() || number != sitting.committed() + 1) {
            throw new ReadingFailure.AlreadyAnswered();
        }
        requireWashout(transaction, sitting, number);
        return sitting;
    }

    @Override
    public List<RatedCase> ratings(long sittingId) throws ReadingFailure {
        return database.transaction(transaction -> {
            allowed(transaction, sittingId);
            return RatingRows.ratings(transaction, sittingId).stream()
                    .map(RatingRows.Timed::rated)
                    .toList();
        });
    }

    @Override
    public void looked(long sittingId, int number, Look look) throws ReadingFailure {
        database.transaction(transaction -> {
            Sitting sitting = allowed(transaction, sittingId);
            if (sitting.protocol().conduct().viewLog()) {
                RatingRows.insertLook(transaction, sittingId, number, look);
            }
            return sitting;
        });
    }

    @Override
    public List<GuessItem> guesses(long sittingId) throws ReadingFailure {
        return database.transaction(transaction -> {
            if (!allowed(transaction, sittingId).finished()) {
                return List.of();
            }
            return List.copyOf(transaction.query(
                    """
                    SELECT p.number, p.report_1, p.report_2, c.id, c.task, c.indication, c.task_input, g.guess
                      FROM place p JOIN study_case c ON c.id = p.case_id
                      LEFT JOIN guess g ON g.sitting_id = p.sitting_id AND g.number = p.number
                     WHERE p.sitting_id = ? AND p.asked ORDER BY p.number
                    """,
                    row -> new GuessItem(
                            row.getInt("number"),
                            ReadingTask.valueOf(row.getString("task")),
                            pair(transaction, row),
                            Optional.ofNullable(row.getString("guess")).map(Guess::valueOf)),
                    sittingId));
        });
    }

    @Override
    public void guess(long sittingId, int number, Guess guess) throws ReadingFailure {
        GuessItem asked = guesses(sittingId).stream()
                .filter(item -> item.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not asked about " + number));
        if (asked.guess().isPresent()) {
            throw new ReadingFailure.AlreadyAnswered();
        }
        database.transaction(transaction -> transaction.change(
                "INSERT INTO guess (sitting_id, number, guess) VALUES (?, ?, ?)", sittingId, number, guess.name()));
    }

    @Override
    public void openResults(long sittingId) throws ReadingFailure {
        database.transaction(transaction -> {
            Objects.requireNonNull(Sittings.one(transaction, sittingId));
            Events.add(transaction, sittingId, clock.instant(), "a reader asked for the results and was refused");
            return true;
        });
        throw new ReadingFailure.ResultsRefused();
    }

    @Override
    public Sitting install(Path readerPackage) throws ReadingFailure {
        Sitting sitting = stations.install(readerPackage);
        // It may have brought another PIN to a reading that is here.
        logIns.logOut(sitting.id());
        return sitting;
    }

    @Override
    public void writeResult(long sittingId, Path file) throws ReadingFailure {
        if (!guesses(sittingId).stream().allMatch(item -> item.guess().isPresent())) {
            throw new ReadingFailure.NotFinished();
        }
        stations.writeResult(sittingId, file, logIns.signingKey(sittingId));
    }
}
