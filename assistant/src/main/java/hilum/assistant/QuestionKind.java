package hilum.assistant;

import java.util.List;
import java.util.stream.Stream;

/** Turns a question into a name and its words, and back, for the archive. The names are part of the file format. */
final class QuestionKind {
    private QuestionKind() {}

    /**
     * A question as it is stored.
     *
     * @param kind stable name
     * @param words what was put in, in order
     */
    record Stored(String kind, List<String> words) {}

    static Stored store(Question question) {
        return switch (question) {
            case Question.Free free -> stored("free", free.words());
            case Question.View view -> stored("view");
            case Question.ViewAmong view -> stored("viewAmong");
            case Question.DiseasePresence presence -> stored("presence", presence.disease());
            case Question.DiseaseIdentification some -> new Stored("identification", some.diseases());
            case Question.LocalFindings local -> stored("local", local.anatomy());
            case Question.PhraseGrounding phrase -> stored("phrase", phrase.phrase());
            case Question.AbnormalityDetection detection -> stored("abnormalities");
            case Question.AbnormalityGrounding grounding -> stored("grounding", grounding.disease());
            case Question.Search search -> stored("search", search.target().name());
            case Question.StructuredFindings findings -> stored("findings", findings.indication());
            case Question.Impression impression -> stored("impression", impression.findings());
            case Question.Progression progression -> stored("progression", progression.disease());
            case Question.Closed closed ->
                new Stored(
                        "closed",
                        Stream.concat(Stream.of(closed.question()), closed.choices().stream())
                                .toList());
            case Question.ImageTextMatch match -> stored("match", match.text());
        };
    }

    /** @throws IllegalArgumentException for a kind that this version does not know, or words that do not fit */
    static Question restore(Stored stored) {
        List<String> words = stored.words();
        return switch (stored.kind()) {
            case "free" -> new Question.Free(first(words));
            case "view" -> new Question.View();
            case "viewAmong" -> new Question.ViewAmong();
            case "presence" -> new Question.DiseasePresence(first(words));
            case "identification" -> new Question.DiseaseIdentification(words);
            case "local" -> new Question.LocalFindings(first(words));
            case "phrase" -> new Question.PhraseGrounding(first(words));
            case "abnormalities" -> new Question.AbnormalityDetection();
            case "grounding" -> new Question.AbnormalityGrounding(first(words));
            case "search" -> new Question.Search(Question.Target.valueOf(first(words)));
            case "findings" -> new Question.StructuredFindings(first(words));
            case "impression" -> new Question.Impression(first(words));
            case "progression" -> new Question.Progression(first(words));
            case "closed" -> new Question.Closed(first(words), words.subList(1, words.size()));
            case "match" -> new Question.ImageTextMatch(first(words));
            default -> throw new IllegalArgumentException("unknown kind of question: " + stored.kind());
        };
    }

    private static Stored stored(String kind, String... words) {
        return new Stored(kind, List.of(words));
    }

    private static String first(List<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a stored question has no words");
        }
        return words.getFirst();
    }
}
