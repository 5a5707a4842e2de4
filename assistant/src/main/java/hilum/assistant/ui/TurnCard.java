package hilum.assistant.ui;

import hilum.assistant.Answer;
import hilum.assistant.Reply;
import hilum.assistant.SeenPicture;
import hilum.assistant.Turn;
import hilum.model.CallStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** One question on the right and its answer on the left; follows its turn until it is released. */
final class TurnCard extends VBox {
    private static final PseudoClass PARTIAL = PseudoClass.getPseudoClass("partial");
    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final ChatViewModel chat;
    private final Words words;
    private final Nodes nodes;
    private final Consumer<SeenPicture> whatTheModelSaw;
    private final Label question;
    private final AnswerFlow answer;
    private final GridPane shares = new GridPane();
    private final VBox notes = new VBox();
    private final HBox quiet = new HBox();
    private final ProgressBar stage = new ProgressBar();
    private final Label coming;
    private final Button stop;
    private final VBox card = new VBox();
    private final ChangeListener<Object> changed = (value, before, now) -> render();
    private final ChangeListener<Object> marked = (value, before, now) -> mark();
    private final TurnItem item;

    TurnCard(TurnItem item, ChatViewModel chat, Words words, Consumer<SeenPicture> whatTheModelSaw) {
        this.item = item;
        this.chat = chat;
        this.words = words;
        this.nodes = new Nodes(words);
        this.whatTheModelSaw = whatTheModelSaw;
        this.question = nodes.wrapping("", "assistant-question");
        this.answer = new AnswerFlow(words, region -> chat.select(item, region));
        HBox asked = new HBox(question);
        asked.setAlignment(Pos.CENTER_RIGHT);
        asked.getStyleClass().add("assistant-asked");
        shares.getStyleClass().add("assistant-shares");
        notes.getStyleClass().add("assistant-notes");
        quiet.getStyleClass().addAll("assistant-line", "assistant-quiet");
        card.getStyleClass().addAll("hilum-card", "assistant-card");
        this.coming = nodes.wrapping("", "hilum-hint");
        this.stop = stop();
        stage.getStyleClass().addAll("assistant-share", "assistant-stage");
        stage.setMaxWidth(Double.MAX_VALUE);
        card.getChildren().addAll(answer, shares, notes, stage, quiet);
        getStyleClass().add("assistant-turn");
        getChildren().addAll(asked, card);
        setOnMouseClicked(event -> chat.show(item));
        item.turnProperty().addListener(changed);
        item.answerProperty().addListener(changed);
        item.stageProperty().addListener(changed);
        chat.selectedRegionProperty().addListener(marked);
        chat.shownTurnProperty().addListener(marked);
        render();
    }

    /** Stops following; call it when the card leaves the screen. */
    void release() {
        item.turnProperty().removeListener(changed);
        item.answerProperty().removeListener(changed);
        item.stageProperty().removeListener(changed);
        chat.selectedRegionProperty().removeListener(marked);
        chat.shownTurnProperty().removeListener(marked);
    }

    private void mark() {
        boolean shown = item == chat.shownTurnProperty().get();
        answer.mark(shown ? chat.selectedRegionProperty().get() : null);
        card.pseudoClassStateChanged(
                SHOWN, shown && !item.answerProperty().get().regions().isEmpty());
    }

    private void render() {
        Turn turn = item.turn();
        Answer said = item.answerProperty().get();
        boolean streaming = turn.reply().isEmpty();
        question.setText(words.question(turn.question()));
        answer.set(said, streaming);
        mark();
        Nodes.show(
                answer, streaming || !said.text().isEmpty() || !said.regions().isEmpty());
        turn.reply().ifPresentOrElse(this::renderShares, shares.getChildren()::clear);
        Nodes.show(shares, !shares.getChildren().isEmpty());
        notes.getChildren().setAll(turn.reply().map(this::notes).orElse(List.of()));
        Nodes.show(notes, !notes.getChildren().isEmpty());
        renderStage(turn);
        if (turn.reply().isPresent()) {
            quiet.getChildren().setAll(quietLine(turn, turn.reply().get()));
        } else if (!quiet.getChildren().contains(stop)) {
            // Once only: a button that is put in anew loses the keyboard focus.
            quiet.getChildren().setAll(coming, stop);
        }
        card.pseudoClassStateChanged(
                PARTIAL, turn.reply().map(r -> r.ending().partial()).orElse(false));
        card.pseudoClassStateChanged(
                FAILED, turn.reply().map(r -> r.ending().failed()).orElse(false));
    }

    private void renderShares(Reply reply) {
        shares.getChildren().clear();
        int row = 0;
        for (Reply.Share share : reply.shares()) {
            String value = String.format(Locale.ROOT, "%.2f", share.share());
            ProgressBar bar = new ProgressBar(share.share());
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.getStyleClass().add("assistant-share");
            bar.setAccessibleText(words.text("chat.share", share.option(), value));
            GridPane.setHgrow(bar, Priority.ALWAYS);
            shares.addRow(
                    row++, nodes.plain(share.option(), "hilum-secondary"), bar, nodes.plain(value, "hilum-secondary"));
        }
    }

    private List<Node> notes(Reply reply) {
        List<Node> lines = new ArrayList<>();
        String ending = words.ending(reply.ending(), reply.detail());
        if (!ending.isEmpty()) {
            String tag = reply.ending().failed() ? "chat.failed" : "chat.partial";
            lines.add(note(
                    ending,
                    reply.ending().failed() ? "assistant-note-bad" : "assistant-note-warn",
                    nodes.label(tag, "hilum-tag")));
        }
        for (String warning : words.warnings(reply.answer())) {
            lines.add(note(warning, "assistant-note", Nodes.icon(MaterialDesignA.ALERT_OUTLINE)));
        }
        return lines;
    }

    private HBox note(String text, String styleClass, Node sign) {
        Label label = nodes.wrapping(text);
        HBox box = new HBox(sign, label);
        if (sign instanceof Region region) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        box.getStyleClass().addAll("assistant-note", styleClass);
        return box;
    }

    private Button stop() {
        Button button =
                nodes.explained(new Button(words.text("chat.stop"), Nodes.icon(MaterialDesignS.STOP)), "chat.stop");
        button.getStyleClass().add("assistant-stop");
        button.setOnAction(event -> chat.stop());
        return button;
    }

    /** What is waited for, in words and, where its length is known, as a bar. */
    private void renderStage(Turn turn) {
        CallStage now = item.stageProperty().get().orElse(null);
        List<String> facts = new ArrayList<>(pictures(turn));
        facts.add(
                now == null
                        ? words.text(turn.pictures().isEmpty() ? "chat.waiting" : "chat.streaming")
                        : words.stage(now));
        coming.setText(String.join(words.text("chat.between"), facts));
        switch (now) {
            case CallStage.Looking(double fraction) -> stage.setProgress(fraction);
            case CallStage.Reading(double fraction) -> stage.setProgress(fraction);
            case null, default -> {}
        }
        Nodes.show(
                stage,
                turn.reply().isEmpty() && (now instanceof CallStage.Looking || now instanceof CallStage.Reading));
        stage.setAccessibleText(coming.getText());
    }

    private List<Node> quietLine(Turn turn, Reply reply) {
        List<String> facts = new ArrayList<>(pictures(turn));
        facts.addAll(words.facts(reply));
        List<Node> line = new ArrayList<>();
        if (!facts.isEmpty()) {
            line.add(facts(facts));
        }
        var provenance = reply.provenance();
        if (provenance != null) {
            Button button = quietButton("chat.provenance", MaterialDesignI.INFORMATION_OUTLINE);
            button.setOnAction(event -> ProvenancePopup.show(button, words, provenance));
            line.add(button);
        }
        if (!turn.pictures().isEmpty()) {
            Button saw = quietButton("chat.saw", MaterialDesignE.EYE_OUTLINE);
            saw.setOnAction(event -> whatTheModelSaw.accept(turn.pictures().getLast()));
            line.add(saw);
        }
        if (!reply.answer().text().isEmpty()) {
            Button copy = quietButton("chat.copy", MaterialDesignC.CONTENT_COPY);
            copy.setOnAction(event -> Nodes.copy(chat.copyText(turn, reply)));
            line.add(copy);
        }
        return line;
    }

    private List<String> pictures(Turn turn) {
        return turn.pictures().isEmpty()
                ? List.of()
                : List.of(words.text(
                        "chat.on",
                        turn.pictures().stream().map(SeenPicture::label).collect(Collectors.joining(", "))));
    }

    private Label facts(List<String> facts) {
        return nodes.wrapping(String.join(words.text("chat.between"), facts), "hilum-hint");
    }

    private Button quietButton(String key, Ikon icon) {
        Button button = nodes.explained(new Button("", Nodes.icon(icon)), key);
        button.getStyleClass().addAll("hilum-quiet", "assistant-quiet-button");
        // In a narrow panel the words beside it wrap instead.
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
