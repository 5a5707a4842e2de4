package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.Collected;
import hilum.reading.CoordinatorDesk;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingFailure.Refusal;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingWords;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import hilum.reading.StudyStatus;
import hilum.reading.Unblinded;
import hilum.reading.pack.ReaderPackage;
import hilum.reading.pack.RecordJson;
import hilum.reading.pack.SignedZip;
import hilum.reading.pack.Signing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package goes out, a result comes back, and nothing that was touched on the way is taken. */
class StationTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Readings.NOON);

    @TempDir
    Path folder;

    private final List<ReadingStore> open = new ArrayList<>();
    private ReadingStore office;
    private CoordinatorDesk coordinator;
    private Path pack;

    @BeforeEach
    void freeze() throws Exception {
        office = store("office");
        coordinator = office.coordinator();
        Readings.make(
                office,
                new StudyPlan(Readings.protocol("Pilot A", "Ada", "Ben"), Readings.cases(folder.resolve("films"), 3)),
                "4711");
        pack = folder.resolve("ada.zip");
        coordinator.writePackage("Pilot A", "Ada", pack, Readings.passPhrase());
    }

    private ReadingStore store(String name) throws ReadingFailure {
        ReadingStore store =
                SqliteReadingStore.open(folder.resolve(name).resolve("readings.db"), CLOCK, Readings.SEALING);
        open.add(store);
        return store;
    }

    @AfterEach
    void close() {
        open.forEach(ReadingStore::close);
    }

    /** Reads all of {@code file} at a station of its own; returns the result. */
    private Path readAt(String station, Path file) throws ReadingFailure {
        ReaderDesk desk = store(station).reader();
        Sitting sitting = desk.install(file);
        desk.logIn(sitting.id(), "4711".toCharArray());
        Readings.rateAll(desk, sitting.id());
        Path result = folder.resolve(station + "-result.zip");
        desk.writeResult(sitting.id(), result);
        return result;
    }

    @Test
    void a_package_is_read_elsewhere_and_its_result_comes_back() throws ReadingFailure {
        ReaderDesk home = store("home").reader();
        Sitting sitting = home.install(pack);
        assertThat(sitting.protocol().hash())
                .isEqualTo(office.reader().sittings().getFirst().protocol().hash());
        home.logIn(sitting.id(), "4711".toCharArray());
        assertThat(home.next(sitting.id()).orElseThrow().pair().pictures().getFirst())
                .exists();
        assertThatThrownBy(() -> home.writeResult(sitting.id(), folder.resolve("early.zip")))
                .isInstanceOf(ReadingFailure.NotFinished.class);
        assertThatThrownBy(() -> home.openResults(sitting.id())).isInstanceOf(ReadingFailure.ResultsRefused.class);
        Readings.rateAll(home, sitting.id());
        Path result = folder.resolve("result.zip");
        home.writeResult(sitting.id(), result);
        assertThat(coordinator.collect(result)).isEqualTo(new Collected("Pilot A", "Ada", 3, 0));
        StudyStatus status = coordinator.studies().getFirst();
        assertThat(status.ratings()).isEqualTo(new StudyStatus.Ratings(18, 9));
        assertThat(status.readers().getFirst().collected()).isTrue();
        assertThat(coordinator.auditTrail("Pilot A").getLast().what()).contains("asked for the results");
        Unblinded unblinded = coordinator.unblind("Pilot A", "done", Readings.passPhrase());
        assertThat(unblinded.items())
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.rating())
                        .isEqualTo(Readings.rating(item.place().number())));
    }

    @Test
    void the_same_result_is_not_taken_twice() throws ReadingFailure {
        Path result = readAt("home", pack);
        coordinator.collect(result);
        assertRefused(result, Refusal.DUPLICATE);
        assertThat(coordinator.studies().getFirst().ratings().received()).isEqualTo(9);
    }

    @Test
    void a_result_of_another_protocol_is_refused() throws ReadingFailure {
        Path result = readAt("home", pack);
        CoordinatorDesk other = store("other office").coordinator();
        assertThatThrownBy(() -> other.collect(result))
                .isInstanceOfSatisfying(
                        ReadingFailure.ResultRefused.class,
                        failure -> assertThat(failure.refusal()).isEqualTo(Refusal.WRONG_PROTOCOL));
    }

    @Test
    void changed_answers_names_and_signatures_are_refused_and_change_nothing() throws Exception {
        Path result = readAt("home", pack);
        assertRefused(
                rewritten(result, "result.json", text -> text.replace("comment 1", "comment 9")), Refusal.TAMPERED);
        assertRefused(
                resealed(result, "result.json", text -> text.replace("comment 1", "comment 9")), Refusal.TAMPERED);
        assertRefused(resealed(result, "result.json", text -> text.replace("\"Ada\"", "\"Ben\"")), Refusal.TAMPERED);
        assertRefused(
                resealed(result, "result.json", text -> text.replace("\"Ada\"", "\"Zoe\"")), Refusal.UNKNOWN_READER);
        assertRefused(Files.writeString(folder.resolve("letter.zip"), "dear coordinator"), Refusal.DAMAGED);
        assertThat(coordinator.studies().getFirst().ratings().received()).isZero();
        assertThat(coordinator.collect(result).ratings()).isEqualTo(3);
    }

    @Test
    void what_a_reader_signs_himself_is_refused_where_no_page_could_have_given_it() throws Exception {
        Path result = readAt("home", pack);
        for (String[] change : new String[][] {
            {"\"completeness\":\"2\"", "\"completeness\":\"9\""},
            {"\"completeness\":\"2\"", "\"completeness\":\"two\""},
            {"\"completeness\":\"2\"", "\"completeness\":\"2\",\"other\":\"2\""},
            {"\"completeness\":\"2\"", "\"completeness\":\"2\",\"report1.completeness\":\"2\""},
            {"\"completeness\":\"2\",", ""},
            {"\"activeMs\":1001", "\"activeMs\":-1001"},
            {"\"activeMs\":1001", "\"activeMs\":1e400"},
            {"\"firstAnswerMs\":", "\"firstAnswerMs\":-"},
            {"\"changes\":", "\"changes\":-1"},
            {"\"number\":2", "\"number\":1"},
            {"\"looks\":[]", "\"looks\":null"},
            {
                "\"looks\":[]",
                "\"looks\":[{\"at\":\"PT1S\",\"picture\":0,\"windowCentre\":NaN,\"windowWidth\":1,\"zoom\":1}]"
            },
            {"\"guesses\":[]", "\"guesses\":[{\"number\":1,\"guess\":\"REPORT_1\"}]"},
        }) {
            Path signed = signedByTheReader(result, change[0], change[1]);
            assertRefused(signed, Refusal.DAMAGED);
            assertThat(coordinator.studies().getFirst().ratings().received()).isZero();
        }
        // The signature alone is not what was refused.
        assertThat(coordinator
                        .collect(signedByTheReader(result, "comment 1", "comment 9"))
                        .ratings())
                .isEqualTo(3);
    }

    /** The result with another text in it, under the reader's own key: he has it, behind his PIN. */
    private Path signedByTheReader(Path result, String from, String to) throws Exception {
        Path nowhere = Files.createTempDirectory(folder, "none");
        String text =
                SignedZip.read(result, nowhere, SignedZip.Limits.ofResult()).text("result.json");
        assertThat(text).contains(from);
        ReaderPackage own = RecordJson.read(
                SignedZip.read(pack, Files.createTempDirectory(folder, "pictures"), SignedZip.Limits.ofPackage())
                        .text("reading.json"),
                ReaderPackage.class);
        byte[] key = Readings.SEALING
                .open(own.sealedKey(), "4711".toCharArray(), LogIns.ABOUT)
                .orElseThrow();
        Path signed = folder.resolve("signed.zip");
        int at = text.indexOf(from);
        String changed = text.substring(0, at) + to + text.substring(at + from.length());
        SignedZip.write(signed, Map.of("result.json", changed), Map.of(), Signing.privateKey(key));
        return signed;
    }

    @Test
    void a_package_is_the_same_bytes_whenever_and_wherever_it_is_written() throws Exception {
        Path again = folder.resolve("again").resolve("ada.zip");
        Files.createDirectories(again.getParent());
        try (var pictures = Files.walk(folder.resolve("office").resolve("readings.db.pictures"))) {
            for (Path picture : pictures.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(picture, java.nio.file.attribute.FileTime.fromMillis(77));
            }
        }
        coordinator.writePackage("Pilot A", "Ada", again, Readings.passPhrase());
        assertThat(again).hasSameBinaryContentAs(pack);
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(pack.toFile())) {
            assertThat(zip.getComment()).isNull();
            List<String> names = new ArrayList<>();
            zip.stream().forEach(entry -> {
                names.add(entry.getName());
                assertThat(entry.getComment()).isNull();
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(2000);
            });
            // Pictures in the order of their codes, which are drawn, then the texts.
            assertThat(names.subList(0, 3)).isSorted().allMatch(name -> name.startsWith("pictures/"));
            assertThat(names.subList(3, 6)).containsExactly("reading.json", "manifest.json", "manifest.sig");
        }
    }

    private void assertRefused(Path file, Refusal refusal) {
        assertThatThrownBy(() -> coordinator.collect(file))
                .isInstanceOfSatisfying(ReadingFailure.ResultRefused.class, failure -> {
                    assertThat(failure.refusal()).isEqualTo(refusal);
                    assertThat(new ReadingWords().of(failure)).isNotBlank();
                });
    }

    @Test
    void a_changed_package_is_refused_and_leaves_nothing() throws Exception {
        ReadingStore home = store("home");
        for (Path changed : List.of(
                rewritten(pack, "reading.json", text -> text.replace("hazel", "maple")),
                resealed(pack, "reading.json", text -> text.replace("hazel", "maple")))) {
            assertThatThrownBy(() -> home.reader().install(changed))
                    .isInstanceOfSatisfying(
                            ReadingFailure.PackageRefused.class,
                            failure -> assertThat(failure.refusal()).isEqualTo(Refusal.TAMPERED));
        }
        assertThat(home.reader().sittings()).isEmpty();
        try (var left = Files.walk(folder.resolve("home"))) {
            assertThat(left.filter(path -> path.toString().contains("incoming")
                            || path.toString().endsWith(".dcm")))
                    .isEmpty();
        }
        home.reader().install(pack);
        assertThatThrownBy(() -> home.reader().install(pack))
                .isInstanceOfSatisfying(
                        ReadingFailure.PackageRefused.class,
                        failure -> assertThat(failure.refusal()).isEqualTo(Refusal.DUPLICATE));
        assertThat(home.reader().sittings()).hasSize(1);
    }

    @Test
    void names_that_climb_out_and_bombs_are_refused() throws Exception {
        for (String name :
                List.of("../evil.dcm", "pictures/../../evil.dcm", "/evil", "pictures/a/b.dcm", "C:evil", "")) {
            Path file = folder.resolve("climber.zip");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
            assertThatThrownBy(() -> store("home " + open.size()).reader().install(file))
                    .isInstanceOf(ReadingFailure.PackageRefused.class);
        }
        Path bomb = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("result.json"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 80; i++) {
                zip.write(zeros);
            }
        }
        assertRefused(bomb, Refusal.TOO_LARGE);
        assertThat(folder.resolve("evil.dcm")).doesNotExist();
    }

    @Test
    void no_damaged_file_does_more_than_be_refused() throws Exception {
        Path result = readAt("home", pack);
        byte[] good = Files.readAllBytes(result);
        byte[] goodPack = Files.readAllBytes(pack);
        ReadingStore station = store("station");
        Random random = new Random(20);
        Path file = folder.resolve("damaged.zip");
        for (int i = 0; i < 150; i++) {
            Files.write(file, damaged(good, random));
            try {
                coordinator.collect(file);
                // Only bytes that say nothing were hit: the content is what was signed.
                break;
            } catch (ReadingFailure.ResultRefused e) {
                assertThat(coordinator.studies().getFirst().ratings().received())
                        .isZero();
            }
        }
        for (int i = 0; i < 150; i++) {
            Files.write(file, damaged(goodPack, random));
            try {
                station.reader().install(file);
                break;
            } catch (ReadingFailure.PackageRefused e) {
                assertThat(station.reader().sittings()).isEmpty();
            }
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        if (random.nextInt(3) == 0) {
            return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    /** The zip with one entry changed and the manifest left. */
    private Path rewritten(Path zip, String entry, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> entries = entries(zip);
        String text = new String(entries.get(entry), StandardCharsets.UTF_8);
        assertThat(change.apply(text)).isNotEqualTo(text);
        entries.put(entry, change.apply(text).getBytes(StandardCharsets.UTF_8));
        return write(entries);
    }

    /** The same with a manifest that fits, but the old signature. */
    private Path resealed(Path zip, String entry, UnaryOperator<String> change) throws Exception {
        Map<String, byte[]> entries = entries(zip);
        byte[] old = entries.get(entry);
        byte[] changed = change.apply(new String(old, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        entries.put(entry, changed);
        String manifest = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
        entries.put("manifest.json", manifest.replace(sha(old), sha(changed)).getBytes(StandardCharsets.UTF_8));
        return write(entries);
    }

    private static String sha(byte[] bytes) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Map<String, byte[]> entries(Path zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(zip)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private Path write(Map<String, byte[]> entries) throws IOException {
        Path file = Files.createTempFile(folder, "changed", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }
}
