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
import java.util.List;

/** The append-only log of a reading: one JSON line an entry, each with a hash over the one before. Not thread-safe. */
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
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer line = ByteBuffer.wrap((CanonicalJson.of(json) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
        return entry.hash();
    }

    /** All lines, checked. */
    public List<AuditEntry> entries() throws IOException, ReadingFailure {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<AuditEntry> entries = new ArrayList<>();
        String previous = FIRST;
        for (String line : Files.readAllLines(file)) {
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
