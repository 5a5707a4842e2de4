package hilum.app.cli;

import hilum.assistant.Question;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one way of running a checkpoint is from another, on the same prompts. Both are asked the same questions; the second one also
 * scores the first one's answers. The prompts are the official ones: view, local findings by section, presence of each disease.
 */
final class PrecisionCheck {
    private static final List<Question> OPEN = List.of(
            new Question.View(),
            new Question.LocalFindings("Airway"),
            new Question.LocalFindings("Breathing"),
            new Question.LocalFindings("Cardiac"),
            new Question.LocalFindings("Diaphragm"));
    private static final List<String> DISEASES = List.of(
            "Atelectasis",
            "Cardiomegaly",
            "Consolidation",
            "Edema",
            "Pleural Effusion",
            "Pneumonia",
            "Pneumothorax",
            "Lung Nodule");
    private static final List<String> YES_NO = List.of("Yes", "No");

    private PrecisionCheck() {}

    /**
     * What one model said.
     *
     * @param answers of the open questions, picture by picture
     * @param yes probability of Yes against No for each disease, picture by picture
     * @param certainty mean log-probability a token of the reference's answers
     */
    record Said(List<Completion> answers, List<Double> yes, List<Double> certainty) {}

    /**
     * The second one compared with the first.
     *
     * @param answers open questions asked
     * @param sameAnswers of these, answered with the same tokens
     * @param sameLeading mean share of the reference's tokens before the first difference
     * @param decisions yes or no questions asked
     * @param sameDecisions of these, decided alike
     * @param meanYesDifference of the probability of yes
     * @param largestYesDifference of the probability of yes
     * @param perplexityRatio of the reference's own answers, other over reference; 1 when both find them equally likely
     */
    record Report(
            int answers,
            int sameAnswers,
            double sameLeading,
            int decisions,
            int sameDecisions,
            double meanYesDifference,
            double largestYesDifference,
            double perplexityRatio) {}

    /** Asks {@code model}; {@code reference} is what the reference said, or null when this is the reference. */
    static Said ask(
            VisionLanguageModel model,
            List<RgbImage> pictures,
            int tokens,
            @Nullable Said reference,
            Runnable onQuestion)
            throws ModelFailure {
        List<Completion> answers = new ArrayList<>();
        List<Double> yes = new ArrayList<>();
        List<Double> certainty = new ArrayList<>();
        for (RgbImage picture : pictures) {
            for (Question question : OPEN) {
                Prompt prompt = Prompt.of(List.of(picture), question.prompt());
                Completion own = model.generate(prompt, Decoding.greedy(tokens), _ -> {});
                String judged = (reference == null ? own : reference.answers().get(answers.size())).text();
                answers.add(own);
                certainty.add(
                        judged.isBlank()
                                ? 0
                                : model.score(prompt, List.of(judged))
                                        .getFirst()
                                        .mean());
                onQuestion.run();
            }
            for (String disease : DISEASES) {
                Prompt prompt = Prompt.of(List.of(picture), new Question.DiseasePresence(disease).prompt());
                List<OptionScore> scores = model.score(prompt, YES_NO);
                yes.add(1
                        / (1
                                + Math.exp(scores.getLast().sum()
                                        - scores.getFirst().sum())));
                onQuestion.run();
            }
        }
        return new Said(answers, yes, certainty);
    }

    /** Questions that {@link #ask} asks about so many pictures. */
    static int questions(int pictures) {
        return pictures * (OPEN.size() + DISEASES.size());
    }

    static Report compare(Said reference, Said other) {
        int same = 0;
        double leading = 0;
        for (int i = 0; i < reference.answers().size(); i++) {
            List<Integer> expected = reference.answers().get(i).ids();
            List<Integer> actual = other.answers().get(i).ids();
            same += expected.equals(actual) ? 1 : 0;
            leading += leading(expected, actual) / (double) Math.max(1, expected.size());
        }
        int decidedAlike = 0;
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < reference.yes().size(); i++) {
            double difference = Math.abs(reference.yes().get(i) - other.yes().get(i));
            sum += difference;
            largest = Math.max(largest, difference);
            decidedAlike += (reference.yes().get(i) >= 0.5) == (other.yes().get(i) >= 0.5) ? 1 : 0;
        }
        double lost = mean(reference.certainty()) - mean(other.certainty());
        return new Report(
                reference.answers().size(),
                same,
                leading / Math.max(1, reference.answers().size()),
                reference.yes().size(),
                decidedAlike,
                sum / Math.max(1, reference.yes().size()),
                largest,
                Math.exp(lost));
    }

    private static int leading(List<Integer> expected, List<Integer> actual) {
        int equal = 0;
        while (equal < Math.min(expected.size(), actual.size())
                && expected.get(equal).equals(actual.get(equal))) {
            equal++;
        }
        return equal;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
