package hilum.assistant;

import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The text that leaves a draft: accepted and edited sentences only, by section, under the research line. */
public final class ReviewedText {
    private final Messages messages;

    /** @param messages of the assistant */
    public ReviewedText(Messages messages) {
        this.messages = messages;
    }

    /** The text; its first line is the research line, also when no sentence was kept. Lines end with a line feed. */
    public String of(DraftContent draft) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("research.line"));
        models(draft).forEach(model -> lines.add(messages.text("reviewed.model", model)));
        draft.pictures().forEach(picture -> lines.add(messages.text("reviewed.picture", picture.label())));
        DraftContent.Counts counts = draft.counts();
        lines.add(messages.text(
                "reviewed.counts", counts.reviewed(), counts.sentences(), counts.edited(), counts.rejected()));
        for (DraftSection section : draft.sections()) {
            String kept = section.sentences().stream()
                    .filter(Sentence::kept)
                    .map(Sentence::text)
                    .collect(Collectors.joining(" "));
            if (!kept.isEmpty()) {
                lines.add("");
                lines.add(messages.text(section.step().labelKey()));
                lines.add(kept);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private List<String> models(DraftContent draft) {
        return draft.sections().stream()
                .map(DraftSection::reply)
                .filter(Objects::nonNull)
                .map(Reply::provenance)
                .filter(Objects::nonNull)
                .map(Provenance::model)
                .map(model -> messages.text(
                        model.wiringOnly() ? "reviewed.wiring" : "reviewed.named",
                        model.name(),
                        shortened(model.sha256())))
                .distinct()
                .toList();
    }

    private static String shortened(String sha256) {
        return sha256.substring(0, Math.min(12, sha256.length()));
    }
}
