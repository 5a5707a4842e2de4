package hilum.dicom.phantom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a reader would say about a film whose truth is known: always the same words for the same findings. Texts of a single film name
 * neither another film nor a measurement. Immutable; any thread.
 */
public final class PhantomReport {

    /** The section names, in order, without the explanation that prompts give for the last. */
    public static final List<String> SECTIONS =
            List.of("Airway", "Breathing", "Cardiac", "Diaphragm", "Everything else");

    private final List<Sentence> sentences;
    private final String impression;
    private final List<PhantomQuestion> questions;

    /** One statement of the report and where it belongs. */
    record Sentence(String section, String subsection, String text, boolean positive) {}

    private PhantomReport(List<Sentence> sentences, String impression, List<PhantomQuestion> questions) {
        this.sentences = sentences;
        this.impression = impression;
        this.questions = questions;
    }

    /** The report of a single film. */
    public static PhantomReport of(View view, List<Finding> findings) {
        List<Finding> sorted = Wording.sorted(findings);
        List<Sentence> sentences = FilmSentences.of(sorted);
        String impression = FilmSentences.impression(sorted);
        PhantomReport plain = new PhantomReport(sentences, impression, List.of());
        return new PhantomReport(sentences, impression, FilmQuestions.of(view, sorted, plain));
    }

    /** The report of a film in comparison with a prior film of the same person. */
    public static PhantomReport comparing(View view, List<Finding> prior, List<Finding> current) {
        List<Finding> before = Wording.sorted(prior);
        List<Finding> now = Wording.sorted(current);
        List<Sentence> sentences = PairSentences.of(before, now);
        String impression = PairSentences.impression(before, now);
        PhantomReport plain = new PhantomReport(sentences, impression, List.of());
        return new PhantomReport(sentences, impression, PairQuestions.of(before, now, plain));
    }

    /** Text of each section, keys in the order of {@link #SECTIONS}. */
    public Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String name : SECTIONS) {
            sections.put(
                    name,
                    String.join(
                            " ",
                            sentences.stream()
                                    .filter(s -> s.section().equals(name))
                                    .map(Sentence::text)
                                    .toList()));
        }
        return Collections.unmodifiableMap(sections);
    }

    /** All sentences as {@code [Section: Subsection] Sentence.}, positive ones in double asterisks. */
    public String structured() {
        List<String> parts = new ArrayList<>();
        String last = "";
        for (Sentence s : sentences) {
            String tag = "[" + s.section() + ": " + s.subsection() + "]";
            String text = s.positive() ? "**" + s.text() + "**" : s.text();
            parts.add(tag.equals(last) ? text : tag + " " + text);
            last = tag;
        }
        return String.join(" ", parts);
    }

    /** All sections in one text. */
    public String findings() {
        return String.join(" ", sections().values());
    }

    /** The conclusion: the positive findings as phrases, or that there is nothing. */
    public String impression() {
        return impression;
    }

    /** Prompts in the published wording and their answers. */
    public List<PhantomQuestion> questions() {
        return questions;
    }

    static Set<Finding.Kind> kinds(List<Finding> findings) {
        Set<Finding.Kind> kinds = EnumSet.noneOf(Finding.Kind.class);
        findings.forEach(f -> kinds.add(f.kind()));
        return kinds;
    }
}
