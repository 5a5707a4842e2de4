package hilum.reading.sqlite;

import hilum.reading.BalanceProof;
import hilum.reading.Blinding;
import hilum.reading.Guess;
import hilum.reading.Look;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.Side;
import hilum.reading.Unblinded;
import hilum.reading.pack.StudyKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins ratings with the key. */
final class Unblinding {
    private final Database database;

    Unblinding(Database database) {
        this.database = database;
    }

    static BalanceProof proof(StudyKey key) {
        return BalanceProof.of(
                key.hash(),
                key.protocol(),
                key.cases(),
                key.seats().stream()
                        .filter(seat -> !seat.adjudicator())
                        .map(StudyKey.Seat::places)
                        .toList());
    }

    Unblinded join(Studies.Study study, StudyKey key) throws ReadingFailure {
        return database.transaction(transaction -> {
            List<Unblinded.Item> items = new ArrayList<>();
            List<Unblinded.Item> adjudications = new ArrayList<>();
            for (StudyKey.Seat seat : key.seats()) {
                Optional<Long> sitting = Studies.foundSitting(transaction, study, seat.reader());
                if (sitting.isPresent()) {
                    (seat.adjudicator() ? adjudications : items).addAll(items(transaction, key, seat, sitting.get()));
                } else if (!seat.adjudicator()) {
                    // An adjudicator's seat without a sitting was never taken: the program ended while he was added.
                    throw new ReadingFailure.UnknownReader(seat.reader());
                }
            }
            return new Unblinded(key.protocol(), key.hash(), key.cases(), items, adjudications, proof(key));
        });
    }

    private static List<Unblinded.Item> items(Transaction transaction, StudyKey key, StudyKey.Seat seat, long sittingId)
            throws SQLException {
        Map<Integer, Guess> guesses = new HashMap<>();
        transaction.query(
                "SELECT number, guess FROM guess WHERE sitting_id = ?",
                row -> guesses.put(row.getInt(1), Guess.valueOf(row.getString(2))),
                sittingId);
        Map<Integer, List<Look>> looks = RatingRows.looks(transaction, sittingId);
        List<Unblinded.Item> items = new ArrayList<>();
        for (RatingRows.Timed timed : RatingRows.ratings(transaction, sittingId)) {
            int number = timed.rated().number();
            Blinding.Place place = seat.places().get(number - 1);
            ReadingCase readingCase = key.cases().get(place.caseIndex());
            items.add(new Unblinded.Item(
                    new Unblinded.Place(
                            seat.reader(), number, place.period(), readingCase.task(), readingCase.id(), place.kind()),
                    place.side(),
                    timed.rated().rating(),
                    timed.timing(),
                    looks.getOrDefault(number, List.of()),
                    guessed(place.side(), guesses.get(number))));
        }
        return items;
    }

    private static Unblinded.Guessed guessed(Side side, @org.jspecify.annotations.Nullable Guess guess) {
        if (guess == null) {
            return Unblinded.Guessed.NOT_ASKED;
        }
        return switch (guess) {
            case CANNOT_TELL -> Unblinded.Guessed.CANNOT_TELL;
            case REPORT_1 -> side == Side.A_FIRST ? Unblinded.Guessed.ARM_A : Unblinded.Guessed.ARM_B;
            case REPORT_2 -> side == Side.A_FIRST ? Unblinded.Guessed.ARM_B : Unblinded.Guessed.ARM_A;
        };
    }
}
