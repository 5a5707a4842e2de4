package hilum.assistant.ui;

import hilum.assistant.Answer;
import hilum.assistant.GroundedRegion;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/** An answer's words with its box chips, and a cursor while more may come. */
final class AnswerFlow extends TextFlow {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /** Lets a line break before a chip; without it the word in front would be torn off its own words. */
    private static final String BREAK = " ";

    private final Words words;
    private final Consumer<GroundedRegion> onChoose;

    AnswerFlow(Words words, Consumer<GroundedRegion> onChoose) {
        this.words = words;
        this.onChoose = onChoose;
        getStyleClass().add("assistant-answer");
    }

    /** Lays {@code answer} out anew. */
    void set(Answer answer, boolean streaming) {
        getChildren().clear();
        for (AnswerRun run : AnswerRun.of(answer)) {
            if (run instanceof AnswerRun.Chip && !getChildren().isEmpty()) {
                getChildren().add(text(BREAK, "assistant-words"));
            }
            getChildren().add(node(run));
        }
        if (streaming) {
            Text cursor = text(words.text("chat.cursor"), "assistant-cursor");
            getChildren().add(cursor);
        }
        setAccessibleText(answer.text());
    }

    /** Marks the words and the chip of {@code chosen}; null marks none. */
    void mark(@Nullable GroundedRegion chosen) {
        for (Node child : getChildren()) {
            boolean marked = chosen != null
                    && switch (child.getUserData()) {
                        case AnswerRun.Label label -> label.regions().contains(chosen);
                        case AnswerRun.Chip chip -> chip.region().equals(chosen);
                        case null, default -> false;
                    };
            child.pseudoClassStateChanged(CHOSEN, marked);
        }
    }

    private Node node(AnswerRun run) {
        return switch (run) {
            case AnswerRun.Plain plain -> text(plain.words(), "assistant-words");
            case AnswerRun.Label label -> {
                Text text = text(label.words(), "assistant-words", "assistant-place");
                text.setUserData(label);
                text.setOnMouseClicked(event -> onChoose.accept(label.regions().getFirst()));
                yield text;
            }
            case AnswerRun.Chip chip -> chip(chip);
        };
    }

    private Button chip(AnswerRun.Chip run) {
        Button chip = new Button(words.chip(run.region()), Nodes.icon(MaterialDesignV.VECTOR_SQUARE));
        chip.getStyleClass().addAll("assistant-chip");
        chip.setUserData(run);
        chip.setAccessibleText(words.chipSpoken(run.region()));
        chip.setTooltip(new Tooltip(words.text("chat.chip.tooltip")));
        chip.setOnAction(event -> onChoose.accept(run.region()));
        return chip;
    }

    private static Text text(String words, String... styleClasses) {
        Text text = new Text(words);
        text.getStyleClass().addAll(List.of(styleClasses));
        return text;
    }
}
