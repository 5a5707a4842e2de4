package hilum.reading.pack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingProtocol;
import hilum.reading.StudyPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The readable protocol file, the cases beside it while a reading is planned, and the hash that freezes both. */
public final class ProtocolFile {
    /** The protocol's name in a reading's folder. */
    private static final Pattern LINE = Pattern.compile("line \\d+");

    public static final String PROTOCOL = "protocol.json";

    static final String CASES = "cases.jsonl";

    private ProtocolFile() {}

    /** What stands in the file. */
    private record Versioned(int format, ReadingProtocol protocol) {}

    /** Writes protocol and cases of a plan; each file appears whole or not at all. */
    public static void write(Path folder, StudyPlan plan) throws IOException {
        Files.createDirectories(folder);
        StringBuilder cases = new StringBuilder();
        for (ReadingCase readingCase : plan.cases()) {
            cases.append(RecordJson.line(readingCase)).append('\n');
        }
        WholeFile.write(folder.resolve(CASES), cases.toString());
        WholeFile.write(
                folder.resolve(PROTOCOL),
                CanonicalJson.readable(RecordJson.tree(new Versioned(ReadingProtocol.FORMAT, plan.protocol()))));
    }

    /** The frozen form: with the hash, without the seed, which would give the sides away; the cases go, since the key holds them. */
    public static void writeFrozen(Path folder, ReadingProtocol protocol, String hash) throws IOException {
        JsonObject json =
                RecordJson.tree(new Versioned(ReadingProtocol.FORMAT, protocol)).getAsJsonObject();
        json.addProperty("hash", hash);
        json.getAsJsonObject("protocol").getAsJsonObject("plan").remove("seed");
        WholeFile.write(folder.resolve(PROTOCOL), CanonicalJson.readable(json));
        Files.deleteIfExists(folder.resolve(CASES));
    }

    /** Whether the cases of a plan lie in {@code folder}. */
    public static boolean hasCases(Path folder) {
        return Files.exists(folder.resolve(CASES));
    }

    /** A plan as {@link #write} left it. */
    public static StudyPlan read(Path folder) throws IOException, ReadingFailure {
        List<ReadingCase> cases = new ArrayList<>();
        Path file = folder.resolve(CASES);
        int line = 0;
        try {
            for (String json : Files.readAllLines(file)) {
                line++;
                cases.add(RecordJson.read(json, ReadingCase.class));
            }
        } catch (JsonParseException e) {
            throw unreadable(file, "line " + line, e);
        }
        return new StudyPlan(protocol(folder.resolve(PROTOCOL)), cases);
    }

    /** The protocol of a plan alone. */
    public static ReadingProtocol protocol(Path file) throws IOException, ReadingFailure {
        try {
            String text = Files.readString(file);
            if (CanonicalJson.parse(text).get("format").getAsInt() > ReadingProtocol.FORMAT) {
                throw unreadable(file, "a newer format", null);
            }
            return RecordJson.read(text, Versioned.class).protocol();
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | UnsupportedOperationException
                | java.nio.charset.CharacterCodingException
                | NumberFormatException e) {
            throw unreadable(file, place(e), e);
        }
    }

    /** The line that a parser stopped at, in plain words. */
    private static String place(Exception e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        return line.find() ? line.group() : "no protocol in it";
    }

    private static ReadingFailure unreadable(
            Path file, String where, @org.jspecify.annotations.Nullable Exception cause) {
        ReadingFailure failure = new ReadingFailure.ProtocolUnreadable(file, where);
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    /**
     * SHA-256 over the canonical protocol with its seed, then each case with its texts and the SHA-256 of each of its pictures.
     *
     * @throws IOException when a picture cannot be read
     */
    public static String hash(StudyPlan plan) throws IOException {
        MessageDigest digest = Sha256.digest();
        update(digest, RecordJson.line(new Versioned(ReadingProtocol.FORMAT, plan.protocol())));
        for (ReadingCase readingCase : plan.cases()) {
            List<Path> pictures = new ArrayList<>();
            for (Path picture : readingCase.pictures()) {
                pictures.add(Path.of(Sha256.of(picture)));
            }
            update(digest, RecordJson.line(readingCase.withPictures(pictures)));
        }
        return Sha256.hex(digest.digest());
    }

    private static void update(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
