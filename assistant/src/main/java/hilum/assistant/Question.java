package hilum.assistant;

import hilum.model.ModelDescription;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What can be asked; each kind knows the exact words that the model was trained on.
 *
 * <p>Wordings come from the official CheXagent-2-3b wrapper and demo and, where those have none, from the CheXinstruct templates
 * (design/tasks-and-prompts.md); CheXagent-8b has a few wordings of its own. Words that a person typed are put in as they are; the runtime makes control tags in them harmless.
 */
public sealed interface Question {

    /** The instruction for CheXagent-2, without pictures and chat frame. */
    String prompt();

    /** The instruction in the words that this family of models was trained on, as far as they are known. */
    default String promptFor(ModelDescription.Abilities abilities) {
        return prompt();
    }

    /** What a person reads as the question. */
    Label label();

    /** How many pictures are asked about: none, the one in view, or the prior and the one in view. */
    default int pictures() {
        return 1;
    }

    /** Whether an answer without a box has to say that no location came back. */
    default boolean expectsLocation() {
        return false;
    }

    /** The closed choices whose likelihoods are wanted, empty for an open question. */
    default List<Option> options() {
        return List.of();
    }

    /**
     * Words from the assistant's messages.
     *
     * @param key of {@code i18n/assistant.properties}
     * @param arguments what goes into the pattern
     */
    record Label(String key, List<String> arguments) {
        public Label {
            arguments = List.copyOf(arguments);
        }

        static Label of(String key, String... arguments) {
            return new Label("question." + key, List.of(arguments));
        }
    }

    /**
     * One closed choice.
     *
     * @param shown for people: {@code worsening}
     * @param answer as the model would write it: {@code (a) worsening}
     */
    record Option(String shown, String answer) {}

    /** Any question, sent as it was typed. */
    record Free(String words) implements Question {
        public Free {
            requireWords(words);
        }

        @Override
        public String prompt() {
            return words;
        }

        @Override
        public Label label() {
            return Label.of("free", words);
        }
    }

    /** Which projection this is; the wording of the official demo, answered in free words. */
    record View() implements Question {
        @Override
        public String prompt() {
            return "Determine the view of this CXR";
        }

        @Override
        public Label label() {
            return Label.of("view");
        }
    }

    /** Which of three projections this is; the wording of the official wrapper. */
    record ViewAmong() implements Question {
        @Override
        public String prompt() {
            return "What is the view of this chest X-ray? Options: (a) PA, (b) AP, (c) LATERAL";
        }

        @Override
        public Label label() {
            return Label.of("view");
        }

        @Override
        public List<Option> options() {
            return List.of(new Option("PA", "PA"), new Option("AP", "AP"), new Option("LATERAL", "LATERAL"));
        }
    }

    /** Whether a disease is there; yes or no. The article is always "a", as in training. */
    record DiseasePresence(String disease) implements Question {
        public DiseasePresence {
            requireWords(disease);
        }

        @Override
        public String prompt() {
            return "Does this chest X-ray contain a " + disease + "?";
        }

        /** CheXagent-8b was asked without the article. */
        @Override
        public String promptFor(ModelDescription.Abilities abilities) {
            return isEight(abilities) ? "Does this chest X-ray contain " + disease + "?" : prompt();
        }

        @Override
        public Label label() {
            return Label.of("presence", disease.toLowerCase(Locale.ROOT));
        }

        @Override
        public List<Option> options() {
            return List.of(new Option("Yes", "Yes"), new Option("No", "No"));
        }
    }

    /** Which of some diseases are there. */
    record DiseaseIdentification(List<String> diseases) implements Question {
        /** The fourteen CheXpert labels. */
        public static final List<String> CHEXPERT = List.of(
                "No Finding",
                "Enlarged Cardiomediastinum",
                "Cardiomegaly",
                "Lung Opacity",
                "Lung Lesion",
                "Edema",
                "Consolidation",
                "Pneumonia",
                "Atelectasis",
                "Pneumothorax",
                "Pleural Effusion",
                "Pleural Other",
                "Fracture",
                "Support Devices");

        public DiseaseIdentification {
            requireSome(diseases);
            diseases = List.copyOf(diseases);
        }

        @Override
        public String prompt() {
            return "Given the CXR, identify any diseases. Options:\n" + String.join(", ", diseases);
        }

        @Override
        public Label label() {
            return Label.of("identification", Integer.toString(diseases.size()));
        }
    }

    /** A detailed description of one anatomy. */
    record LocalFindings(String anatomy) implements Question {
        public LocalFindings {
            requireWords(anatomy);
        }

        @Override
        public String prompt() {
            return "Please provide a detailed description of \"" + anatomy + "\" in the chest X-ray";
        }

        @Override
        public String promptFor(ModelDescription.Abilities abilities) {
            return isEight(abilities) ? "Describe \"" + anatomy + "\"" : prompt();
        }

        @Override
        public Label label() {
            return Label.of("local", anatomy);
        }
    }

    /** Where a phrase is seen. */
    record PhraseGrounding(String phrase) implements Question {
        public PhraseGrounding {
            requireWords(phrase);
        }

        @Override
        public String prompt() {
            return "Please locate the following phrase: " + phrase;
        }

        @Override
        public Label label() {
            return Label.of("phrase", phrase);
        }

        @Override
        public boolean expectsLocation() {
            return true;
        }
    }

    /** Where anything abnormal is seen. */
    record AbnormalityDetection() implements Question {
        @Override
        public String prompt() {
            return located("abnormalities");
        }

        @Override
        public Label label() {
            return Label.of("abnormalities");
        }

        @Override
        public boolean expectsLocation() {
            return true;
        }
    }

    /** Where one kind of abnormality is seen; its name goes in lower case, as in training. */
    record AbnormalityGrounding(String disease) implements Question {
        public AbnormalityGrounding {
            requireWords(disease);
        }

        @Override
        public String prompt() {
            return located(disease.toLowerCase(Locale.ROOT));
        }

        @Override
        public Label label() {
            return Label.of("grounding", disease);
        }

        @Override
        public boolean expectsLocation() {
            return true;
        }
    }

    /** The searches that have a wording of their own. */
    enum Target {
        RIB_FRACTURE("ribFracture", "Locate rib fractures and specify their positions with bounding box coordinates"),
        CHEST_TUBE("chestTube", "Locate chest tubes and specify their positions with bounding box coordinates"),
        FOREIGN_OBJECT(
                "foreignObject",
                "Examine the chest X-ray for the presence of foreign objects, such as tubes, clips, or hardware, "
                        + "and provide their locations with bounding box coordinates."),
        PNEUMOTHORAX("pneumothorax", "Detect pneumothoraces in the given image.");

        private final String key;
        private final String prompt;

        Target(String key, String prompt) {
            this.key = key;
            this.prompt = prompt;
        }
    }

    /** Where fractures, tubes, foreign objects or a pneumothorax are seen. */
    record Search(Target target) implements Question {
        @Override
        public String prompt() {
            return target.prompt;
        }

        @Override
        public Label label() {
            return Label.of("search." + target.key);
        }

        @Override
        public boolean expectsLocation() {
            return true;
        }
    }

    /** A structured findings section; the indication goes in when there is one. */
    record StructuredFindings(String indication) implements Question {
        /** Without an indication. */
        public StructuredFindings() {
            this("");
        }

        @Override
        public String prompt() {
            return indication.isBlank()
                    ? "Write a structured findings section for the CXR."
                    : "Given the indication: \"" + indication + "\", write a structured findings section for the CXR.";
        }

        @Override
        public Label label() {
            return indication.isBlank() ? Label.of("findings") : Label.of("findingsFor", indication);
        }
    }

    /** An impression of findings that are already in words; no picture. The demo's wording. */
    record Impression(String findings) implements Question {
        public Impression {
            requireWords(findings);
        }

        @Override
        public String prompt() {
            return "Write the Impression section for the following Findings: " + findings;
        }

        @Override
        public Label label() {
            return Label.of("impression");
        }

        @Override
        public int pictures() {
            return 0;
        }
    }

    /**
     * How a disease changed between the prior picture and the current one.
     *
     * <p>The official wrapper puts the list of picture paths where the disease belongs; this is the wording of the training template.
     */
    record Progression(String disease) implements Question {
        /** The five diseases of MS-CXR-T, on which progression was trained. */
        public static final List<String> DISEASES =
                List.of("consolidation", "edema", "pleural effusion", "pneumonia", "pneumothorax");

        public Progression {
            requireWords(disease);
        }

        @Override
        public String prompt() {
            return "You are given two images: one reference image and one new image. Please identify the progression of "
                    + disease.toLowerCase(Locale.ROOT) + ":\n(a) worsening\n(b) stable\n(c) improving";
        }

        @Override
        public Label label() {
            return Label.of("progression", disease);
        }

        @Override
        public int pictures() {
            return 2;
        }

        @Override
        public List<Option> options() {
            return lettered(List.of("worsening", "stable", "improving"), 'a');
        }
    }

    /** A question with given choices. */
    record Closed(String question, List<String> choices) implements Question {
        public Closed {
            requireWords(question);
            requireSome(choices);
            if (choices.size() > 26) {
                throw new IllegalArgumentException("at most 26 choices have a letter each");
            }
            choices = List.copyOf(choices);
        }

        @Override
        public String prompt() {
            List<String> answers = options().stream().map(Option::answer).toList();
            return question + " Options:\n" + String.join("\n", answers);
        }

        @Override
        public Label label() {
            return Label.of("closed", question, String.join(", ", choices));
        }

        @Override
        public List<Option> options() {
            return lettered(choices, 'A');
        }
    }

    /** Whether a text fits the picture. */
    record ImageTextMatch(String text) implements Question {
        public ImageTextMatch {
            requireWords(text);
        }

        @Override
        public String prompt() {
            return "Decide if the provided image matches the following text: " + text;
        }

        @Override
        public Label label() {
            return Label.of("match", text);
        }

        @Override
        public List<Option> options() {
            return List.of(new Option("Matched", "Matched"), new Option("Not matched", "Not matched"));
        }
    }

    private static boolean isEight(ModelDescription.Abilities abilities) {
        return abilities.family().equals("CheXagent-8b");
    }

    private static String located(String what) {
        return "Locate areas in the chest X-ray where " + what + " are present, using bounding box coordinates";
    }

    private static List<Option> lettered(List<String> choices, char first) {
        return IntStream.range(0, choices.size())
                .mapToObj(i -> new Option(choices.get(i), "(" + (char) (first + i) + ") " + choices.get(i)))
                .toList();
    }

    private static void requireWords(String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("a question needs words");
        }
    }

    private static void requireSome(List<String> choices) {
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("a closed question needs choices");
        }
    }
}
