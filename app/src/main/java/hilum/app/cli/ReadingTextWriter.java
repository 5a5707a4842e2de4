package hilum.app.cli;

import hilum.assistant.Answer;
import hilum.assistant.AnswerParser;
import hilum.assistant.Question;
import hilum.model.Decoding;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import hilum.reading.CaseInput;
import hilum.reading.ReadingTask;
import hilum.reading.TextSource;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Has a model write the text of a case: the sections of the window's draft for findings, an impression for a summary.
 *
 * @param maxTokens limit of new tokens for each section
 * @param warn hears what is wrong with a picture's file
 */
record ReadingTextWriter(VisionLanguageModel model, AskJob.Loaded loaded, int maxTokens, Consumer<String> warn)
        implements TextSource {
    /** Starts the model of the options. */
    @FunctionalInterface
    interface Start {
        /** May return before the model is loaded. */
        Running of(ModelOption option) throws JobFailure;
    }

    /** A model that was started; closing stops it. */
    record Running(VisionLanguageModel model, AskJob.Loaded loaded) implements AutoCloseable {
        @Override
        public void close() {
            model.close();
        }
    }

    @Override
    public String write(ReadingTask task, CaseInput input) throws TextNotWritten {
        try {
            String text = switch (task) {
                case FINDINGS_GENERATION -> findings(input.pictures());
                case FINDINGS_SUMMARIZATION -> impression(input.taskInput());
            };
            if (text.isBlank()) {
                throw new TextNotWritten("the model wrote nothing");
            }
            return text;
        } catch (JobFailure | ModelFailure e) {
            TextNotWritten failure = new TextNotWritten(String.valueOf(e.getMessage()));
            failure.initCause(e);
            throw failure;
        }
    }

    /** The sections of the draft after the first (view), without the impression. */
    private String findings(List<Path> pictures) throws JobFailure {
        List<Path> first = pictures.stream().limit(1).toList();
        DraftJob.Drafted draft = new DraftJob(first, maxTokens).run(model, loaded, Messages.of("assistant"));
        draft.warnings().forEach(warn);
        return draft.sections().stream()
                .skip(1)
                .filter(section -> !section.id().equals("impression"))
                .map(DraftJob.Section::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private String impression(String findings) throws JobFailure, ModelFailure {
        String prompt = new Question.Impression(findings).promptFor(loaded.get().abilities());
        Answer answer = AnswerParser.parse(
                model.generate(Prompt.of(List.<RgbImage>of(), prompt), Decoding.published(maxTokens), _ -> {})
                        .pieces(),
                false);
        return answer.text().replace("**", "").strip();
    }
}
