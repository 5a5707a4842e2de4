package hilum.reading.sqlite;

import com.google.gson.JsonParseException;
import hilum.reading.Answers;
import hilum.reading.AuditEntry;
import hilum.reading.Collected;
import hilum.reading.Look;
import hilum.reading.Rating;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingFailure.Refusal;
import hilum.reading.Sitting;
import hilum.reading.Unblinded;
import hilum.reading.Verdict;
import hilum.reading.pack.ReaderResult;
import hilum.reading.pack.RecordJson;
import hilum.reading.pack.SignedZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes in results of stations: checked in full before anything is written. */
final class Collecting {
    private final Database database;
    private final InstantSource clock;
    private final Studies studies;

    Collecting(Database database, InstantSource clock, Studies studies) {
        this.database = database;
        this.clock = clock;
        this.studies = studies;
    }

    Collected collect(Path file) throws ReadingFailure {
        SignedZip zip = open(file);
        ReaderResult result = result(zip, file);
        Optional<Studies.Study> study = studies.frozen().stream()
                .filter(frozen -> !frozen.hash().isEmpty() && frozen.hash().equals(result.hash()))
                .findFirst();
        if (study.isEmpty()) {
            throw new ReadingFailure.ResultRefused(file, Refusal.WRONG_PROTOCOL);
        }
        try {
            database.transaction(transaction -> {
                store(transaction, study.get(), zip, result, file);
                return studies.log(
                        transaction,
                        study.get(),
                        study.get().unblinded() ? AuditEntry.COLLECTED_LATE : "a result was collected",
                        result.reader() + ", " + result.ratings().size() + " ratings");
            });
        } catch (ReadingFailure.ResultRefused e) {
            studies.log(study.get(), "a result was refused", e.refusal().name());
            throw e;
        }
        studies.logEvents(study.get());
        return new Collected(
                study.get().name(),
                result.reader(),
                result.ratings().size(),
                result.guesses().size());
    }

    private static SignedZip open(Path file) throws ReadingFailure {
        try {
            Path nothing = Files.createTempDirectory("hilum-result");
            try {
                return SignedZip.read(file, nothing, SignedZip.Limits.ofResult());
            } finally {
                try (var left = Files.list(nothing)) {
                    for (Path picture : left.toList()) {
                        Files.delete(picture);
                    }
                }
                Files.delete(nothing);
            }
        } catch (SignedZip.Refused e) {
            throw refused(file, e.why(), e);
        } catch (IOException e) {
            throw Stations.unreachable(file, e);
        }
    }

    private static ReaderResult result(SignedZip zip, Path file) throws ReadingFailure {
        try {
            ReaderResult result = RecordJson.read(zip.text(Stations.RESULT), ReaderResult.class);
            if (result.format() > ReaderResult.FORMAT) {
                throw new ReadingFailure.ResultRefused(file, Refusal.NEWER);
            }
            return result;
        } catch (SignedZip.Refused | JsonParseException e) {
            throw refused(file, Refusal.DAMAGED, e);
        }
    }

    /** What a result must fit. */
    private record Seat(long id, String readerKey, boolean collected) {}

    private void store(Transaction transaction, Studies.Study study, SignedZip zip, ReaderResult result, Path file)
            throws SQLException, ReadingFailure {
        Optional<Seat> found = transaction
                .query(
                        "SELECT id, reader_key, collected_ms IS NOT NULL FROM sitting WHERE study_id = ? AND reader = ?",
                        row -> new Seat(row.getLong(1), row.getString(2), row.getBoolean(3)),
                        study.id(),
                        result.reader())
                .stream()
                .findFirst();
        if (found.isEmpty()) {
            throw new ReadingFailure.ResultRefused(file, Refusal.UNKNOWN_READER);
        }
        Seat seat = found.get();
        if (!zip.signedBy(seat.readerKey())) {
            throw new ReadingFailure.ResultRefused(file, Refusal.TAMPERED);
        }
        Sitting sitting = Sittings.one(transaction, seat.id());
        if (seat.collected() || sitting.committed() > 0) {
            throw new ReadingFailure.ResultRefused(file, Refusal.DUPLICATE);
        }
        try {
            write(transaction, sitting, result);
        } catch (IllegalArgumentException | java.time.DateTimeException | ArithmeticException e) {
            throw refused(file, Refusal.DAMAGED, e);
        }
        transaction.change("UPDATE sitting SET collected_ms = ? WHERE id = ?", clock.millis(), seat.id());
    }

    private static void write(Transaction transaction, Sitting sitting, ReaderResult result) throws SQLException {
        require(result.ratings().size() == sitting.caseCount());
        for (int i = 0; i < result.ratings().size(); i++) {
            ReaderResult.PlacedRating placed = result.ratings().get(i);
            require(placed.number() == i + 1);
            Rating rating = rating(placed, sitting.protocol().design());
            RatingRows.drop(transaction, sitting.id(), placed.number());
            RatingRows.commit(
                    transaction,
                    sitting.id(),
                    placed.number(),
                    rating,
                    new Unblinded.Timing(
                            Duration.ofMillis(placed.times().firstAnswerMs()),
                            placed.times().changes()));
            require(placed.times().firstAnswerMs() >= 0 && placed.times().changes() >= 0);
            for (Look look : placed.looks()) {
                require(look.picture() >= 0
                        && !look.at().isNegative()
                        && Double.isFinite(look.windowCentre() + look.windowWidth() + look.zoom()));
                RatingRows.insertLook(transaction, sitting.id(), placed.number(), look);
            }
        }
        writeGuesses(transaction, sitting, result.guesses());
        for (ReaderResult.Event event : result.events()) {
            Events.add(transaction, sitting.id(), event.at(), event.what());
        }
    }

    private static Rating rating(ReaderResult.PlacedRating placed, ReadingDesign design) {
        Answers answers = new Answers(placed.answers());
        boolean judged = placed.cannotJudge().isEmpty();
        require(judged ? answers.fits(design) && answers.complete(design) : answers.isEmpty());
        return new Rating(
                judged ? new Verdict.Judged(answers) : new Verdict.CannotJudge(placed.cannotJudge()),
                placed.comment(),
                Duration.ofMillis(placed.times().activeMs()),
                Instant.ofEpochMilli(placed.times().committedMs()));
    }

    private static void writeGuesses(Transaction transaction, Sitting sitting, List<ReaderResult.PlacedGuess> guesses)
            throws SQLException {
        Set<Integer> asked = new HashSet<>(transaction.query(
                "SELECT number FROM place WHERE sitting_id = ? AND asked", row -> row.getInt(1), sitting.id()));
        Set<Integer> given = new HashSet<>();
        guesses.forEach(guess -> require(given.add(guess.number())));
        require(given.equals(asked));
        for (ReaderResult.PlacedGuess guess : guesses) {
            transaction.change(
                    "INSERT INTO guess (sitting_id, number, guess) VALUES (?, ?, ?)",
                    sitting.id(),
                    guess.number(),
                    guess.guess().name());
        }
    }

    private static void require(boolean whole) {
        if (!whole) {
            throw new IllegalArgumentException("the result does not fit its reading");
        }
    }

    private static ReadingFailure refused(Path file, Refusal why, Exception cause) {
        ReadingFailure failure = new ReadingFailure.ResultRefused(file, why);
        failure.initCause(cause);
        return failure;
    }
}
