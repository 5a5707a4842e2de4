package hilum.reading.sqlite;

import com.google.gson.JsonParseException;
import hilum.reading.FileTrouble;
import hilum.reading.Guess;
import hilum.reading.Look;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingFailure.Refusal;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import hilum.reading.pack.ReaderPackage;
import hilum.reading.pack.ReaderResult;
import hilum.reading.pack.RecordJson;
import hilum.reading.pack.SignedZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PrivateKey;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A reader's own machine: takes in his package, writes his result. */
final class Stations {
    /** The entry that says everything but the pictures. */
    static final String READING = "reading.json";

    /** The entry of a result. */
    static final String RESULT = "result.json";

    private final Database database;
    private final InstantSource clock;
    private final StudyFolders folders;

    Stations(Database database, InstantSource clock, StudyFolders folders) {
        this.database = database;
        this.clock = clock;
        this.folders = folders;
    }

    Sitting install(Path file) throws ReadingFailure {
        Path incoming = folders.pictureRoot().resolve("incoming-" + System.nanoTime());
        try {
            Files.createDirectories(incoming);
            try {
                SignedZip zip = SignedZip.read(file, incoming, SignedZip.Limits.ofPackage());
                ReaderPackage pack = whole(zip, file);
                return database.transaction(transaction -> store(transaction, pack, incoming, file));
            } finally {
                deleteAll(incoming);
            }
        } catch (SignedZip.Refused e) {
            throw refused(file, e.why(), e);
        } catch (IOException e) {
            throw unreachable(file, e);
        }
    }

    private static ReaderPackage whole(SignedZip zip, Path file) throws SignedZip.Refused, ReadingFailure {
        try {
            ReaderPackage pack = RecordJson.read(zip.text(READING), ReaderPackage.class);
            if (!zip.signedBy(pack.coordinatorKey())) {
                throw new ReadingFailure.PackageRefused(file, Refusal.TAMPERED);
            }
            if (pack.format() > ReaderPackage.FORMAT) {
                throw new ReadingFailure.PackageRefused(file, Refusal.NEWER);
            }
            if (pack.reader().isBlank()) {
                throw new ReadingFailure.PackageRefused(file, Refusal.UNKNOWN_READER);
            }
            if (!consistent(pack, zip.pictures().keySet())) {
                throw new ReadingFailure.PackageRefused(file, Refusal.DAMAGED);
            }
            return pack;
        } catch (JsonParseException e) {
            throw refused(file, Refusal.DAMAGED, e);
        }
    }

    /** Places count up from 1, name cases that are there, and the pictures are exactly those that the cases name. */
    private static boolean consistent(ReaderPackage pack, Set<String> pictures) {
        Set<String> codes = new HashSet<>();
        Set<String> named = new HashSet<>();
        boolean unique = pack.cases().stream().allMatch(packed -> codes.add(packed.code()));
        pack.cases().forEach(packed -> named.addAll(packed.pictures()));
        for (int i = 0; i < pack.places().size(); i++) {
            ReaderPackage.PackedPlace place = pack.places().get(i);
            unique &= place.number() == i + 1 && codes.contains(place.code()) && place.period() >= 1;
        }
        return unique
                && !pack.places().isEmpty()
                && named.equals(pictures)
                && pack.protocol().hash().matches("[0-9a-f]{64}");
    }

    private Sitting store(Transaction transaction, ReaderPackage pack, Path incoming, Path file)
            throws SQLException, ReadingFailure {
        List<Long> here = transaction.query(
                """
                        SELECT s.id FROM sitting s JOIN study r ON r.id = s.study_id
                         WHERE s.reader = ? AND (r.hash = ? OR (r.name = ? AND r.version = ? AND r.station = ?))
                        """,
                row -> row.getLong(1),
                pack.reader(),
                pack.protocol().hash(),
                pack.protocol().name(),
                pack.protocol().version(),
                pack.reader());
        if (!here.isEmpty()) {
            if (!PinReplacement.taken(transaction, here.getFirst(), pack)) {
                throw new ReadingFailure.PackageRefused(file, Refusal.DUPLICATE);
            }
            Events.add(transaction, here.getFirst(), clock.instant(), "the PIN was replaced by a package");
            return Sittings.one(transaction, here.getFirst());
        }
        if (foreign(transaction, pack)) {
            throw new ReadingFailure.PackageRefused(file, Refusal.TAMPERED);
        }
        Path pictures = folders.pictures(pack.protocol().hash());
        move(incoming, pictures);
        long studyId = SittingRows.insertStudy(
                transaction,
                new SittingRows.NewStudy(pack, pack.reader(), pack.protocol().tasks(), clock.millis()));
        SittingRows.insertCases(transaction, studyId, pack.cases(), pictures);
        long sittingId = SittingRows.insertSitting(transaction, studyId, pack, new SittingRows.Seat(0, false, 0));
        return Sittings.one(transaction, sittingId);
    }

    /** A package says who signed it: one that claims a reading of this station must come from the same coordinator, or it could change pictures. */
    private static boolean foreign(Transaction transaction, ReaderPackage pack) throws SQLException {
        return !transaction
                .query(
                        "SELECT 1 FROM study WHERE hash = ? AND coordinator_key <> ?",
                        row -> 1,
                        pack.protocol().hash(),
                        pack.coordinatorKey())
                .isEmpty();
    }

    /** Pictures of two readers on one machine have the same names and are the same. */
    private static void move(Path incoming, Path pictures) throws ReadingFailure {
        try {
            Files.createDirectories(pictures);
            for (Path picture : list(incoming)) {
                Files.move(picture, pictures.resolve(picture.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw unreachable(pictures, e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        for (Path file : list(folder)) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    void writeResult(long sittingId, Path file, PrivateKey key) throws ReadingFailure {
        ReaderResult result = database.transaction(transaction -> result(transaction, sittingId));
        try {
            SignedZip.write(file, Map.of(RESULT, RecordJson.line(result)), Map.of(), key);
        } catch (IOException e) {
            throw unreachable(file, e);
        }
    }

    private static ReaderResult result(Transaction transaction, long sittingId) throws SQLException, ReadingFailure {
        Sitting sitting = Sittings.one(transaction, sittingId);
        if (!sitting.finished()) {
            throw new ReadingFailure.NotFinished();
        }
        Map<Integer, List<Look>> looks = RatingRows.looks(transaction, sittingId);
        List<ReaderResult.PlacedRating> ratings = new ArrayList<>();
        for (RatingRows.Timed timed : RatingRows.ratings(transaction, sittingId)) {
            ratings.add(placed(timed, looks));
        }
        List<ReaderResult.PlacedGuess> guesses = transaction.query(
                "SELECT number, guess FROM guess WHERE sitting_id = ? ORDER BY number",
                row -> new ReaderResult.PlacedGuess(row.getInt(1), Guess.valueOf(row.getString(2))),
                sittingId);
        return new ReaderResult(
                ReaderResult.FORMAT,
                sitting.protocol().hash(),
                sitting.reader(),
                ratings,
                guesses,
                Events.ofSitting(transaction, sittingId));
    }

    private static ReaderResult.PlacedRating placed(RatingRows.Timed timed, Map<Integer, List<Look>> looks) {
        int number = timed.rated().number();
        Verdict verdict = timed.rated().rating().verdict();
        return new ReaderResult.PlacedRating(
                number,
                verdict instanceof Verdict.CannotJudge cannot ? cannot.reason() : "",
                verdict instanceof Verdict.Judged judged ? judged.answers().values() : Map.of(),
                timed.rated().rating().comment(),
                new ReaderResult.Times(
                        timed.rated().rating().activeTime().toMillis(),
                        timed.rated().rating().committedAt().toEpochMilli(),
                        timed.timing().firstAnswer().toMillis(),
                        timed.timing().changes()),
                looks.getOrDefault(number, List.of()));
    }

    static ReadingFailure refused(Path file, Refusal why, Exception cause) {
        ReadingFailure failure = new ReadingFailure.PackageRefused(file, why);
        failure.initCause(cause);
        return failure;
    }

    static ReadingFailure unreachable(Path file, IOException cause) {
        return FileTrouble.of(file, cause);
    }
}
