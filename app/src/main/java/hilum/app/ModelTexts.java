package hilum.app;

import hilum.assistant.AnswerParser;
import hilum.assistant.Question;
import hilum.dicom.DicomException;
import hilum.model.Completion;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import hilum.reading.CaseInput;
import hilum.reading.ReadingTask;
import hilum.reading.TextSource;
import hilum.resources.Messages;
import hilum.viewer.PictureReference;
import hilum.viewer.PictureSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bridge from the reader study to the loaded model: it writes the findings of pictures, or the impression of findings. Blocking. */
final class ModelTexts implements TextSource {
    private static final int MOST_TOKENS = 512;

    private final VisionLanguageModel model;
    private final PictureSource pictures;
    private final Messages words;

    ModelTexts(VisionLanguageModel model, PictureSource pictures, Messages words) {
        this.model = model;
        this.pictures = pictures;
        this.words = words;
    }

    @Override
    public String write(ReadingTask task, CaseInput input) throws TextNotWritten {
        return switch (task) {
            case FINDINGS_GENERATION ->
                answer(new Question.StructuredFindings(input.indication()), seen(input.pictures()));
            case FINDINGS_SUMMARIZATION -> answer(new Question.Impression(input.taskInput()), List.of());
        };
    }

    private String answer(Question question, List<RgbImage> seen) throws TextNotWritten {
        try {
            Completion completion = model.generate(
                    Prompt.of(seen, question.promptFor(model.description().abilities())), MOST_TOKENS, _ -> {});
            return AnswerParser.parse(completion.pieces(), false).text();
        } catch (ModelFailure e) {
            throw new TextNotWritten(String.valueOf(e.getMessage()));
        }
    }

    /** As many pictures as the model takes, in the order of the case. */
    private List<RgbImage> seen(List<Path> files) throws TextNotWritten {
        List<RgbImage> seen = new ArrayList<>();
        int most = model.description().abilities().maxPictures();
        for (Path file : files.subList(0, Math.min(most, files.size()))) {
            try {
                seen.add(FrameToRgbImage.render(pictures.decode(new PictureReference("", "", "", file, 0))));
            } catch (DicomException | IOException e) {
                TextNotWritten failure = new TextNotWritten(words.text("reading.picture.unreadable"));
                failure.initCause(e);
                throw failure;
            }
        }
        return seen;
    }
}
