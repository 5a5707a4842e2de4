package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonParser;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingWords;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import hilum.reading.StudyPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of spoilt files of every kind that is taken in: each is refused in plain words, and nothing is stored. */
class FuzzedImportsTest {
    private static final int SOME = 150;
    private static final int MANY = 2_000;
    private static final InstantSource CLOCK = InstantSource.fixed(Readings.NOON);
    private static final List<String> TOKENS = List.of(
            "null",
            "-1",
            "1e999",
            "99999999999999999999",
            "\"\"",
            "{}",
            "[]",
            "true",
            "\\u0000",
            "NaN",
            "\"x\"",
            "{",
            "\uD800");

    @TempDir
    Path folder;

    private final Random random = new Random(20_261_122);
    private final ReadingWords words = new ReadingWords();
    private Path pack;

    @BeforeEach
    void freeze() throws Exception {
        try (ReadingStore office = store("office")) {
            Readings.make(
                    office,
                    new StudyPlan(
                            Readings.protocol("Pilot A", "Ada", "Ben"), Readings.cases(folder.resolve("films"), 2)),
                    "4711");
            pack = folder.resolve("ada.zip");
            office.coordinator().writePackage("Pilot A", "Ada", pack, Readings.passPhrase());
        }
    }

    private ReadingStore store(String name) throws ReadingFailure {
        return SqliteReadingStore.open(folder.resolve(name).resolve("readings.db"), CLOCK, Readings.SEALING);
    }

    @Test
    void no_spoilt_package_is_taken_in() throws Exception {
        packages(SOME);
    }

    private void packages(int mutants) throws Exception {
        byte[] good = Files.readAllBytes(pack);
        Path file = folder.resolve("spoilt");
        try (ReadingStore station = store("station")) {
            for (int i = 0; i < mutants; i++) {
                Files.write(file, zipMutant(good));
                refused(i, () -> station.reader().install(file));
            }
            assertThat(station.reader().sittings()).isEmpty();
            assertThat(station.coordinator().studies()).isEmpty();
        }
        try (Stream<Path> left = Files.walk(folder.resolve("station"))) {
            assertThat(left.filter(Files::isRegularFile)
                            .map(each -> each.getFileName().toString()))
                    .allMatch(name -> name.startsWith("readings.db"));
        }
    }

    @Test
    void no_spoilt_result_is_taken_in() throws Exception {
        results(SOME);
    }

    private void results(int mutants) throws Exception {
        Path result = folder.resolve("result.zip");
        try (ReadingStore home = store("home")) {
            ReaderDesk desk = home.reader();
            Sitting sitting = desk.install(pack);
            desk.logIn(sitting.id(), "4711".toCharArray());
            Readings.rateAll(desk, sitting.id());
            desk.writeResult(sitting.id(), result);
        }
        byte[] good = Files.readAllBytes(result);
        Path file = folder.resolve("spoilt");
        try (ReadingStore office = store("office")) {
            for (int i = 0; i < mutants; i++) {
                Files.write(file, zipMutant(good));
                refused(i, () -> office.coordinator().collect(file));
            }
            assertThat(office.coordinator().studies().getFirst().ratings().received())
                    .isZero();
            assertThat(office.coordinator().collect(result).ratings()).isEqualTo(2);
        }
    }

    @Test
    void a_spoilt_key_opens_nothing() throws Exception {
        keys(SOME);
    }

    private void keys(int mutants) throws Exception {
        try (ReadingStore office = store("office")) {
            Path key = office.coordinator().protocolFile("Pilot A").resolveSibling("study.key");
            String good = Files.readString(key);
            for (int i = 0; i < mutants; i++) {
                byte[] mutant = textMutant(good);
                Files.write(key, mutant);
                try {
                    office.coordinator().proof("Pilot A", Readings.passPhrase());
                    assertThat(meaning(mutant)).as("mutant %d opens", i).isEqualTo(meaning(bytes(good)));
                } catch (ReadingFailure refusal) {
                    assertPlain(refusal);
                }
            }
            Files.writeString(key, good);
            assertThat(office.coordinator()
                            .proof("Pilot A", Readings.passPhrase())
                            .balanced(1))
                    .isTrue();
        }
    }

    @Test
    @Tag("slow")
    void two_thousand_of_each_do_no_more() throws Exception {
        packages(MANY);
        keys(MANY);
        results(MANY);
        protocols(MANY);
    }

    /** What an opened key depends on: the four values, however they are written. */
    private static List<String> meaning(byte[] key) {
        var json =
                JsonParser.parseString(new String(key, StandardCharsets.UTF_8)).getAsJsonObject();
        return Stream.of("iterations", "salt", "nonce", "sealed")
                .map(name -> {
                    String value = json.get(name).getAsString();
                    return name.equals("iterations")
                            ? String.valueOf(json.get(name).getAsInt())
                            : HexFormat.of().formatHex(Base64.getDecoder().decode(value));
                })
                .toList();
    }

    @Test
    void a_spoilt_protocol_is_refused_or_is_another_plan() throws Exception {
        protocols(SOME);
    }

    private void protocols(int mutants) throws Exception {
        try (ReadingStore office = store("drafts")) {
            office.coordinator().save(new StudyPlan(Readings.protocol("Pilot B", "Ada"), Readings.cases(2)));
            Path protocol = office.coordinator().protocolFile("Pilot B");
            for (Path spoilt : List.of(protocol, protocol.resolveSibling("cases.jsonl"))) {
                String good = Files.readString(spoilt);
                for (int i = 0; i < mutants; i++) {
                    Files.write(spoilt, textMutant(good));
                    try {
                        office.coordinator().studies();
                        assertThat(office.coordinator().plan("Pilot B")).isNotNull();
                    } catch (ReadingFailure refusal) {
                        assertPlain(refusal);
                    } catch (RuntimeException crash) {
                        fail("mutant " + i + " of " + spoilt.getFileName() + ": " + Files.readString(spoilt), crash);
                    }
                }
                Files.writeString(spoilt, good);
            }
            assertThat(office.reader().sittings()).isEmpty();
        }
    }

    /** Something that takes a file in. */
    @FunctionalInterface
    private interface Taking {
        Object take() throws ReadingFailure;
    }

    private void refused(int mutant, Taking taking) {
        try {
            taking.take();
            fail("mutant " + mutant + " was taken in");
        } catch (ReadingFailure refusal) {
            assertPlain(refusal);
        } catch (RuntimeException crash) {
            fail("mutant " + mutant, crash);
        }
    }

    private void assertPlain(ReadingFailure refusal) {
        assertThat(words.of(refusal)).contains(". ").doesNotContain("Exception", folder.toString(), "java.");
    }

    /** A zip of which at least one entry is another; its bytes, its entries, or a manifest that fits a changed entry. */
    private byte[] zipMutant(byte[] good) throws IOException, NoSuchAlgorithmException {
        Map<String, byte[]> entries = entries(good);
        for (int attempt = 0; ; attempt++) {
            byte[] mutant = random.nextInt(3) == 0 ? bytesMutant(good) : entriesMutant(entries);
            if (attempt > 50 || !same(entries, mutant)) {
                return mutant;
            }
        }
    }

    private static boolean same(Map<String, byte[]> entries, byte[] mutant) {
        try {
            Map<String, byte[]> others = entries(mutant);
            return others.keySet().equals(entries.keySet())
                    && entries.keySet().stream().allMatch(name -> Arrays.equals(entries.get(name), others.get(name)));
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private byte[] entriesMutant(Map<String, byte[]> good) throws IOException, NoSuchAlgorithmException {
        Map<String, byte[]> entries = new LinkedHashMap<>(good);
        String name = List.copyOf(good.keySet()).get(random.nextInt(good.size()));
        byte[] old = good.get(name);
        switch (random.nextInt(6)) {
            case 0 -> entries.remove(name);
            case 1 -> entries.put("pictures/" + random.nextInt() + ".dcm", old);
            case 2 -> entries.put(name, bytesMutant(old));
            default -> {
                byte[] changed = textMutant(new String(old, StandardCharsets.UTF_8));
                entries.put(name, changed);
                if (random.nextBoolean() && entries.containsKey("manifest.json") && !name.equals("manifest.json")) {
                    String manifest = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
                    entries.put("manifest.json", bytes(manifest.replace(sha(old), sha(changed))));
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private byte[] bytesMutant(byte[] good) {
        if (good.length == 0 || random.nextInt(4) == 0) {
            return Arrays.copyOf(good, random.nextInt(good.length + 1));
        }
        byte[] bytes = good.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    /** A text with a piece gone, doubled or exchanged, or a value in it that is another. */
    private byte[] textMutant(String good) {
        int from = random.nextInt(good.length() + 1);
        int to = Math.min(good.length(), from + 1 + random.nextInt(12));
        String before = good.substring(0, from);
        String after = good.substring(to);
        return switch (random.nextInt(6)) {
            case 0 -> bytesMutant(bytes(good));
            case 1 -> bytes(before + after);
            case 2 -> bytes(before + good.substring(from, to).repeat(2) + after);
            case 3 -> bytes(before + TOKENS.get(random.nextInt(TOKENS.size())) + after);
            case 4 -> bytes(value(good, "(?<=:\\s?)(\"[^\"]*\"|-?[0-9]+|true|false)"));
            default -> bytes(value(good, "\"[^\"]*\"(?=\\s?:)"));
        };
    }

    /** One match of {@code pattern} exchanged for a token. */
    private String value(String text, String pattern) {
        var matches = Pattern.compile(pattern).matcher(text).results().toList();
        if (matches.isEmpty()) {
            return text + TOKENS.getFirst();
        }
        var match = matches.get(random.nextInt(matches.size()));
        return text.substring(0, match.start())
                + TOKENS.get(random.nextInt(TOKENS.size()))
                + text.substring(match.end());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
