package hilum.reading.sqlite;

import hilum.reading.AuditEntry;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyPlan;
import hilum.reading.pack.AuditLog;
import hilum.reading.pack.ProtocolFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds readings of the coordinator, planned in folders and frozen in the database, and keeps their logs. */
final class Studies {
    private final Database database;
    private final InstantSource clock;
    private final StudyFolders folders;

    Studies(Database database, InstantSource clock, StudyFolders folders) {
        this.database = database;
        this.clock = clock;
        this.folders = folders;
    }

    /** A frozen reading. */
    record Study(long id, String name, int version, String hash, boolean unblinded) {}

    /** Something that reads and writes files. */
    @FunctionalInterface
    interface FileWork<T> {
        T run() throws IOException, ReadingFailure;
    }

    /** Runs {@code work}; what fails there is said about {@code file}. */
    static <T> T files(Path file, FileWork<T> work) throws ReadingFailure {
        try {
            return work.run();
        } catch (IOException e) {
            throw Stations.unreachable(file, e);
        }
    }

    /** Every frozen version, oldest first; those of packages are not the coordinator's. */
    List<Study> frozen() throws ReadingFailure {
        return database.transaction(Studies::frozen);
    }

    static List<Study> frozen(Transaction transaction) throws SQLException {
        return transaction.query(
                "SELECT id, name, version, hash, unblinded_ms IS NOT NULL FROM study WHERE station = '' ORDER BY id",
                row -> new Study(row.getLong(1), row.getString(2), row.getInt(3), row.getString(4), row.getBoolean(5)));
    }

    /** The newest frozen version. */
    Optional<Study> newest(String name) throws ReadingFailure {
        return database.transaction(transaction -> newest(transaction, name));
    }

    static Optional<Study> newest(Transaction transaction, String name) throws SQLException {
        return frozen(transaction).stream()
                .filter(study -> study.name().equalsIgnoreCase(name.strip()))
                .reduce((older, newer) -> newer.version() > older.version() ? newer : older);
    }

    /**
     * The newest version, which must be frozen.
     *
     * @throws ReadingFailure.KeyInFile when it is of version 1 of the file and not yet sealed
     */
    Study require(String name) throws ReadingFailure {
        Study found = requireAny(name);
        if (found.hash().isEmpty()) {
            throw new ReadingFailure.KeyInFile();
        }
        return found;
    }

    /** The same, also with its key in the file. */
    Study requireAny(String name) throws ReadingFailure {
        Optional<Study> found = newest(name);
        if (found.isEmpty()) {
            if (planned(name).isPresent()) {
                throw new ReadingFailure.NotFrozen();
            }
            throw new ReadingFailure.UnknownReading(name);
        }
        return found.get();
    }

    Path folder(Study study) {
        return folders.study(study.name(), study.version());
    }

    /** The plan of that name, which may be the next version of a frozen reading. */
    Optional<StudyPlan> planned(String name) throws ReadingFailure {
        for (StudyPlan plan : plans()) {
            if (plan.protocol().name().equalsIgnoreCase(name.strip())) {
                return Optional.of(plan);
            }
        }
        return Optional.empty();
    }

    List<StudyPlan> plans() throws ReadingFailure {
        Path root = folders.coordinator();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        // With the lock: a plan that is just being saved or frozen elsewhere is seen before or after.
        return database.transaction(transaction -> {
            List<Study> frozen = frozen(transaction);
            return files(root, () -> plans(root, frozen));
        });
    }

    private List<StudyPlan> plans(Path root, List<Study> frozen) throws IOException, ReadingFailure {
        List<StudyPlan> plans = new ArrayList<>();
        try (Stream<Path> found = Files.list(root)) {
            for (Path folder : found.sorted().toList()) {
                Optional<Study> done = frozen.stream()
                        .filter(study -> folder(study).equals(folder))
                        .findFirst();
                if (done.isPresent()) {
                    finishFreeze(folder, done.get());
                } else if (Files.exists(folder.resolve(ProtocolFile.PROTOCOL))) {
                    plans.add(ProtocolFile.read(folder));
                }
            }
        }
        return plans;
    }

    /** A freeze that was cut off after the database had it may have left the plan's files. */
    private static void finishFreeze(Path folder, Study study) throws IOException, ReadingFailure {
        if (ProtocolFile.hasCases(folder)) {
            ProtocolFile.writeFrozen(
                    folder, ProtocolFile.protocol(folder.resolve(ProtocolFile.PROTOCOL)), study.hash());
        }
    }

    void log(Study study, String what, String detail) throws ReadingFailure {
        database.transaction(transaction -> log(transaction, study, what, detail));
    }

    /** Adds a line to the log and notes its hash in the database, so that a log cut short is seen; other programs wait meanwhile. */
    int log(Transaction transaction, Study study, String what, String detail) throws SQLException, ReadingFailure {
        AuditLog log = log(study);
        String head = headOf(transaction, study);
        String next = files(folder(study), () -> {
            checkHead(study, head, log.entries());
            return log.add(clock.instant(), what, detail);
        });
        return transaction.change("UPDATE study SET log_head = ? WHERE id = ?", next, study.id());
    }

    private AuditLog log(Study study) {
        return new AuditLog(folder(study).resolve("log.jsonl"));
    }

    private static String headOf(Transaction transaction, Study study) throws SQLException {
        return transaction
                .query("SELECT log_head FROM study WHERE id = ?", row -> row.getString(1), study.id())
                .getFirst();
    }

    private void checkHead(Study study, String head, List<AuditEntry> entries) throws ReadingFailure {
        // The line after the head may be there when the program ended between the two writings.
        List<String> hashes = entries.stream().map(AuditEntry::hash).toList();
        int at = hashes.lastIndexOf(head);
        if (!head.isEmpty() && (at < 0 || at < hashes.size() - 2)) {
            throw new ReadingFailure.LogBroken(folder(study).resolve("log.jsonl"));
        }
    }

    List<AuditEntry> entries(Study study) throws ReadingFailure {
        logEvents(study);
        return database.transaction(transaction -> entries(transaction, study));
    }

    /** The lines of the log, held to what the database knows of it. */
    List<AuditEntry> entries(Transaction transaction, Study study) throws SQLException, ReadingFailure {
        String head = headOf(transaction, study);
        return files(folder(study), () -> {
            List<AuditEntry> entries = log(study).entries();
            checkHead(study, head, entries);
            return entries;
        });
    }

    /** Takes what readers did at this machine into the log. */
    void logEvents(Study study) throws ReadingFailure {
        database.transaction(transaction -> {
            List<Events.Unlogged> events = Events.unlogged(transaction, study.id());
            for (Events.Unlogged event : events) {
                log(
                        transaction,
                        study,
                        event.event().what(),
                        event.reader() + ", " + event.event().at());
                Events.markLogged(transaction, event.id());
            }
            return events.size();
        });
    }

    static long sittingId(Transaction transaction, Study study, String reader) throws SQLException, ReadingFailure {
        return foundSitting(transaction, study, reader)
                .orElseThrow(() -> new ReadingFailure.UnknownReader(reader.strip()));
    }

    static Optional<Long> foundSitting(Transaction transaction, Study study, String reader) throws SQLException {
        return transaction
                .query(
                        "SELECT id FROM sitting WHERE study_id = ? AND reader = ?",
                        row -> row.getLong(1),
                        study.id(),
                        reader.strip())
                .stream()
                .findFirst();
    }
}
