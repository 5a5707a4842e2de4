package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.app.Version;
import hilum.assistant.Answer;
import hilum.assistant.AnswerParser;
import hilum.assistant.AskedPicture;
import hilum.assistant.DraftStep;
import hilum.assistant.Question;
import hilum.assistant.SeenPicture;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import hilum.resources.Messages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A draft made from the command line: the six steps of the window's draft, then an impression of what they found.
 *
 * @param images the prior film, where there is one, and the current film
 * @param maxTokens limit of new tokens for each section
 */
record DraftJob(List<Path> images, int maxTokens) {

    /** One section as the model wrote it, without control tags and marks. */
    record Section(String id, String title, String text, String finish) {}

    /**
     * A finished draft; nobody has reviewed it.
     *
     * @param warnings what is wrong with the pictures' files, in words
     */
    record Drafted(
            List<Section> sections,
            List<SeenPicture> pictures,
            List<String> warnings,
            ModelDescription model,
            Instant at) {}

    /** The job of a line of a batch: keys {@code image}, {@code prior} and {@code max-tokens}. */
    static DraftJob of(JsonObject options) throws JobFailure {
        List<String> images = new ArrayList<>(Batch.strings(options, "prior"));
        images.addAll(Batch.strings(options, "image"));
        if (Batch.strings(options, "image").size() != 1 || images.size() > 2) {
            throw new JobFailure("a draft is made from one \"image\", and at most one \"prior\"");
        }
        try {
            int tokens = Integer.parseInt(Batch.string(options, "max-tokens", "512"));
            return new DraftJob(images.stream().map(Path::of).toList(), tokens);
        } catch (NumberFormatException e) {
            throw new JobFailure("\"max-tokens\" is no whole number");
        }
    }

    /** Reads the pictures once, waits until {@code model} is {@code loaded}, and has every section written. */
    Drafted run(VisionLanguageModel model, AskJob.Loaded loaded, Messages assistant) throws JobFailure {
        List<String> warnings = new ArrayList<>();
        List<AskedPicture> pictures = PictureFile.readAll(images, warnings::add);
        ModelDescription description = loaded.get();
        if (pictures.size() > description.abilities().maxPictures()) {
            throw new JobFailure(description.abilities().family() + " takes no prior film");
        }
        Instant at = Instant.now();
        List<RgbImage> pixels = pictures.stream().map(AskedPicture::pixels).toList();
        List<Section> sections = new ArrayList<>();
        try {
            for (DraftStep step : DraftStep.values()) {
                String prompt = step.question().promptFor(description.abilities());
                sections.add(write(model, Prompt.of(pixels, prompt), step.name(), assistant.text(step.labelKey())));
            }
            String findings = sections.stream()
                    .skip(1)
                    .map(Section::text)
                    .collect(Collectors.joining(" "))
                    .strip();
            if (!findings.isEmpty()) {
                String prompt = new Question.Impression(findings).promptFor(description.abilities());
                sections.add(write(
                        model, Prompt.of(List.of(), prompt), "IMPRESSION", assistant.text("draft.step.IMPRESSION")));
            }
        } catch (ModelFailure e) {
            throw new JobFailure(String.valueOf(e.getMessage()));
        }
        return new Drafted(
                sections, pictures.stream().map(SeenPicture::of).toList(), warnings, model.description(), at);
    }

    private Section write(VisionLanguageModel model, Prompt prompt, String id, String title) throws ModelFailure {
        Completion completion = model.generate(prompt, Decoding.published(maxTokens), _ -> {});
        Answer answer = AnswerParser.parse(completion.pieces(), false);
        return new Section(
                id.toLowerCase(Locale.ROOT).replace('_', '-'),
                title,
                answer.text().replace("**", "").strip(),
                completion.finish().name().toLowerCase(Locale.ROOT));
    }

    /** The draft as text; its first line is the research line. */
    static String text(Drafted draft, Messages assistant) {
        StringBuilder text = new StringBuilder(assistant.text("research.line")).append('\n');
        ModelDescription model = draft.model();
        String named = assistant.text(
                model.wiringOnly() ? "reviewed.wiring" : "reviewed.named",
                model.name(),
                model.sha256().substring(0, Math.min(12, model.sha256().length())));
        text.append(assistant.text("draft.unreviewed", named)).append('\n');
        draft.pictures()
                .forEach(picture -> text.append(assistant.text("reviewed.picture", picture.label()))
                        .append('\n'));
        for (Section section : draft.sections()) {
            text.append('\n')
                    .append(section.title())
                    .append('\n')
                    .append(section.text())
                    .append('\n');
            if (!section.finish().equals("stop")) {
                text.append(assistant.text("draft.cutOff")).append('\n');
            }
        }
        return text.toString();
    }

    /** The JSON that the command line documents. */
    static JsonObject toJson(Drafted draft) {
        JsonObject json = new JsonObject();
        JsonArray sections = new JsonArray();
        draft.sections().forEach(section -> sections.add(Output.GSON.toJsonTree(section)));
        json.add("sections", sections);
        json.add("warnings", Output.GSON.toJsonTree(draft.warnings()));
        json.addProperty("reviewed", false);
        JsonObject provenance = new JsonObject();
        provenance.addProperty("note", "Research use only. Not for clinical use.");
        provenance.addProperty("program", Version.NAME);
        provenance.add("model", Output.GSON.toJsonTree(draft.model()));
        provenance.add("pictures", Output.GSON.toJsonTree(draft.pictures()));
        provenance.addProperty("at", draft.at().toString());
        json.add("provenance", provenance);
        return json;
    }
}
