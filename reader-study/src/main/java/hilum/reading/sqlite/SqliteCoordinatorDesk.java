package hilum.reading.sqlite;

import hilum.reading.AuditEntry;
import hilum.reading.BalanceProof;
import hilum.reading.Blinding;
import hilum.reading.Collected;
import hilum.reading.CoordinatorDesk;
import hilum.reading.Frozen;
import hilum.reading.ItemKind;
import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingProtocol;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import hilum.reading.StudyStatus;
import hilum.reading.Unblinded;
import hilum.reading.pack.BlindedItems;
import hilum.reading.pack.ProtocolFile;
import hilum.reading.pack.Sealing;
import hilum.reading.pack.StudyKey;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
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
    private final StudyStates states;

    SqliteCoordinatorDesk(Database database, InstantSource clock, StudyFolders folders, Sealing sealing) {
        this.database = database;
        this.clock = clock;
        this.folders = folders;
        this.sealing = sealing;
        this.studies = new Studies(database, clock, folders);
        this.freezing = new Freezing(database, clock, folders, sealing);
        this.states = new StudyStates(database, studies);
    }

    @Override
    public List<StudyStatus> studies() throws ReadingFailure {
        return states.all();
    }

    @Override
    public void save(StudyPlan plan) throws ReadingFailure {
        String name = plan.protocol().name();
        int version = plan.protocol().title().version();
        Optional<Studies.Study> frozen = studies.newest(name);
        if (frozen.isPresent() && frozen.get().version() >= version) {
            throw new ReadingFailure.Frozen();
        }
        Path folder = folders.study(name, version);
        Studies.files(folder, () -> {
            ProtocolFile.write(folder, plan);
            return folder;
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
        Frozen frozen = freezing.freeze(plan(reading), readers, passPhrase);
        studies.log(studies.require(reading), "frozen", frozen.hash());
        return frozen;
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
        new Packing(database, folders).write(studies, study, key(study, passPhrase), reader, file);
        studies.log(study, "packed", reader);
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
                SELECT code FROM study_case c WHERE study_id = ?
                   AND NOT EXISTS (SELECT 1 FROM place p WHERE p.case_id = c.id AND p.training)
                 ORDER BY id
                """, row -> row.getString(1), study.id())));
    }

    @Override
    public Sitting addAdjudicator(String reading, NewReader reader, List<String> caseCodes, char[] passPhrase)
            throws ReadingFailure {
        Studies.Study study = studies.require(reading);
        StudyKey key = key(study, passPhrase);
        boolean taken = key.seats().stream()
                .anyMatch(seat -> seat.reader().equalsIgnoreCase(reader.name().strip()));
        if (taken) {
            throw new ReadingFailure.NameTaken(reader.name());
        }
        List<Integer> chosen = new ArrayList<>();
        for (String code : caseCodes) {
            int index = key.codes().indexOf(code);
            if (index < 0 || key.cases().get(index).role().kind() == ItemKind.TRAINING) {
                throw new IllegalArgumentException("no case to adjudicate");
            }
            chosen.add(index);
        }
        int seat = key.seats().size();
        StudyKey more = key.with(new StudyKey.Seat(
                reader.name().strip(), true, new Blinding(key.protocol(), key.cases()).drawFurther(seat, chosen)));
        Studies.files(studies.folder(study), () -> {
            more.write(studies.folder(study), sealing, passPhrase);
            return more;
        });
        BlindedItems items = new BlindedItems(more);
        Sitting sitting = database.transaction(transaction -> Sittings.one(
                transaction,
                SittingRows.insertSitting(
                        transaction,
                        study.id(),
                        freezing.pack(more, items, seat, reader),
                        new SittingRows.Seat(seat, true, 0))));
        studies.log(study, "an adjudicator was added", reader.name().strip() + ", " + chosen.size() + " cases");
        return sitting;
    }

    @Override
    public Unblinded unblind(String reading, String reason, char[] passPhrase) throws ReadingFailure {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a reason is needed");
        }
        Studies.Study study = studies.require(reading);
        studies.logEvents(study);
        StudyKey key = key(study, passPhrase);
        // Written down before anything is handed out.
        studies.log(study, "unblinded", reason.strip());
        if (!study.unblinded()) {
            database.transaction(transaction ->
                    transaction.change("UPDATE study SET unblinded_ms = ? WHERE id = ?", clock.millis(), study.id()));
        }
        return new Unblinding(database).join(studies, study, key);
    }

    @Override
    public Unblinded results(String reading, char[] passPhrase) throws ReadingFailure {
        Studies.Study study = studies.require(reading);
        if (!study.unblinded()) {
            studies.log(study, "results were asked for before the unblinding and refused", "");
            throw new ReadingFailure.StillBlinded();
        }
        return new Unblinding(database).join(studies, study, key(study, passPhrase));
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
