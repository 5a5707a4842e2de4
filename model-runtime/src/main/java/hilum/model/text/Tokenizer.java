package hilum.model.text;

import java.util.List;

/** Words to ids and back; one kind for each way in which snapshots store their vocabulary. Immutable, safe for all threads. */
public sealed interface Tokenizer permits ByteLevelTokenizer, LlamaTokenizer {
    /** Ids of {@code text}; tags in it become control tokens. Only for text that the program wrote itself. */
    List<Integer> encode(String text);

    /** Ids of {@code text}; whatever looks like a tag is spelled out in ordinary tokens. For text that a person wrote. */
    List<Integer> encodeWords(String text);

    /** The text of {@code ids}, control tokens in their literal form; broken characters as U+FFFD. */
    String decode(List<Integer> ids);

    /** Whether {@code id} is a control token rather than words or blanks. */
    boolean isMarker(int id);

    /**
     * The id of a control token by its literal form.
     *
     * @throws IllegalArgumentException when there is none
     */
    int control(String tag);

    /** The literal forms of all control tokens; runs of blanks are none. */
    List<String> controls();

    /** One more than the highest id. */
    int size();

    /** Turns the ids of one answer into text as they come. */
    PieceStream pieces();
}
