package hilum.reading.lint;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A change of the form of a text, the same for both arms, that a protocol can name. Pure, and applying it twice is applying it once. None changes a number, a
 * side or a negation, nor their order. The constants stand in the order in which they are applied.
 */
public enum Normalisation {
    /** Markdown's marks for bold and slanted print, headings and code go, for readers see them as they are stored; underscores stay, for they are masks. */
    NO_MARKDOWN("no-markdown", MarkdownMarks::without),
    /** Marks such as {@code -} or {@code *} at the start of a line go; list numbers stay, for they are numbers. */
    NO_BULLETS("no-bullets", LineNormaliser::withoutBullets),
    /** Every de-identification mark becomes {@code ___}. */
    UNIFIED_MASKS("unified-masks", LineNormaliser::withOneMask),
    /** One line; a line that ends early without punctuation gets a full stop, so that no negation runs into the next line. */
    JOINED_LINES("joined-lines", LineNormaliser::joined),
    /** Single blanks, none before punctuation after a word, none at the ends of lines, no empty lines. */
    WHITESPACE("whitespace", LineNormaliser::singleBlanks),
    /** A full stop at the end where there is no punctuation. */
    FINAL_STOP("final-stop", LineNormaliser::withFinalStop),
    /** Lower case but for the first letter of a sentence, common abbreviations and the side letters L and R. */
    SENTENCE_CASE("sentence-case", SentenceCase::apply);

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // a pure function
    private final UnaryOperator<String> change;

    Normalisation(String id, UnaryOperator<String> change) {
        this.id = id;
        this.change = change;
    }

    /** Its lasting name in a protocol. */
    public String id() {
        return id;
    }

    /** The normalised text. */
    public String apply(String text) {
        return change.apply(text);
    }

    /** The one with this id. */
    public static Optional<Normalisation> ofId(String id) {
        return Arrays.stream(values()).filter(n -> n.id.equals(id)).findFirst();
    }

    /** Applies each once, in the order of the constants, whatever the order given. */
    public static String applyAll(Collection<Normalisation> normalisations, String text) {
        String changed = text;
        EnumSet<Normalisation> ordered = EnumSet.noneOf(Normalisation.class);
        ordered.addAll(normalisations);
        for (Normalisation normalisation : ordered) {
            changed = normalisation.apply(changed);
        }
        return changed;
    }
}
