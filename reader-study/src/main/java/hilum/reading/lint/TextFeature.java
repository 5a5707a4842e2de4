package hilum.reading.lint;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** A number that describes the form of a text, never its content. */
public enum TextFeature {
    /** Share of letters that are upper case; 0 without letters. */
    UPPER_CASE("upper-case", TextMeasures::upperCaseShare, Normalisation.SENTENCE_CASE),
    /** Share of sentences that begin with an upper-case letter; 0 without sentences. */
    SENTENCE_CASE("sentence-case", TextMeasures::sentenceCaseShare, Normalisation.SENTENCE_CASE),
    /** Characters. */
    CHARACTERS("characters", text -> text.strip().length()),
    /** Words: runs of letters and digits. */
    WORDS("words", text -> TextMeasures.count(Patterns.WORD, text)),
    /** Sentences: stretches that end with a full stop, question or exclamation mark, or a line break. */
    SENTENCES("sentences", text -> TextMeasures.sentences(text).size()),
    /** Lines that begin with a bullet or a list number. */
    BULLETS("bullets", text -> TextMeasures.count(Patterns.BULLET, text), Normalisation.NO_BULLETS),
    /** Markdown's marks: {@code **} for bold print, {@code #} for headings, backticks ... */
    MARKDOWN("markdown", MarkdownMarks::count, Normalisation.NO_MARKDOWN),
    /** De-identification marks such as {@code ___}, {@code XXXX} or {@code [REDACTED]}. */
    MASKS("masks", text -> TextMeasures.count(Patterns.MASK, text)),
    /** Marks that are not exactly {@code ___}. */
    UNUSUAL_MASKS("unusual-masks", TextMeasures::unusualMasks, Normalisation.UNIFIED_MASKS),
    /** Dates, and words that compare with an earlier time: prior, previous, unchanged, interval, again ... */
    PRIOR("prior", text -> TextMeasures.count(Patterns.PRIOR, text) + TextMeasures.count(Patterns.DATE, text)),
    /** Numbers with a unit, for example 3.5 cm. */
    MEASUREMENTS("measurements", text -> TextMeasures.count(Patterns.MEASUREMENT, text)),
    /** British minus American spellings: oedema, haemorrhage, centre against edema, hemorrhage, center. */
    BRITISH_SPELLING(
            "british-spelling",
            text -> TextMeasures.count(Patterns.BRITISH, text) - TextMeasures.count(Patterns.AMERICAN, text)),
    /** Section headings: a few words before a colon at the start of a line. */
    HEADINGS("headings", text -> TextMeasures.count(Patterns.HEADING, text)),
    /** 1 when the text ends with a full stop, question or exclamation mark, else 0. */
    FINAL_STOP("final-stop", TextMeasures::finalStop, Normalisation.FINAL_STOP),
    /** Line breaks within the text. */
    LINE_BREAKS(
            "line-breaks", text -> TextMeasures.count(Patterns.LINE_BREAK, text.strip()), Normalisation.JOINED_LINES),
    /** Runs of two or more blanks, and blanks before punctuation. */
    ODD_SPACES("odd-spaces", text -> TextMeasures.count(Patterns.ODD_SPACE, text), Normalisation.WHITESPACE);

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // a pure function
    private final ToDoubleFunction<String> measure;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Normalisation> remedies;

    TextFeature(String id, ToDoubleFunction<String> measure, Normalisation... remedies) {
        this.id = id;
        this.measure = measure;
        this.remedies = List.of(remedies);
    }

    /** Its lasting name in files. */
    public String id() {
        return id;
    }

    /** The value of {@code text}. */
    public double of(String text) {
        return measure.applyAsDouble(text);
    }

    /** The normalisations that level it; empty where only rewriting would. */
    public List<Normalisation> remedies() {
        return remedies;
    }

    /** The words and marks that features count. */
    static final class Patterns {
        static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
        static final Pattern BULLET = Pattern.compile(
                "(?m)^[ \\t]*(?:[-*+\u2022\u2023\u25E6\u25AA\u00B7\u2013\u2014]|\\d{1,2}[.)])[ \\t]+(?=\\S)");
        static final Pattern MASK = Pattern.compile(
                "_{2,}|(?<![\\p{L}\\p{N}])X{4,}(?![\\p{L}\\p{N}])|[\\[<(](?i:redacted|removed|masked|deidentified|de-identified)[\\]>)]");
        static final Pattern DATE = Pattern.compile(
                "\\b\\d{1,4}[-/]\\d{1,2}[-/]\\d{1,4}\\b|(?i)\\b(?:january|february|march|april|june|july|august|september|october|november|december)\\b");
        static final Pattern PRIOR = Pattern.compile(
                "(?i)\\b(?:prior|previous|previously|earlier|comparison|compared|interval|unchanged|again|since|yesterday|today|stable|persistent|persists|"
                        + "new|newly|improved|improving|improvement|worsened|worsening|increased|decreased|resolved|resolution|redemonstrated|last|recent|recently)\\b");
        static final Pattern MEASUREMENT = Pattern.compile(
                "(?i)\\d+(?:[.,]\\d+)?\\s*(?:x\\s*\\d+(?:[.,]\\d+)?\\s*)?(?:mm|cm|ml|cc|mg|french|fr|degrees?|%)(?![\\p{L}])");
        static final Pattern BRITISH = Pattern.compile(
                "(?i)\\b(?!(?:raised|advised|comprised|revised)\\b)(?:oedema\\w*|haemo\\w*|haema\\w*|anaem\\w*|oesoph\\w*|centre\\w*|calibre|fibre\\w*|tumour\\w*|colour\\w*|grey\\w*|"
                        + "paediatric\\w*|ischaem\\w*|foetal|\\w+isation|\\w+ised|\\w*metres?|localise\\w*|visualise\\w*|catheterise\\w*)\\b");
        static final Pattern AMERICAN = Pattern.compile(
                "(?i)\\b(?!sized\\b)(?:edema\\w*|hemo\\w*|hema\\w*|anem\\w*|esoph\\w*|center\\w*|caliber|fiber\\w*|tumor\\w*|color\\w*|gray\\w*|"
                        + "pediatric\\w*|ischem\\w*|fetal|\\w+ization|\\w+ized|\\w*meters?|localize\\w*|visualize\\w*|catheterize\\w*)\\b");
        static final Pattern HEADING = Pattern.compile("(?m)^[ \\t]*\\p{L}[\\p{L} /&-]{1,38}:");
        static final Pattern LINE_BREAK = Pattern.compile("\\R");
        static final Pattern ODD_SPACE = Pattern.compile("[ \\t\\u00A0]{2,}|(?<=\\p{L})[ \\t]+(?=[.,;:])");

        private Patterns() {}
    }
}
