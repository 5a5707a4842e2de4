package hilum.reading.sqlite;

import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyPlan;
import hilum.reading.pack.BlindedItems;
import hilum.reading.pack.ProtocolFile;
import hilum.reading.pack.ReaderPackage.PackedCase;
import hilum.reading.pack.ReaderPackage.PackedPlace;
import hilum.reading.pack.StudyKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether what readers of a frozen reading are shown is still what its hash was taken over. */
final class FrozenItems {
    private final Database database;
    private final StudyFolders folders;

    FrozenItems(Database database, StudyFolders folders) {
        this.database = database;
        this.folders = folders;
    }

    /** Compares every text in the database with the key, and every picture with the hash; reads all pictures. */
    boolean differ(Studies.Study study, StudyKey key) throws ReadingFailure {
        return !hash(key).equals(study.hash())
                || database.transaction(transaction -> textsDiffer(transaction, study, key));
    }

    /** Taken again over the pictures as they lie now; empty when one is missing. */
    private String hash(StudyKey key) {
        BlindedItems items = new BlindedItems(key);
        List<ReadingCase> cases = new ArrayList<>();
        for (int i = 0; i < key.cases().size(); i++) {
            List<Path> pictures = items.pictureNames(i).stream()
                    .map(name -> folders.pictures(key.hash()).resolve(name))
                    .toList();
            cases.add(key.cases().get(i).withPictures(pictures));
        }
        try {
            return ProtocolFile.hash(new StudyPlan(key.protocol(), cases));
        } catch (IOException missing) {
            return "";
        }
    }

    private static boolean textsDiffer(Transaction transaction, Studies.Study study, StudyKey key) throws SQLException {
        BlindedItems items = new BlindedItems(key);
        Map<String, PackedCase> cases =
                items.cases().stream().collect(Collectors.toMap(PackedCase::code, Function.identity()));
        boolean differ = transaction
                .query(
                        "SELECT code, indication, task_input FROM study_case WHERE study_id = ?",
                        row -> same(cases.get(row.getString(1)), row.getString(2), row.getString(3)),
                        study.id())
                .contains(false);
        for (int seat = 0; seat < key.seats().size() && !differ; seat++) {
            Optional<Long> sitting = Studies.foundSitting(
                    transaction, study, key.seats().get(seat).reader());
            differ = sitting.isPresent() && !places(transaction, sitting.get()).equals(items.places(seat));
        }
        return differ;
    }

    private static boolean same(
            @org.jspecify.annotations.Nullable PackedCase packed, String indication, String taskInput) {
        return packed != null
                && packed.indication().equals(indication)
                && packed.taskInput().equals(taskInput);
    }

    private static List<PackedPlace> places(Transaction transaction, long sittingId) throws SQLException {
        return transaction.query(
                """
                SELECT p.number, c.code, p.period, p.training, p.feedback, p.report_1, p.report_2, p.asked
                  FROM place p JOIN study_case c ON c.id = p.case_id
                 WHERE p.sitting_id = ? ORDER BY p.number
                """,
                row -> new PackedPlace(
                        row.getInt(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getBoolean(8)),
                sittingId);
    }
}
