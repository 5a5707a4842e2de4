package hilum.reading.sqlite;

import hilum.reading.BalanceProof;
import hilum.reading.Blinding;
import hilum.reading.Frozen;
import hilum.reading.ItemKind;
import hilum.reading.NewReader;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingFailure.Gap;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import hilum.reading.pack.BlindedItems;
import hilum.reading.pack.ProtocolFile;
import hilum.reading.pack.ReaderPackage;
import hilum.reading.pack.Sealing;
import hilum.reading.pack.Signing;
import hilum.reading.pack.StudyKey;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** From a plan to a frozen reading: draw, pictures under other names, the key in its file, the blinded items in the database. */
final class Freezing {
    private static final int SHORTEST_PIN = 4;
    private static final int SHORTEST_PASS_PHRASE = 8;

    private final Database database;
    private final InstantSource clock;
    private final StudyFolders folders;
    private final Sealing sealing;
    private final Studies studies;

    Freezing(Database database, InstantSource clock, StudyFolders folders, Sealing sealing, Studies studies) {
        this.database = database;
        this.clock = clock;
        this.folders = folders;
        this.sealing = sealing;
        this.studies = studies;
    }

    Frozen freeze(StudyPlan plan, List<NewReader> readers, char[] passPhrase) throws ReadingFailure {
        check(plan, readers, passPhrase);
        Path folder =
                folders.study(plan.protocol().name(), plan.protocol().title().version());
        String hash = hash(plan);
        StudyKey key = draw(plan, hash);
        List<Sitting> sittings = keep(key, readers, key.sealed(sealing, passPhrase));
        // With the lock: another program that finds the plan's files still there finishes this freeze itself.
        database.transaction(_ -> Studies.files(folder, () -> {
            ProtocolFile.writeFrozen(folder, plan.protocol(), hash);
            return folder;
        }));
        return new Frozen(
                hash,
                sittings,
                BalanceProof.of(
                        hash,
                        plan.protocol(),
                        plan.cases(),
                        key.seats().stream().map(StudyKey.Seat::places).toList()));
    }

    /** The hash that freezes {@code plan}; reads every picture. */
    static String hash(StudyPlan plan) throws ReadingFailure {
        try {
            return ProtocolFile.hash(plan);
        } catch (IOException e) {
            ReadingFailure failure = new ReadingFailure.NotReady(Gap.PICTURE_MISSING, picture(e));
            failure.initCause(e);
            throw failure;
        }
    }

    /** The picture's name without its folder. */
    private static String picture(IOException e) {
        Path name = e instanceof FileSystemException of && of.getFile() != null
                ? Path.of(of.getFile()).getFileName()
                : null;
        return name == null ? String.valueOf(e.getMessage()) : name.toString();
    }

    private StudyKey draw(StudyPlan plan, String hash) {
        Blinding blinding = new Blinding(plan.protocol(), plan.cases());
        List<StudyKey.Seat> seats = new ArrayList<>();
        for (String reader : plan.protocol().plan().readers()) {
            seats.add(new StudyKey.Seat(reader, false, blinding.draw(seats.size())));
        }
        Set<String> codes = new LinkedHashSet<>();
        while (codes.size() < plan.cases().size()) {
            codes.add(HexFormat.of().formatHex(sealing.fresh(4)));
        }
        return StudyKey.of(hash, plan, List.copyOf(codes), seats, Signing.pair());
    }

    /** Pictures, items and key, all or nothing. */
    private List<Sitting> keep(StudyKey key, List<NewReader> readers, String sealedKey) throws ReadingFailure {
        BlindedItems items = new BlindedItems(key);
        Path target = folders.pictures(key.hash());
        List<Path> copied = new ArrayList<>();
        boolean kept = false;
        try {
            Studies.files(target, () -> {
                copyPictures(key, items, target, copied);
                return target;
            });
            List<Sitting> sittings = store(key, items, readers, sealedKey);
            kept = true;
            return sittings;
        } finally {
            if (!kept) {
                // Their names were drawn for this freeze: no other one knows them.
                copied.forEach(picture -> picture.toFile().delete());
            }
        }
    }

    private static void copyPictures(StudyKey key, BlindedItems items, Path target, List<Path> copied)
            throws IOException {
        Files.createDirectories(target);
        for (int i = 0; i < key.cases().size(); i++) {
            List<String> names = items.pictureNames(i);
            for (int n = 0; n < names.size(); n++) {
                Path copy = target.resolve(names.get(n));
                copied.add(copy);
                Files.copy(key.cases().get(i).pictures().get(n), copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private List<Sitting> store(StudyKey key, BlindedItems items, List<NewReader> readers, String sealedKey)
            throws ReadingFailure {
        List<ReaderPackage> packs = new ArrayList<>();
        for (NewReader reader : readers) {
            packs.add(pack(sealing, key, items, packs.size(), reader));
        }
        ReadingProtocol.Title title = key.protocol().title();
        return database.transaction(transaction -> {
            boolean frozenMeanwhile = Studies.newest(transaction, title.name())
                    .filter(study -> study.version() >= title.version())
                    .isPresent();
            if (frozenMeanwhile) {
                throw new ReadingFailure.Frozen();
            }
            long studyId = SittingRows.insertStudy(
                    transaction,
                    new SittingRows.NewStudy(
                            packs.getFirst(), "", key.protocol().plan().tasks(), clock.millis()));
            SittingRows.insertCases(transaction, studyId, items.cases(), folders.pictures(key.hash()));
            for (int i = 0; i < packs.size(); i++) {
                SittingRows.insertSitting(
                        transaction, studyId, packs.get(i), new SittingRows.Seat(i, false, items.primaryCount(i)));
            }
            Studies.Study study = new Studies.Study(studyId, title.name(), title.version(), key.hash(), false);
            // Last, and with the lock: a key that is here belongs to the items that are here.
            Studies.files(studies.folder(study), () -> {
                StudyKey.write(studies.folder(study), sealedKey);
                return study;
            });
            studies.log(transaction, study, "frozen", key.hash());
            return List.copyOf(Sittings.ofStudy(transaction, studyId));
        });
    }

    /** One reader's part, with a signing key of his own behind his PIN. */
    static ReaderPackage pack(Sealing sealing, StudyKey key, BlindedItems items, int seat, NewReader reader) {
        Keys keys = keys(sealing, reader.pin());
        return new ReaderPackage(
                ReaderPackage.FORMAT,
                items.protocol(seat),
                reader.name().strip(),
                key.publicKey(),
                keys.open(),
                keys.sealed(),
                !reader.pin().isEmpty(),
                items.cases(),
                items.places(seat));
    }

    /**
     * A reader's signing key.
     *
     * @param open its public half, X.509 in Base64
     * @param sealed its private half behind the PIN
     */
    record Keys(String open, String sealed) {}

    static Keys keys(Sealing sealing, String pin) {
        KeyPair signing = Signing.pair();
        return new Keys(
                Base64.getEncoder().encodeToString(signing.getPublic().getEncoded()),
                sealing.seal(signing.getPrivate().getEncoded(), pin.toCharArray(), LogIns.ABOUT));
    }

    private static void check(StudyPlan plan, List<NewReader> readers, char[] passPhrase) throws ReadingFailure {
        ReadingProtocol protocol = plan.protocol();
        if (passPhrase.length < SHORTEST_PASS_PHRASE) {
            throw new ReadingFailure.NotReady(Gap.PASS_PHRASE_SHORT, "");
        }
        List<String> names =
                readers.stream().map(reader -> reader.name().strip()).toList();
        if (names.isEmpty()) {
            throw new ReadingFailure.NotReady(Gap.NO_READERS, "");
        }
        if (!names.equals(protocol.plan().readers())) {
            throw new ReadingFailure.NotReady(Gap.READERS_DIFFER, "");
        }
        Set<String> seen = new HashSet<>();
        for (NewReader reader : readers) {
            checkReader(reader, seen);
        }
        for (String arm : List.of(protocol.arms().a(), protocol.arms().b())) {
            boolean word = arm.length() > 1
                    && Pattern.compile("\\b" + Pattern.quote(arm.toLowerCase(Locale.ROOT)) + "\\b")
                            .matcher(protocol.name().toLowerCase(Locale.ROOT))
                            .find();
            if (word) {
                throw new ReadingFailure.NotReady(Gap.NAME_TELLS_ARM, arm);
            }
        }
        checkCases(plan);
    }

    private static void checkReader(NewReader reader, Set<String> seen) throws ReadingFailure {
        if (reader.name().isBlank() || !seen.add(reader.name().strip().toLowerCase(Locale.ROOT))) {
            throw new ReadingFailure.NotReady(Gap.READER_TWICE, reader.name());
        }
        checkPin(reader);
    }

    static void checkPin(NewReader reader) throws ReadingFailure {
        if (!reader.pin().isEmpty() && reader.pin().length() < SHORTEST_PIN) {
            throw new ReadingFailure.NotReady(Gap.PIN_SHORT, reader.name());
        }
    }

    private static void checkCases(StudyPlan plan) throws ReadingFailure {
        Set<List<Object>> seen = new HashSet<>();
        boolean pairs = plan.protocol().design().pairs();
        for (ReadingCase readingCase : plan.cases()) {
            if (!seen.add(List.of(readingCase.task(), readingCase.id()))) {
                throw new ReadingFailure.NotReady(Gap.CASE_TWICE, readingCase.id());
            }
            if (!plan.protocol().plan().tasks().contains(readingCase.task())) {
                throw new ReadingFailure.NotReady(Gap.CASE_OF_NO_TASK, readingCase.id());
            }
            boolean a = !readingCase.textA().isBlank();
            boolean b = !readingCase.textB().isBlank();
            if (pairs ? !(a && b) : !(a || b)) {
                throw new ReadingFailure.NotReady(Gap.TEXT_EMPTY, readingCase.id());
            }
        }
        for (ReadingTask task : plan.protocol().plan().tasks()) {
            long primary = plan.cases().stream()
                    .filter(c -> c.task() == task && c.role().kind() == ItemKind.PRIMARY)
                    .count();
            if (primary == 0) {
                throw new ReadingFailure.NotReady(Gap.NO_CASES, "");
            }
            long perReader = primary
                    * plan.protocol().plan().perCase()
                    / plan.protocol().plan().readers().size();
            if (plan.protocol().plan().repeats() > perReader) {
                throw new ReadingFailure.NotReady(Gap.TOO_MANY_REPEATS, "");
            }
        }
    }
}
