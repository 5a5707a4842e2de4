package hilum.app;

import hilum.assistant.AnswerParser;
import hilum.assistant.DraftStep;
import hilum.assistant.Question;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import hilum.reading.CaseInput;
import hilum.reading.ReadingTask;
import hilum.reading.TextSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bridge from the reader study to a model, for the window and the command line alike: findings are the sections of the draft without its view,
 * over as many pictures of the case as the model takes; a summary is the impression of the findings. Blocking.
 */
public final class StudyTexts implements TextSource {
    private final VisionLanguageModel model;
    private final ModelDescription.Abilities abilities;
    private final Decoding decoding;
    private final Pictures pictures;

    /** Reads the pictures of a case as the model is given them. */
    @FunctionalInterface
    public interface Pictures {
        List<RgbImage> read(List<Path> files) throws TextNotWritten;
    }

    /**
     * @param abilities of {@code model}
     * @param maxTokens limit of new tokens for each section; a section that reaches it counts as not written
     */
    public StudyTexts(
            VisionLanguageModel model, ModelDescription.Abilities abilities, int maxTokens, Pictures pictures) {
        this.model = model;
        this.abilities = abilities;
        this.decoding = Decoding.published(maxTokens);
        this.pictures = pictures;
    }

    @Override
    public String write(ReadingTask task, CaseInput input) throws TextNotWritten {
        String text = switch (task) {
            case FINDINGS_GENERATION -> findings(input.pictures());
            case FINDINGS_SUMMARIZATION -> answer(new Question.Impression(input.taskInput()), List.of());
        };
        if (text.isBlank()) {
            throw new TextNotWritten("the model wrote nothing");
        }
        return text;
    }

    private String findings(List<Path> files) throws TextNotWritten {
        List<RgbImage> seen = pictures.read(files.subList(0, Math.min(abilities.maxPictures(), files.size())));
        if (seen.isEmpty()) {
            throw new TextNotWritten("the case has no picture");
        }
        List<String> sections = new ArrayList<>();
        for (DraftStep step : DraftStep.values()) {
            if (step != DraftStep.VIEW) {
                sections.add(answer(step.question(), seen));
            }
        }
        sections.removeIf(String::isBlank);
        return String.join(" ", sections);
    }

    private String answer(Question question, List<RgbImage> seen) throws TextNotWritten {
        try {
            Completion completion = model.generate(Prompt.of(seen, question.promptFor(abilities)), decoding, _ -> {});
            return switch (completion.finish()) {
                case STOP ->
                    AnswerParser.parse(completion.pieces(), false)
                            .text()
                            .replace("**", "")
                            .strip();
                case LENGTH ->
                    throw new TextNotWritten("the model had not ended after " + decoding.maxNewTokens() + " tokens");
                case CANCELLED -> {
                    Thread.currentThread().interrupt();
                    throw new TextNotWritten("stopped");
                }
            };
        } catch (ModelFailure e) {
            TextNotWritten failure = new TextNotWritten(String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }
}
