package hilum.reading.sqlite;

import hilum.reading.AuditEntry;
import hilum.reading.BalanceProof;
import hilum.reading.Collected;
import hilum.reading.CoordinatorDesk;
import hilum.reading.Frozen;
import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingProtocol;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import hilum.reading.StudyStatus;
import hilum.reading.Unblinded;
import hilum.reading.pack.ProtocolFile;
import hilum.reading.pack.Sealing;
import hilum.reading.pack.StudyKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The coordinator's side. */
final class SqliteCoordinatorDesk implements CoordinatorDesk {
    private final Database database;
    private final InstantSource clock;
    private final StudyFolders folders;
    private final Sealing sealing;
    private final Studies studies;
    private final Freezing freezing;
    private final Adjudication adjudication;
    private final StudyStates states;
    private final LogIns logIns;

    SqliteCoordinatorDesk(
            Database database, InstantSource clock, StudyFolders folders, Sealing sealing, LogIns logIns) {
        this.database = database;
        this.clock = clock;
        this.folders = folders;
        this.sealing = sealing;
        this.studies = new Studies(database, clock, folders);
        this.freezing = new Freezing(database, clock, folders, sealing, studies);
        this.adjudication = new Adjudication(database, studies, sealing);
        this.states = new StudyStates(database, studies);
        this.logIns = logIns;
    }

    @Override
    public List<StudyStatus> studies() throws ReadingFailure {
        return states.all();
    }

    @Override
    public void save(StudyPlan plan) throws ReadingFailure {
        String name = plan.protocol().name();
        int version = plan.protocol().title().version();
        Path folder = folders.study(name, version);
        // With the lock: no freeze elsewhere ends between the check and the writing.
        database.transaction(transaction -> {
            Optional<Studies.Study> frozen = Studies.newest(transaction, name);
            if (frozen.isPresent() && frozen.get().version() >= version) {
                throw new ReadingFailure.Frozen();
            }
            return Studies.files(folder, () -> {
                ProtocolFile.write(folder, plan);
                return folder;
            });
        });
    }

    @Override
    public StudyPlan plan(String reading) throws ReadingFailure {
        Optional<StudyPlan> plan = studies.planned(reading);
        if (plan.isEmpty()) {
            studies.require(reading);
            throw new ReadingFailure.Frozen();
        }
        return plan.get();
    }

    @Override
    public Frozen freeze(String reading, List<NewReader> readers, char[] passPhrase) throws ReadingFailure {
        return freezing.freeze(plan(reading), readers, passPhrase);
    }

    @Override
    public StudyPlan supersede(String reading, char[] passPhrase) throws ReadingFailure {
        Studies.Study study = studies.require(reading);
        StudyKey key = key(study, passPhrase);
        ReadingProtocol old = key.protocol();
        StudyPlan next = new StudyPlan(
                new ReadingProtocol(
                        new ReadingProtocol.Title(old.name(), study.version() + 1, study.hash()),
                        old.design(),
                        old.arms(),
                        old.plan(),
                        old.conduct(),
                        old.wording(),
                        old.normalisations()),
                key.cases());
        save(next);
        studies.log(study, "superseded", "version " + next.protocol().title().version());
        return next;
    }

    @Override
    public BalanceProof proof(String reading, char[] passPhrase) throws ReadingFailure {
        return Unblinding.proof(key(studies.require(reading), passPhrase));
    }

    @Override
    public Path protocolFile(String reading) throws ReadingFailure {
        Optional<StudyPlan> plan = studies.planned(reading);
        Path folder = plan.isPresent()
                ? folders.study(
                        plan.get().protocol().name(),
                        plan.get().protocol().title().version())
                : studies.folder(studies.require(reading));
        return folder.resolve(ProtocolFile.PROTOCOL);
    }

    @Override
    public void writePackage(String reading, String reader, Path file, char[] passPhrase) throws ReadingFailure {
        Studies.Study study = studies.require(reading);
        StudyKey key = key(study, passPhrase);
        if (new FrozenItems(database, folders).differ(study, key)) {
            throw new ReadingFailure.ChangedSinceFreeze();
        }
        new Packing(database, folders).write(study, key, reader, file);
        studies.log(study, AuditEntry.PACKED, reader);
    }

    @Override
    public Collected collect(Path resultFile) throws ReadingFailure {
        return new Collecting(database, clock, studies).collect(resultFile);
    }

    @Override
    public List<String> caseCodes(String reading) throws ReadingFailure {
        Studies.Study study = studies.require(reading);
        return database.transaction(
                transaction -> List.copyOf(transaction.query("""
                SELECT code FROM study_case WHERE study_id = ?
                   AND id NOT IN (SELECT p.case_id FROM place p JOIN sitting s ON s.id = p.sitting_id
                                   WHERE s.study_id = ? AND p.training)
                 ORDER BY id
                """, row -> row.getString(1), study.id(), study.id())));
    }

    @Override
    public Sitting addAdjudicator(String reading, NewReader reader, List<String> caseCodes, char[] passPhrase)
            throws ReadingFailure {
        Studies.Study study = studies.require(reading);
        key(study, passPhrase);
        return adjudication.add(study, reader, caseCodes, passPhrase);
    }

    @Override
    public void replacePin(String reading, NewReader reader, boolean packageToo, char[] passPhrase)
            throws ReadingFailure {
        Studies.Study study = studies.require(reading);
        key(study, passPhrase);
        // Who is logged in with the old PIN holds a key that signs for nobody now.
        logIns.logOut(new PinReplacement(database, studies, sealing).replace(study, reader, packageToo));
    }

    @Override
    public String seal(String reading, char[] passPhrase) throws ReadingFailure {
        Studies.Study study = studies.requireAny(reading);
        return new SealingOfVersion1(database, folders, sealing, studies).seal(study, passPhrase);
    }

    @Override
    public Unblinded unblind(String reading, String reason, char[] passPhrase) throws ReadingFailure {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a reason is needed");
        }
        Studies.Study study = studies.require(reading);
        studies.logEvents(study);
        StudyKey key = key(study, passPhrase);
        String check = new FrozenItems(database, folders).differ(study, key)
                ? "texts or pictures differ from those that were frozen"
                : AuditEntry.AS_FROZEN;
        // Written down before anything is handed out.
        database.transaction(transaction -> {
            studies.log(transaction, study, AuditEntry.CHECKED, check);
            studies.log(transaction, study, AuditEntry.UNBLINDED, reason.strip());
            return transaction.change(
                    "UPDATE study SET unblinded_ms = ? WHERE id = ? AND unblinded_ms IS NULL",
                    clock.millis(),
                    study.id());
        });
        return new Unblinding(database).join(study, key);
    }

    @Override
    public Unblinded results(String reading, char[] passPhrase) throws ReadingFailure {
        Studies.Study study = studies.require(reading);
        if (!study.unblinded()) {
            studies.log(study, "results were asked for before the unblinding and refused", "");
            throw new ReadingFailure.StillBlinded();
        }
        return new Unblinding(database).join(study, key(study, passPhrase));
    }

    @Override
    public List<AuditEntry> auditTrail(String reading) throws ReadingFailure {
        return studies.entries(studies.require(reading));
    }

    private StudyKey key(Studies.Study study, char[] passPhrase) throws ReadingFailure {
        try {
            return StudyKey.open(studies.folder(study), study.hash(), sealing, passPhrase);
        } catch (ReadingFailure.WrongPassPhrase e) {
            studies.log(study, "a pass phrase did not open the key", "");
            throw e;
        }
    }
}
