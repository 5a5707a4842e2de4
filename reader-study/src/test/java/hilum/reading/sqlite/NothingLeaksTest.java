package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import hilum.reading.Arms;
import hilum.reading.CaseInput;
import hilum.reading.CaseRole;
import hilum.reading.Conduct;
import hilum.reading.Guess;
import hilum.reading.GuessItem;
import hilum.reading.ItemKind;
import hilum.reading.NewReader;
import hilum.reading.Plan;
import hilum.reading.RatedCase;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingTask;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import hilum.reading.Wording;
import hilum.reading.csv.RatingsCsv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches every byte that a reader's package and reading produce for what must not be there. */
class NothingLeaksTest {
    /** Arms, columns, source ids, slices, file names of the source. */
    private static final List<String> SECRETS = List.of(
            "quercus",
            "zebrawood",
            "text_",
            "pt-secret",
            "expected",
            "slice-label",
            "original-film",
            "A_FIRST",
            "B_FIRST",
            "REPEAT",
            "CATCH",
            "PRIMARY\"");

    @TempDir
    Path folder;

    private StudyPlan plan() throws IOException {
        List<ReadingCase> cases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Path film = Files.writeString(folder.resolve("original-film-quercus-" + i + ".dcm"), "pixels " + i);
            cases.add(new ReadingCase(
                    "pt-secret-" + i,
                    i % 2 == 0 ? ReadingTask.FINDINGS_GENERATION : ReadingTask.FINDINGS_SUMMARIZATION,
                    new CaseInput("cough", "long", List.of(film), Map.of("group", "slice-label")),
                    "Clear lungs " + i,
                    "No effusion " + i,
                    i == 5 ? new CaseRole(ItemKind.CATCH, "", "zebrawood") : CaseRole.primary()));
        }
        return new StudyPlan(
                new ReadingProtocol(
                        new ReadingProtocol.Title("Pilot A", 1, ""),
                        ReadingDesign.COMPARATIVE,
                        new Arms("quercus", "zebrawood"),
                        new Plan(
                                List.of(ReadingTask.FINDINGS_GENERATION, ReadingTask.FINDINGS_SUMMARIZATION),
                                77_001_234_567L,
                                List.of("Ada", "Ben"),
                                0,
                                1,
                                true),
                        new Conduct(Duration.ofSeconds(60), Duration.ZERO, 0, true, true, 2),
                        Wording.paper(),
                        List.of()),
                cases);
    }

    @Test
    void neither_arm_nor_column_nor_case_id_is_in_anything_a_reader_has() throws Exception {
        InstantSource clock = InstantSource.fixed(Readings.NOON);
        Path office = folder.resolve("office").resolve("readings.db");
        Path home = folder.resolve("home").resolve("readings.db");
        Path out = Files.createDirectories(folder.resolve("out"));
        Path pack = out.resolve("ada.zip");
        StringWriter crashes = new StringWriter();
        List<String> leaks = new ArrayList<>();
        try (ReadingStore coordinator = SqliteReadingStore.open(office, clock, Readings.SEALING)) {
            coordinator.coordinator().save(plan());
            coordinator
                    .coordinator()
                    .freeze(
                            "Pilot A",
                            List.of(new NewReader("Ada", "4711"), new NewReader("Ben", "4711")),
                            Readings.passPhrase());
            coordinator.coordinator().writePackage("Pilot A", "Ada", pack, Readings.passPhrase());
            coordinator
                    .coordinator()
                    .addAdjudicator(
                            "Pilot A",
                            new NewReader("Dora", ""),
                            coordinator.coordinator().caseCodes("Pilot A"),
                            Readings.passPhrase());
            assertThat(office.resolveSibling("readings.db-wal")).isNotEmptyFile();
            search("the log of an open database beside readers", office.resolveSibling("readings.db-wal"), leaks);
        }
        try (ReadingStore station = SqliteReadingStore.open(home, clock, Readings.SEALING)) {
            read(station.reader(), pack, out, crashes);
            assertThat(home.resolveSibling("readings.db-wal")).isNotEmptyFile();
            search("the reader's database while it is open, with its log", home.getParent(), leaks);
        }
        search("the reader's database and pictures", home.getParent(), leaks);
        search("the package, the result and the export", out, leaks);
        search("the database of a coordinator's machine with readers", office, leaks);
        search("pictures there", office.resolveSibling("readings.db.pictures"), leaks);
        find("crash reports and words", crashes.toString().getBytes(StandardCharsets.UTF_8), leaks);
        assertThat(leaks).isEmpty();
        // The search itself finds: the coordinator's own folder has the arms in the protocol.
        search("coordinator", office.resolveSibling("readings.db.coordinator"), leaks);
        assertThat(leaks).anyMatch(leak -> leak.contains("quercus"));
    }

    private static void read(ReaderDesk desk, Path pack, Path out, StringWriter crashes) throws Exception {
        PrintWriter report = new PrintWriter(crashes);
        Sitting sitting = desk.install(pack);
        crash(() -> desk.install(pack), report);
        crash(() -> desk.next(sitting.id()), report);
        crash(() -> desk.logIn(sitting.id(), "1111".toCharArray()), report);
        desk.logIn(sitting.id(), "4711".toCharArray());
        crash(() -> desk.openResults(sitting.id()), report);
        crash(() -> desk.commit(sitting.id(), 9, Readings.rating(9)), report);
        crash(() -> desk.writeResult(sitting.id(), out.resolve("early.zip")), report);
        report.println(desk.next(sitting.id()));
        desk.keep(sitting.id(), 1, hilum.reading.RatingDraft.empty());
        Readings.rateAll(desk, sitting.id());
        for (GuessItem item : desk.guesses(sitting.id())) {
            desk.guess(sitting.id(), item.number(), Guess.REPORT_2);
            report.println(item);
        }
        List<RatedCase> ratings = desk.ratings(sitting.id());
        report.println(desk.sittings() + " " + ratings);
        new RatingsCsv()
                .writeBlinded(out.resolve("ratings.csv"), List.of(new RatingsCsv.SittingRatings(sitting, ratings)));
        desk.writeResult(sitting.id(), out.resolve("result.zip"));
        report.flush();
    }

    private static void crash(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, PrintWriter report) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isNotNull();
        thrown.printStackTrace(report);
        if (thrown instanceof hilum.reading.ReadingFailure failure) {
            report.println(new hilum.reading.ReadingWords().of(failure));
        }
    }

    private void search(String where, Path root, List<String> leaks) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.toList()) {
                find(
                        where + ": name of " + file.getFileName(),
                        bytes(root.relativize(file).toString()),
                        leaks);
                if (Files.isRegularFile(file)) {
                    find(where + ": " + file.getFileName(), Files.readAllBytes(file), leaks);
                    if (file.toString().endsWith(".zip")) {
                        entries(file, leaks);
                    }
                }
            }
        }
    }

    private static void entries(Path file, List<String> leaks) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                find("name of an entry", bytes(entry.getName()), leaks);
                find(file.getFileName() + "!" + entry.getName(), zip.readAllBytes(), leaks);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void find(String where, byte[] bytes, List<String> leaks) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String lower = text.toLowerCase(Locale.ROOT);
        for (String secret : SECRETS) {
            // Constants of the program are found as they are written, words however they are.
            boolean constant = secret.equals(secret.toUpperCase(Locale.ROOT));
            if (constant ? text.contains(secret) : lower.contains(secret)) {
                leaks.add(where + " holds " + secret);
            }
        }
        if (text.contains("77001234567")) {
            leaks.add(where + " holds the seed");
        }
    }
}
