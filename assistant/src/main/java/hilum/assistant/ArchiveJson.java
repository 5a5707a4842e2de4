package hilum.assistant;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The JSON of conversations, drafts and provenance. What it reads is checked once, here: a broken file is an {@link IOException}. */
final class ArchiveJson {
    private static final int VERSION = 1;

    static final Gson PRETTY = builder().setPrettyPrinting().create();
    private static final Gson PLAIN = builder().create();

    private ArchiveJson() {}

    /** A finished or cut-off turn. */
    record SavedTurn(Question question, Instant askedAt, List<SeenPicture> pictures, Reply reply) {
        SavedTurn {
            Objects.requireNonNull(question);
            Objects.requireNonNull(askedAt);
            pictures = List.copyOf(pictures);
            Objects.requireNonNull(reply);
        }
    }

    private record SavedConversation(int version, String studyInstanceUid, List<SavedTurn> turns) {
        SavedConversation {
            turns = List.copyOf(turns);
        }
    }

    private record SavedDraft(int version, String studyInstanceUid, DraftContent content) {
        SavedDraft {
            Objects.requireNonNull(content);
        }
    }

    static String ofConversation(String studyInstanceUid, List<SavedTurn> turns) {
        return PLAIN.toJson(new SavedConversation(VERSION, studyInstanceUid, turns));
    }

    static List<SavedTurn> toConversation(String json) throws IOException {
        SavedConversation saved = read(json, SavedConversation.class);
        requireVersion(saved.version());
        return saved.turns();
    }

    static String ofDraft(String studyInstanceUid, DraftContent content) {
        return PLAIN.toJson(new SavedDraft(VERSION, studyInstanceUid, content));
    }

    static DraftContent toDraft(String json) throws IOException {
        SavedDraft saved = read(json, SavedDraft.class);
        requireVersion(saved.version());
        return saved.content();
    }

    /** Gson wraps what a record's constructor refuses in several unchecked kinds; for a file all of them mean the same. */
    private static <T> T read(String json, Class<T> type) throws IOException {
        try {
            T value = PLAIN.fromJson(json, type);
            if (value == null) {
                throw new IOException("the file is empty");
            }
            return value;
        } catch (RuntimeException broken) {
            throw new IOException("the file is not what Hilum wrote", broken);
        }
    }

    private static void requireVersion(int version) throws IOException {
        if (version != VERSION) {
            throw new IOException("the file has format " + version + ", this program reads " + VERSION);
        }
    }

    private static GsonBuilder builder() {
        JsonSerializer<Instant> writeInstant = (instant, type, context) -> new JsonPrimitive(instant.toString());
        JsonDeserializer<Instant> readInstant = (json, type, context) -> Instant.parse(json.getAsString());
        JsonSerializer<Question> writeQuestion =
                (question, type, context) -> context.serialize(QuestionKind.store(question));
        JsonDeserializer<Question> readQuestion =
                (json, type, context) -> QuestionKind.restore(context.deserialize(json, QuestionKind.Stored.class));
        return new GsonBuilder()
                .disableHtmlEscaping()
                .registerTypeAdapter(Instant.class, writeInstant)
                .registerTypeAdapter(Instant.class, readInstant)
                .registerTypeAdapter(Question.class, writeQuestion)
                .registerTypeAdapter(Question.class, readQuestion);
    }
}
