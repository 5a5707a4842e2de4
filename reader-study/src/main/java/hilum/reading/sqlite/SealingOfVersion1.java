package hilum.reading.sqlite;

import hilum.reading.Arms;
import hilum.reading.AuditEntry;
import hilum.reading.Blinding;
import hilum.reading.CaseInput;
import hilum.reading.CaseRole;
import hilum.reading.Conduct;
import hilum.reading.ItemKind;
import hilum.reading.NewReader;
import hilum.reading.Plan;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.Side;
import hilum.reading.StudyPlan;
import hilum.reading.Wording;
import hilum.reading.pack.BlindedItems;
import hilum.reading.pack.ProtocolFile;
import hilum.reading.pack.ReaderPackage;
import hilum.reading.pack.RecordJson;
import hilum.reading.pack.Sealing;
import hilum.reading.pack.Signing;
import hilum.reading.pack.StudyKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the key of a reading of version 1 out of the database and behind a pass phrase; from then on it is a frozen reading like any other. */
final class SealingOfVersion1 {
    private static final int SHORTEST_PASS_PHRASE = 8;

    private final Database database;
    private final StudyFolders folders;
    private final Sealing sealing;
    private final Studies studies;

    SealingOfVersion1(Database database, StudyFolders folders, Sealing sealing, Studies studies) {
        this.database = database;
        this.folders = folders;
        this.sealing = sealing;
        this.studies = studies;
    }

    /** What version 1 knew of a reading, in the order of its cases and readers. */
    private record Old(StudyPlan plan, List<String> codes, List<StudyKey.Seat> seats, List<Opening> openings) {}

    private record Opening(long atMs, String reason) {}

    /** The protocol's hash, which is taken over what is there now. */
    String seal(Studies.Study study, char[] passPhrase) throws ReadingFailure {
        if (passPhrase.length < SHORTEST_PASS_PHRASE) {
            throw new ReadingFailure.NotReady(ReadingFailure.Gap.PASS_PHRASE_SHORT, "");
        }
        String hash = database.transaction(transaction -> {
            if (transaction
                    .query("SELECT 1 FROM v1_key WHERE study_id = ?", row -> 1, study.id())
                    .isEmpty()) {
                throw new ReadingFailure.Frozen();
            }
            Old old = old(transaction, study);
            String fresh = Freezing.hash(old.plan());
            StudyKey key = StudyKey.of(fresh, old.plan(), old.codes(), old.seats(), Signing.pair());
            Studies.Study sealed = new Studies.Study(study.id(), study.name(), 1, fresh, study.unblinded());
            writeFiles(sealed, key, passPhrase);
            update(transaction, sealed, key);
            forget(transaction, study);
            studies.log(transaction, sealed, "sealed, made by the first version of the program", fresh);
            for (Opening opening : old.openings()) {
                studies.log(
                        transaction,
                        sealed,
                        AuditEntry.UNBLINDED,
                        opening.reason() + ", " + Instant.ofEpochMilli(opening.atMs()));
            }
            return fresh;
        });
        database.forgetDeleted();
        deleteOpenCopies();
        return hash;
    }

    private void writeFiles(Studies.Study sealed, StudyKey key, char[] passPhrase) throws ReadingFailure {
        Path folder = studies.folder(sealed);
        Studies.files(folder, () -> {
            Path pictures = Files.createDirectories(folders.pictures(sealed.hash()));
            BlindedItems items = new BlindedItems(key);
            for (int i = 0; i < key.cases().size(); i++) {
                List<String> names = items.pictureNames(i);
                for (int n = 0; n < names.size(); n++) {
                    Files.copy(
                            key.cases().get(i).pictures().get(n),
                            pictures.resolve(names.get(n)),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            StudyKey.write(folder, key.sealed(sealing, passPhrase));
            ProtocolFile.writeFrozen(folder, key.protocol(), sealed.hash());
            return folder;
        });
    }

    /** The copy that was made before the file was brought up to date holds the key as well. */
    private void deleteOpenCopies() throws ReadingFailure {
        boolean othersLeft = !database.transaction(transaction -> transaction.query("SELECT 1 FROM v1_key", row -> 1))
                .isEmpty();
        if (othersLeft) {
            return;
        }
        Path backup = folders.backup(1);
        Path beside = folders.coordinator().resolveSibling(String.valueOf(backup.getFileName()));
        Studies.files(backup, () -> {
            Files.deleteIfExists(backup);
            return Files.deleteIfExists(beside);
        });
    }

    private void update(Transaction transaction, Studies.Study sealed, StudyKey key) throws SQLException {
        transaction.change(
                "UPDATE study SET hash = ?, coordinator_key = ? WHERE id = ?",
                sealed.hash(),
                key.publicKey(),
                sealed.id());
        BlindedItems items = new BlindedItems(key);
        for (int seat = 0; seat < key.seats().size(); seat++) {
            ReaderPackage pack = Freezing.pack(
                    sealing,
                    key,
                    items,
                    seat,
                    new NewReader(key.seats().get(seat).reader(), ""));
            transaction.change(
                    "UPDATE sitting SET protocol = ?, reader_key = ?, sealed_key = ? WHERE study_id = ? AND reader = ?",
                    RecordJson.line(pack.protocol()),
                    pack.readerKey(),
                    pack.sealedKey(),
                    sealed.id(),
                    pack.reader());
        }
        Path pictures = folders.pictures(sealed.hash());
        for (int i = 0; i < key.codes().size(); i++) {
            List<String> names = items.pictureNames(i);
            for (int n = 0; n < names.size(); n++) {
                transaction.change(
                        """
                        UPDATE study_picture SET path = ? WHERE ordinal = ? AND case_id =
                            (SELECT id FROM study_case WHERE study_id = ? AND code = ?)
                        """,
                        pictures.resolve(names.get(n)).toString(),
                        n,
                        sealed.id(),
                        key.codes().get(i));
            }
        }
    }

    private static void forget(Transaction transaction, Studies.Study study) throws SQLException {
        transaction.change(
                "DELETE FROM v1_key_side WHERE sitting_id IN (SELECT id FROM sitting WHERE study_id = ?)", study.id());
        transaction.change(
                "DELETE FROM v1_key_text WHERE case_id IN (SELECT id FROM study_case WHERE study_id = ?)", study.id());
        transaction.change("DELETE FROM v1_key_opening WHERE study_id = ?", study.id());
        transaction.change("DELETE FROM v1_key WHERE study_id = ?", study.id());
    }

    private static Old old(Transaction transaction, Studies.Study study) throws SQLException {
        Map<Long, Integer> indices = new HashMap<>();
        List<String> codes = new ArrayList<>();
        List<ReadingCase> cases = transaction.query(
                """
                SELECT c.id, c.code, c.task, c.indication, c.task_input, k.name, k.first, k.second
                  FROM study_case c JOIN v1_key_text k ON k.case_id = c.id WHERE c.study_id = ? ORDER BY c.id
                """,
                row -> {
                    indices.put(row.getLong("id"), indices.size());
                    codes.add(row.getString("code"));
                    return readingCase(transaction, row);
                },
                study.id());
        List<StudyKey.Seat> seats = new ArrayList<>();
        for (String reader : transaction.query(
                "SELECT reader FROM sitting WHERE study_id = ? ORDER BY ordinal",
                row -> row.getString(1),
                study.id())) {
            seats.add(new StudyKey.Seat(reader, false, places(transaction, study, reader, indices)));
        }
        ReadingProtocol protocol = transaction
                .query(
                        "SELECT s.tasks, k.seed, k.first, k.second FROM study s JOIN v1_key k ON k.study_id = s.id WHERE s.id = ?",
                        row -> protocol(study, seats, row),
                        study.id())
                .getFirst();
        List<Opening> openings = transaction.query(
                "SELECT opened_ms, reason FROM v1_key_opening WHERE study_id = ? ORDER BY id",
                row -> new Opening(row.getLong(1), row.getString(2)),
                study.id());
        return new Old(new StudyPlan(protocol, cases), codes, seats, openings);
    }

    private static ReadingProtocol protocol(Studies.Study study, List<StudyKey.Seat> seats, ResultSet row)
            throws SQLException {
        List<ReadingTask> tasks = Arrays.stream(row.getString("tasks").split(",", -1))
                .map(ReadingTask::valueOf)
                .toList();
        return new ReadingProtocol(
                new ReadingProtocol.Title(study.name(), 1, ""),
                ReadingDesign.COMPARATIVE,
                new Arms(row.getString("first"), row.getString("second")),
                new Plan(
                        tasks,
                        row.getLong("seed"),
                        seats.stream().map(StudyKey.Seat::reader).toList(),
                        0,
                        0,
                        true),
                Conduct.usual(),
                Wording.paper(),
                List.of());
    }

    private static ReadingCase readingCase(Transaction transaction, ResultSet row) throws SQLException {
        List<Path> pictures = transaction.query(
                "SELECT path FROM study_picture WHERE case_id = ? ORDER BY ordinal",
                picture -> Path.of(picture.getString(1)),
                row.getLong("id"));
        return new ReadingCase(
                row.getString("name"),
                ReadingTask.valueOf(row.getString("task")),
                new CaseInput(row.getString("indication"), row.getString("task_input"), pictures, Map.of()),
                row.getString("first"),
                row.getString("second"),
                CaseRole.primary());
    }

    private static List<Blinding.Place> places(
            Transaction transaction, Studies.Study study, String reader, Map<Long, Integer> indices)
            throws SQLException {
        return transaction.query(
                """
                SELECT k.case_id, k.side FROM v1_key_side k JOIN sitting s ON s.id = k.sitting_id
                 WHERE s.study_id = ? AND s.reader = ? ORDER BY k.number
                """,
                row -> new Blinding.Place(
                        Optional.ofNullable(indices.get(row.getLong(1))).orElseThrow(),
                        ItemKind.PRIMARY,
                        1,
                        Side.valueOf(row.getString(2))),
                study.id(),
                reader);
    }
}
