package hilum.reading.sqlite;

import hilum.reading.Blinding;
import hilum.reading.ItemKind;
import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.Sitting;
import hilum.reading.pack.BlindedItems;
import hilum.reading.pack.Sealing;
import hilum.reading.pack.StudyKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Gives a frozen reading a further reader over chosen cases: a seat in the key and a sitting in the database, both or neither. */
final class Adjudication {
    private final Database database;
    private final Studies studies;
    private final Sealing sealing;

    Adjudication(Database database, Studies studies, Sealing sealing) {
        this.database = database;
        this.studies = studies;
        this.sealing = sealing;
    }

    /** Reads, changes and writes the key with the lock, so that of two programs neither loses the other's reader. */
    Sitting add(Studies.Study study, NewReader reader, List<String> caseCodes, char[] passPhrase)
            throws ReadingFailure {
        return database.transaction(transaction -> {
            String name = reader.name().strip();
            if (Studies.foundSitting(transaction, study, name).isPresent()) {
                throw new ReadingFailure.NameTaken(name);
            }
            StudyKey key =
                    taken(transaction, study, StudyKey.open(studies.folder(study), study.hash(), sealing, passPhrase));
            List<StudyKey.Seat> seats = new ArrayList<>(key.seats());
            int seat = seats.size();
            List<Integer> chosen = chosen(key, caseCodes);
            seats.add(
                    new StudyKey.Seat(name, true, new Blinding(key.protocol(), key.cases()).drawFurther(seat, chosen)));
            StudyKey more = key.withSeats(seats);
            long id = SittingRows.insertSitting(
                    transaction,
                    study.id(),
                    Freezing.pack(sealing, more, new BlindedItems(more), seat, reader),
                    new SittingRows.Seat(seat, true, 0));
            Studies.files(studies.folder(study), () -> {
                StudyKey.write(studies.folder(study), more.sealed(sealing, passPhrase));
                return more;
            });
            studies.log(transaction, study, "an adjudicator was added", name + ", " + chosen.size() + " cases");
            return Sittings.one(transaction, id);
        });
    }

    /** The key without a last seat that has no sitting: the program ended while it was given. */
    private static StudyKey taken(Transaction transaction, Studies.Study study, StudyKey key) throws SQLException {
        List<StudyKey.Seat> seats = new ArrayList<>();
        for (StudyKey.Seat seat : key.seats()) {
            if (!seat.adjudicator()
                    || Studies.foundSitting(transaction, study, seat.reader()).isPresent()) {
                seats.add(seat);
            }
        }
        return key.withSeats(seats);
    }

    private static List<Integer> chosen(StudyKey key, List<String> caseCodes) {
        List<Integer> chosen = new ArrayList<>();
        for (String code : caseCodes) {
            int index = key.codes().indexOf(code);
            if (index < 0 || key.cases().get(index).role().kind() == ItemKind.TRAINING) {
                throw new IllegalArgumentException("no case to adjudicate");
            }
            chosen.add(index);
        }
        return chosen;
    }
}
