package hilum.reading.pack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import hilum.reading.AuditEntry;
import hilum.reading.ReadingFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The append-only log of a reading: one JSON line an entry, each with a hash over the one before. What stands after the last line break was cut
 * off while it was written and is no entry. Not safe for two writers at once: the database's lock keeps them apart.
 */
public final class AuditLog {
    private static final String FIRST = "0".repeat(64);

    private final Path file;

    public AuditLog(Path file) {
        this.file = file;
    }

    /** Adds a line, which is on the disk when this returns; returns its hash. */
    public String add(Instant at, String what, String detail) throws IOException, ReadingFailure {
        List<AuditEntry> before = entries();
        String previous = before.isEmpty() ? FIRST : before.getLast().hash();
        AuditEntry entry = new AuditEntry(at, what, detail, hash(previous, at, what, detail));
        JsonObject json = new JsonObject();
        json.addProperty("at", at.toString());
        json.addProperty("what", what);
        json.addProperty("detail", detail);
        json.addProperty("hash", entry.hash());
        append((CanonicalJson.of(json) + "\n").getBytes(StandardCharsets.UTF_8));
        return entry.hash();
    }

    /** Over what an earlier writing left unfinished, whole or not at all. */
    private void append(byte[] line) throws IOException {
        long whole = wholeLines().length;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
            channel.position(whole);
            try {
                ByteBuffer bytes = ByteBuffer.wrap(line);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(whole);
                throw e;
            }
        }
    }

    private byte[] wholeLines() throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    /** All lines, checked. */
    public List<AuditEntry> entries() throws IOException, ReadingFailure {
        List<AuditEntry> entries = new ArrayList<>();
        String previous = FIRST;
        for (String line :
                new String(wholeLines(), StandardCharsets.UTF_8).lines().toList()) {
            AuditEntry entry = entry(line);
            if (!hash(previous, entry.at(), entry.what(), entry.detail()).equals(entry.hash())) {
                throw new ReadingFailure.LogBroken(file);
            }
            entries.add(entry);
            previous = entry.hash();
        }
        return List.copyOf(entries);
    }

    private AuditEntry entry(String line) throws ReadingFailure {
        try {
            JsonObject json = CanonicalJson.parse(line);
            return new AuditEntry(
                    Instant.parse(json.get("at").getAsString()),
                    json.get("what").getAsString(),
                    json.get("detail").getAsString(),
                    json.get("hash").getAsString());
        } catch (JsonParseException
                | DateTimeParseException
                | IllegalStateException
                | NullPointerException
                | UnsupportedOperationException e) {
            ReadingFailure failure = new ReadingFailure.LogBroken(file);
            failure.initCause(e);
            throw failure;
        }
    }

    private static String hash(String previous, Instant at, String what, String detail) {
        return Sha256.of(String.join("\n", previous, at.toString(), what, detail));
    }
}
