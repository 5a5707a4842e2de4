package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.app.Version;
import hilum.assistant.Answer;
import hilum.assistant.AnswerParser;
import hilum.assistant.AskedPicture;
import hilum.assistant.GroundedRegion;
import hilum.assistant.Question;
import hilum.assistant.SeenPicture;
import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One question put from the command line.
 *
 * @param images up to two files, prior first
 * @param decoding how the answer is put together, and its limit of new tokens
 */
record AskJob(List<Path> images, Question question, Decoding decoding) {

    /**
     * An answer with all that was used for it.
     *
     * @param warnings what is wrong with the pictures' files, in words
     */
    record Asked(
            AskJob job,
            List<SeenPicture> pictures,
            List<String> warnings,
            Instant at,
            Completion completion,
            Answer answer,
            ModelDescription model) {}

    /** The job of a line of a batch: keys {@code image}, {@code task}, {@code question}, {@code max-tokens} and {@code beams}. */
    static AskJob of(JsonObject options) throws JobFailure {
        List<Path> images = new ArrayList<>();
        for (String image : Batch.strings(options, "image")) {
            images.add(Path.of(image));
        }
        String task = Batch.string(options, "task", "question");
        String words = Batch.string(options, "question", "");
        try {
            int maxTokens = Integer.parseInt(Batch.string(options, "max-tokens", "512"));
            int beams = Integer.parseInt(Batch.string(options, "beams", "0"));
            return of(images, task, words, new Decoding(maxTokens, beams));
        } catch (NumberFormatException e) {
            throw new JobFailure("\"max-tokens\" or \"beams\" is no whole number");
        } catch (IllegalArgumentException e) {
            throw new JobFailure("\"max-tokens\" or \"beams\": " + e.getMessage());
        }
    }

    /** A job whose parts make sense together. */
    static AskJob of(List<Path> images, String task, String words, Decoding decoding) throws JobFailure {
        if (images.size() > 2) {
            throw new JobFailure("a model takes at most two pictures");
        }
        if (task.equals("question") && words.isBlank()) {
            throw new JobFailure("a question is needed");
        }
        return new AskJob(images, Tasks.of(task, words), decoding);
    }

    /** Waits for the model. */
    interface Loaded {
        ModelDescription get() throws JobFailure;
    }

    /** Reads the pictures, waits until {@code model} is {@code loaded}, and asks. */
    Asked run(VisionLanguageModel model, Loaded loaded) throws JobFailure {
        return run(model, loaded, _ -> {}, _ -> {});
    }

    /** The same, telling what is waited for and what comes. */
    Asked run(VisionLanguageModel model, Loaded loaded, Consumer<CallStage> onStage, Consumer<TokenPiece> onPiece)
            throws JobFailure {
        List<String> warnings = new ArrayList<>();
        List<AskedPicture> pictures = PictureFile.readAll(images, warnings::add);
        ModelDescription.Abilities abilities = loaded.get().abilities();
        check(abilities);
        Instant at = Instant.now();
        Prompt prompt = Prompt.of(pictures.stream().map(AskedPicture::pixels).toList(), question.promptFor(abilities));
        try {
            Completion completion = model.generate(prompt, decoding, onPiece, onStage);
            boolean whole = completion.finish() == Completion.Finish.STOP;
            Answer answer = AnswerParser.parse(completion.pieces(), question.expectsLocation() && whole);
            return new Asked(
                    this,
                    pictures.stream().map(SeenPicture::of).toList(),
                    warnings,
                    at,
                    completion,
                    answer,
                    model.description());
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
    }

    private void check(ModelDescription.Abilities abilities) throws JobFailure {
        if (question.expectsLocation() && !abilities.boxes()) {
            throw new JobFailure(abilities.family() + " was not trained to mark places with boxes; ask in words,"
                    + " or choose a CheXagent-2 model");
        }
        if (images.size() > abilities.maxPictures()) {
            throw new JobFailure(abilities.family() + " takes at most " + abilities.maxPictures() + " picture(s)");
        }
    }

    /** The JSON that the command line documents. */
    static JsonObject toJson(Asked asked) {
        JsonObject json = new JsonObject();
        json.addProperty("text", asked.answer().text());
        JsonArray boxes = new JsonArray();
        for (GroundedRegion region : asked.answer().regions()) {
            JsonObject box = new JsonObject();
            box.addProperty("label", region.label());
            box.addProperty("x0", region.x0());
            box.addProperty("y0", region.y0());
            box.addProperty("x1", region.x1());
            box.addProperty("y1", region.y1());
            boxes.add(box);
        }
        json.add("boxes", boxes);
        json.add("warnings", Output.GSON.toJsonTree(asked.warnings()));
        json.add("ids", Output.GSON.toJsonTree(asked.completion().ids()));
        json.addProperty("finish", asked.completion().finish().name().toLowerCase(Locale.ROOT));
        Completion.Timings timings = asked.completion().timings();
        JsonObject times = new JsonObject();
        times.addProperty("vision", timings.visionMs());
        times.addProperty("prefill", timings.prefillMs());
        times.addProperty("firstToken", timings.firstTokenMs());
        times.addProperty("total", timings.totalMs());
        json.add("timings", times);
        json.add("provenance", provenance(asked));
        return json;
    }

    private static JsonObject provenance(Asked asked) {
        JsonObject json = new JsonObject();
        json.addProperty("note", "Research use only. Not for clinical use.");
        json.addProperty("program", Version.NAME);
        json.add("model", Output.GSON.toJsonTree(asked.model()));
        json.addProperty(
                "instruction", asked.job().question().promptFor(asked.model().abilities()));
        json.addProperty("prompt", asked.completion().renderedPrompt());
        json.add("pictures", Output.GSON.toJsonTree(asked.pictures()));
        json.addProperty("at", asked.at().toString());
        json.addProperty("maxTokens", asked.job().decoding().maxNewTokens());
        json.addProperty("beams", asked.job().decoding().beams());
        json.addProperty("promptTokens", asked.completion().timings().promptTokens());
        return json;
    }
}
