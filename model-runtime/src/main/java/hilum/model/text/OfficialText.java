package hilum.model.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes and decodes as the checkpoint's published Python tokenizer does, oddities included: added tokens are set apart by blanks, and a
 * picture's slots spell the bytes of its path. For comparison with published outputs; the runtime itself works on ids and clean text.
 */
public final class OfficialText {
    private static final String PICTURE = "<|img|>";
    private static final String PICTURE_END = "<|/img|>";
    private static final String[][] CLEAN_UP = {
        {" .", "."}, {" ?", "?"}, {" !", "!"}, {" ,", ","}, {" ' ", "'"},
        {" n't", "n't"}, {" 'm", "'m"}, {" 's", "'s"}, {" 've", "'ve"}, {" 're", "'re"}
    };

    private final ByteLevelTokenizer tokenizer;
    private final int slots;

    /**
     * @param slots positions of one picture
     */
    public OfficialText(ByteLevelTokenizer tokenizer, int slots) {
        this.tokenizer = tokenizer;
        this.slots = slots;
    }

    /**
     * Ids of {@code text} with its tags, each picture's path spelled out in bytes and padded to its slots.
     *
     * @throws IllegalArgumentException when a picture tag is not closed or a path is longer than the slots
     */
    public List<Integer> encode(String text) {
        List<Integer> ids = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf(PICTURE); open >= 0; open = text.indexOf(PICTURE, from)) {
            int path = open + PICTURE.length();
            int close = text.indexOf(PICTURE_END, path);
            if (close < 0) {
                throw new IllegalArgumentException("a picture tag is not closed");
            }
            byte[] bytes = text.substring(path, close).getBytes(StandardCharsets.UTF_8);
            if (bytes.length > slots) {
                throw new IllegalArgumentException("a picture path is longer than " + slots + " bytes");
            }
            ids.addAll(tokenizer.encode(text.substring(from, path)));
            for (int i = 0; i < slots; i++) {
                ids.add(i < bytes.length ? tokenizer.byteId(bytes[i]) : tokenizer.control("<|imgpad|>"));
            }
            from = close;
        }
        ids.addAll(tokenizer.encode(text.substring(from)));
        return ids;
    }

    /**
     * The text of {@code ids}.
     *
     * @param cleanUp whether blanks before punctuation are taken out, as this snapshot's settings ask for
     */
    public String decode(List<Integer> ids, boolean cleanUp) {
        List<String> parts = new ArrayList<>();
        List<Integer> run = new ArrayList<>();
        boolean inPicture = false;
        for (int id : ids) {
            boolean picturePad = inPicture && tokenizer.isMarker(id) && id == tokenizer.control("<|imgpad|>");
            if (picturePad) {
                continue;
            }
            if (setApart(id)) {
                flush(run, parts);
                parts.add(tokenizer.decode(List.of(id)));
                inPicture = id == tokenizer.control(PICTURE);
            } else {
                run.add(id);
            }
        }
        flush(run, parts);
        String text = String.join(" ", parts);
        return cleanUp ? cleanedUp(text) : text;
    }

    /** The end-of-text tag stands in the base vocabulary and is joined without blanks. */
    private boolean setApart(int id) {
        return tokenizer.isAdded(id) && !tokenizer.isInVocabulary(id);
    }

    private void flush(List<Integer> run, List<String> parts) {
        if (!run.isEmpty()) {
            parts.add(tokenizer.decode(run));
            run.clear();
        }
    }

    private static String cleanedUp(String text) {
        String clean = text;
        for (String[] rule : CLEAN_UP) {
            clean = clean.replace(rule[0], rule[1]);
        }
        return clean;
    }
}
