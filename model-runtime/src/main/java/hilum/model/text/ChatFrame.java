package hilum.model.text;

import hilum.model.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a prompt into the chat frame of CheXagent-2: system, user and assistant lines, each picture as a run of slots that the bridge's
 * vectors overwrite.
 *
 * <p>Words of people never become control tokens, with one exception: a well-formed region such as
 * {@code <|box|>(12,34),(56,78)<|/box|>} in an instruction is one, because some tasks ask about regions. In earlier answers the grounding
 * tags that the model itself writes are control tokens. Safe for all threads.
 */
public final class ChatFrame implements PromptFrame {
    private static final String SYSTEM = "<|system|>\nYou are a helpful assistant.";
    private static final String SLOT = "<|imgpad|>";
    private static final Pattern REGION =
            Pattern.compile("<\\|box\\|>(?=\\(\\d{1,3},\\d{1,3}\\),\\(\\d{1,3},\\d{1,3}\\)<\\|/box\\|>)"
                    + "|(?<=<\\|box\\|>\\(\\d{1,3},\\d{1,3}\\),\\(\\d{1,3},\\d{1,3}\\))<\\|/box\\|>");
    private static final Pattern GROUNDING = Pattern.compile("<\\|/?(?:ref|box|quad)\\|>");

    private final ByteLevelTokenizer tokenizer;
    private final int slots;
    private final int endId;

    /**
     * @param slots positions that one picture takes
     * @param endId id of the end-of-text tag
     */
    public ChatFrame(ByteLevelTokenizer tokenizer, int slots, int endId) {
        this.tokenizer = tokenizer;
        this.slots = slots;
        this.endId = endId;
    }

    @Override
    public int slotId() {
        return tokenizer.control(SLOT);
    }

    @Override
    public Framed frame(Prompt prompt) {
        Writer writer = new Writer();
        writer.words(SYSTEM);
        writer.end();
        writer.words("<|user|>\n");
        for (int n = 1; n <= prompt.images().size(); n++) {
            writer.picture(n);
        }
        int prefix = writer.ids.size();
        String before = prompt.images().isEmpty() ? "" : "\n";
        for (Prompt.Turn turn : prompt.earlier()) {
            writer.tagged(before + turn.instruction(), REGION);
            writer.end();
            writer.words("<|assistant|>\n");
            writer.tagged(turn.answer(), GROUNDING);
            writer.end();
            writer.words("<|user|>\n");
            before = "";
        }
        writer.tagged(before + prompt.instruction(), REGION);
        writer.end();
        writer.words("<|assistant|>\n");
        writer.flush();
        return new Framed(writer.ids, prompt.images().isEmpty() ? 0 : prefix, writer.rendered.toString());
    }

    /** Collects words until a control token interrupts them, since pieces of words may reach across parts of the frame. */
    private final class Writer {
        private final List<Integer> ids = new ArrayList<>();
        private final StringBuilder rendered = new StringBuilder();
        private final StringBuilder words = new StringBuilder();

        void words(String text) {
            words.append(text);
            rendered.append(text);
        }

        void tagged(String text, Pattern tags) {
            Matcher matcher = tags.matcher(text);
            int from = 0;
            while (matcher.find()) {
                words(text.substring(from, matcher.start()));
                if (tokenizer.hasControl(matcher.group())) {
                    rendered.append(matcher.group());
                    control(tokenizer.control(matcher.group()));
                } else {
                    words(matcher.group());
                }
                from = matcher.end();
            }
            words(text.substring(from));
        }

        void end() {
            control(endId);
            rendered.append(tokenizer.decode(List.of(endId)));
            words("\n");
        }

        void picture(int number) {
            words((number > 1 ? "\n" : "") + "Picture " + number + ":");
            control(tokenizer.control("<|img|>"));
            for (int i = 0; i < slots; i++) {
                ids.add(slotId());
            }
            control(tokenizer.control("<|/img|>"));
            rendered.append("<|img|>[").append(slots).append(" x ").append(SLOT).append("]<|/img|>");
        }

        private void control(int id) {
            flush();
            ids.add(id);
        }

        void flush() {
            ids.addAll(tokenizer.encodeWords(words.toString()));
            words.setLength(0);
        }
    }
}
