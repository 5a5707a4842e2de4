package hilum.model.pull;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the hub says about a repository. Every word of it is doubted. */
final class Listing {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern LICENCE_TAG = Pattern.compile("[a-z0-9][a-z0-9.-]{0,60}");

    private Listing() {}

    /**
     * A branch, tag or commit, pinned.
     *
     * @param commit 40 hex digits
     * @param licenceTag what the model card says, empty when it says nothing
     */
    record Revision(String commit, String licenceTag) {}

    /** An entry of a tree as it was listed: nothing is checked yet but its form. */
    record Entry(String path, long size, ContentHash hash) {}

    /** Reads the answer about a revision. */
    static Revision revision(String json) throws PullFailure {
        try {
            JsonObject about = parse(json).getAsJsonObject();
            String commit = text(about, "sha");
            if (!COMMIT.matcher(commit).matches()) {
                throw new IllegalStateException("no commit");
            }
            return new Revision(commit, licence(about));
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw noSense("commit");
        }
    }

    /** Reads one page of a tree: its files. */
    static List<Entry> files(String json) throws PullFailure {
        try {
            List<Entry> files = new ArrayList<>();
            for (JsonElement element : parse(json).getAsJsonArray()) {
                JsonObject entry = element.getAsJsonObject();
                if (text(entry, "type").equals("file")) {
                    files.add(entry(entry));
                }
            }
            return files;
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | IllegalArgumentException
                | ArithmeticException e) {
            throw noSense("file list");
        }
    }

    private static Entry entry(JsonObject entry) {
        long size = size(entry);
        if (!(entry.get("lfs") instanceof JsonObject lfs)) {
            return new Entry(text(entry, "path"), size, new ContentHash(ContentHash.Kind.GIT_BLOB, text(entry, "oid")));
        }
        if (size(lfs) != size) {
            throw new IllegalStateException("two sizes");
        }
        String oid = text(lfs, "oid").replaceFirst("^sha256:", "");
        return new Entry(text(entry, "path"), size, new ContentHash(ContentHash.Kind.SHA_256, oid));
    }

    private static long size(JsonObject object) {
        long size = object.has("size") ? object.get("size").getAsBigDecimal().longValueExact() : -1;
        if (size < 0) {
            throw new IllegalStateException("no size");
        }
        return size;
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        if (value == null || !value.isJsonPrimitive()) {
            throw new IllegalStateException("no " + name);
        }
        return value.getAsString();
    }

    private static String licence(JsonObject json) {
        if (json.get("cardData") instanceof JsonObject card) {
            Optional<String> tag = tag(card.get("license"));
            if (tag.isPresent()) {
                return tag.get();
            }
        }
        if (json.get("tags") instanceof JsonArray tags) {
            for (JsonElement element : tags) {
                String text = element.isJsonPrimitive() ? element.getAsString() : "";
                if (text.startsWith("license:")) {
                    return clean(text.substring("license:".length()));
                }
            }
        }
        return "";
    }

    private static Optional<String> tag(@Nullable JsonElement licence) {
        JsonElement one = licence instanceof JsonArray list && list.size() == 1 ? list.get(0) : licence;
        return one != null && one.isJsonPrimitive() ? Optional.of(clean(one.getAsString())) : Optional.empty();
    }

    /** A tag is printed, so nothing but a tag may pass. */
    private static String clean(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        return LICENCE_TAG.matcher(lower).matches() ? lower : "unreadable";
    }

    private static JsonElement parse(String json) {
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement value = JsonParser.parseReader(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalStateException("text after the end");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalStateException("no JSON", e);
        }
    }

    private static PullFailure noSense(String what) {
        return new PullFailure.WrongContent(
                "The " + what + " that came makes no sense: this is no Hugging Face hub, or a log-in page"
                        + " of the network stands in between. Open the address in a browser once, then run the same command again.");
    }
}
