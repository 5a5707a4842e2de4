package hilum.app.cli;

import hilum.assistant.Question;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The names of {@code --task}; each makes its question from the words given. */
final class Tasks {
    private static final Map<String, Function<String, Question>> BY_NAME = new TreeMap<>(Map.ofEntries(
            Map.entry("question", Question.Free::new),
            Map.entry("view", _ -> new Question.View()),
            Map.entry("presence", Question.DiseasePresence::new),
            Map.entry("diseases", _ -> new Question.DiseaseIdentification(Question.DiseaseIdentification.CHEXPERT)),
            Map.entry("describe", Question.LocalFindings::new),
            Map.entry("locate", Question.PhraseGrounding::new),
            Map.entry("detect", _ -> new Question.AbnormalityDetection()),
            Map.entry("ground", Question.AbnormalityGrounding::new),
            Map.entry("findings", Question.StructuredFindings::new),
            Map.entry("impression", Question.Impression::new),
            Map.entry("progression", Question.Progression::new),
            Map.entry("match", Question.ImageTextMatch::new)));

    private Tasks() {}

    /** All names, for help and messages. */
    static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    static Question of(String name, String words) throws JobFailure {
        Function<String, Question> task = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (task == null) {
            throw new JobFailure("there is no task \"" + name + "\". Tasks: " + String.join(", ", names()) + ".");
        }
        try {
            return task.apply(words);
        } catch (IllegalArgumentException e) {
            throw new JobFailure("the task \"" + name + "\" needs words: " + e.getMessage());
        }
    }
}
