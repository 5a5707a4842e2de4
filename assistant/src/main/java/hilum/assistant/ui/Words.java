package hilum.assistant.ui;

import hilum.assistant.Answer;
import hilum.assistant.ArchiveState;
import hilum.assistant.Ending;
import hilum.assistant.GroundedRegion;
import hilum.assistant.Question;
import hilum.assistant.Reply;
import hilum.model.CallStage;
import hilum.model.ModelState;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns the assistant's values into words for people. */
final class Words {
    private final Messages messages;

    Words(Messages messages) {
        this.messages = messages;
    }

    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    String question(Question question) {
        return messages.text(
                question.label().key(), question.label().arguments().toArray());
    }

    /** Why nothing can be asked, or empty when it can. */
    String reasonAgainstAsking(ModelState model, String pictureLabel) {
        return switch (model) {
            case ModelState.Unloaded unloaded -> messages.text("unavailable.noModel");
            case ModelState.Loading loading ->
                messages.text("unavailable.loading", loading.name(), Math.round(100 * loading.fraction()));
            case ModelState.Failed failed ->
                messages.text(
                        "unavailable.failed",
                        failed.name(),
                        String.valueOf(failed.cause().getMessage()));
            case ModelState.Ready _, ModelState.Resting _ ->
                pictureLabel.isEmpty() ? messages.text("unavailable.noPicture") : "";
        };
    }

    /** What is waited for before the first token. */
    String stage(CallStage stage) {
        return switch (stage) {
            case CallStage.InLine(int before) -> messages.text("stage.inLine", before);
            case CallStage.Loading() -> messages.text("stage.loading");
            case CallStage.Looking(double fraction) -> messages.text("stage.looking", fraction);
            case CallStage.Reading(double fraction) -> messages.text("stage.reading", fraction);
        };
    }

    /** What went wrong with what was kept, or empty. */
    String archive(ArchiveState state) {
        return switch (state) {
            case LOADING, READY -> "";
            case SET_ASIDE -> messages.text("archive.setAside");
            case UNREADABLE -> messages.text("archive.unreadable");
        };
    }

    /** How an answer ended when that is worth saying, or empty. */
    String ending(Ending ending, String detail) {
        if (ending == Ending.COMPLETE) {
            return "";
        }
        String words = messages.text("ending." + ending.name());
        return detail.isEmpty() ? words : messages.text("ending.withDetail", words, detail);
    }

    /** What is odd about a whole answer, one line each. */
    List<String> warnings(Answer answer) {
        List<String> lines = new ArrayList<>();
        for (Answer.Warning warning : answer.warnings()) {
            lines.add(messages.text("warning." + warning.name()));
        }
        return lines;
    }

    /** One chip: {@code 1 · 20–40 × 44–59 %}. */
    String chip(GroundedRegion region) {
        return messages.text(
                "chat.chip",
                region.number(),
                percent(region.x0()),
                percent(region.x1()),
                percent(region.y0()),
                percent(region.y1()));
    }

    /** A chip in words. */
    String chipSpoken(GroundedRegion region) {
        String label = region.label().isEmpty() ? messages.text("chat.place") : region.label();
        return messages.text(
                "chat.chip.spoken",
                region.number(),
                label,
                percent(region.x0()),
                percent(region.x1()),
                percent(region.y0()),
                percent(region.y1()));
    }

    /** The quiet line's facts about a reply: the model's name, seconds, tokens, whether the picture was reused. */
    List<String> facts(Reply reply) {
        List<String> facts = new ArrayList<>();
        if (reply.provenance() != null) {
            var run = reply.provenance().run();
            facts.add(reply.provenance().model().name());
            facts.add(messages.text("chat.seconds", seconds(run.timings().totalMs())));
            facts.add(messages.text("chat.tokens", run.ids().size()));
            if (run.timings().imageReused()) {
                facts.add(messages.text("chat.reused"));
            }
        }
        return facts;
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, ms < 100_000 ? "%.1f" : "%.0f", ms / 1000.0);
    }

    private static String percent(double fraction) {
        return Long.toString(Math.round(100 * fraction));
    }
}
