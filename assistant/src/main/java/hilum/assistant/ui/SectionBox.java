package hilum.assistant.ui;

import hilum.assistant.Answer;
import hilum.assistant.DraftSection;
import hilum.assistant.DraftStep;
import hilum.assistant.Reply;
import hilum.assistant.Sentence;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** One step of the draft: its name, where it is, and its sentences or the words that are coming in. */
final class SectionBox extends VBox {
    private final DraftStep step;
    private final DraftViewModel draft;
    private final Words words;
    private final Runnable focusBack;
    private final Nodes nodes;
    private final AnswerFlow streaming;
    private final Label waiting;
    private @Nullable DraftSection shown;

    SectionBox(DraftStep step, DraftViewModel draft, Words words, Runnable focusBack) {
        this.step = step;
        this.draft = draft;
        this.words = words;
        this.focusBack = focusBack;
        this.nodes = new Nodes(words);
        this.streaming = new AnswerFlow(words, region -> {});
        streaming.getStyleClass().add("assistant-streaming");
        this.waiting = nodes.wrapping("", "hilum-hint", "assistant-indented");
        getStyleClass().add("assistant-section");
    }

    /** Shows {@code section}; builds rows anew only when it changed. */
    void show(DraftSection section, Answer coming, String waitingFor) {
        if (!section.equals(shown)) {
            shown = section;
            rebuild(section);
        }
        if (section.status() == DraftSection.Status.RUNNING) {
            streaming.set(coming, true);
            waiting.setText(waitingFor);
            Nodes.show(waiting, !waitingFor.isEmpty());
        }
    }

    /** The rows of the section's sentences. */
    Stream<SentenceRow> rows() {
        return getChildren().stream().filter(SentenceRow.class::isInstance).map(SentenceRow.class::cast);
    }

    /** The row of one sentence, or empty. */
    Optional<SentenceRow> row(String id) {
        return rows().filter(row -> row.sentence().id().equals(id)).findFirst();
    }

    private void rebuild(DraftSection section) {
        getChildren().setAll(header(section));
        Reply reply = section.reply();
        switch (section.status()) {
            case WAITING -> addRows(section);
            case RUNNING -> getChildren().addAll(streaming, waiting);
            case DONE -> {
                addRows(section);
                if (section.sentences().isEmpty()) {
                    getChildren().add(nodes.label("draft.nothing", "hilum-hint", "assistant-indented"));
                }
            }
            case UNFINISHED -> {
                if (reply != null) {
                    streaming.set(reply.answer(), false);
                    getChildren().add(streaming);
                    getChildren()
                            .add(nodes.wrapping(words.ending(reply.ending(), ""), "hilum-hint", "assistant-indented"));
                }
            }
        }
    }

    private void addRows(DraftSection section) {
        for (Sentence sentence : section.sentences()) {
            getChildren().add(new SentenceRow(sentence, draft, words, focusBack));
        }
    }

    private HBox header(DraftSection section) {
        Label name = nodes.label(step.labelKey(), "hilum-section");
        HBox header = new HBox(name);
        header.getStyleClass().add("assistant-section-header");
        if (section.status() != DraftSection.Status.DONE) {
            String style = section.status() == DraftSection.Status.UNFINISHED ? "hilum-tag-warn" : "hilum-tag";
            header.getChildren()
                    .add(nodes.label("draft.status." + section.status().name(), "hilum-tag", style));
        }
        Reply reply = section.reply();
        var provenance = reply == null ? null : reply.provenance();
        if (provenance != null) {
            Button button = nodes.explained(
                    new Button("", Nodes.icon(MaterialDesignI.INFORMATION_OUTLINE)), "draft.provenance");
            button.getStyleClass().addAll("hilum-quiet", "assistant-quiet-button");
            button.setOnAction(event -> ProvenancePopup.show(button, words, provenance));
            header.getChildren().addAll(Nodes.spring(), button);
        }
        return header;
    }
}
