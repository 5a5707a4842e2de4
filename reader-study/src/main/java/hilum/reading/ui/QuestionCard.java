package hilum.reading.ui;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** One question with its five answers. The card takes the focus, its buttons do not: Tab goes from question to question. */
final class QuestionCard extends VBox {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final int ANSWERS = 5;

    private final RatingViewModel viewModel;
    private final RatingQuestion question;
    private final Controls controls = new Controls();

    QuestionCard(RatingViewModel viewModel, RatingQuestion question) {
        this.viewModel = viewModel;
        this.question = question;
        getStyleClass().addAll("hilum-card", "reading-question");
        setId("question-" + question.id());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(sentence(), answers());
        viewModel.sheet().litProperty().subscribe(lit -> pseudoClassStateChanged(LIT, lit == question));
        question.answerProperty().subscribe(answer -> setAccessibleText(accessibleText(answer)));
        focusedProperty().subscribe(focused -> {
            if (focused) {
                viewModel.sheet().litProperty().set(question);
            }
        });
    }

    private String accessibleText(Optional<Integer> answer) {
        String whole = question.wording().whole();
        return answer.map(value -> controls.text("question.answered", whole, words(value)))
                .orElseGet(() -> controls.text("question.open", whole));
    }

    private String words(int answer) {
        return question.wording().answers().get(answer - 1);
    }

    private Node sentence() {
        Text stem = new Text(question.wording().stem());
        Text asked = new Text(question.wording().asked());
        asked.getStyleClass().add("reading-asked");
        Text end = new Text(question.wording().end());
        List.of(stem, asked, end).forEach(text -> text.getStyleClass().add("reading-stem"));
        TextFlow flow = new TextFlow(stem, asked, end);
        flow.getStyleClass().add("reading-question-text");
        return flow;
    }

    private Node answers() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("reading-answers");
        for (int answer = 1; answer <= ANSWERS; answer++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / ANSWERS);
            grid.getColumnConstraints().add(column);
            grid.add(button(answer), answer - 1, 0);
        }
        return grid;
    }

    private ToggleButton button(int answer) {
        // The tick says it without colour.
        FontIcon tick = new FontIcon(MaterialDesignC.CHECK_BOLD);
        tick.getStyleClass().add("reading-tick");
        StackPane.setAlignment(tick, Pos.CENTER_RIGHT);
        StackPane key = new StackPane(new Label(Integer.toString(answer)), tick);
        key.getStyleClass().add("reading-answer-key");
        VBox face = new VBox(key, controls.label(words(answer), "reading-answer-words"));
        face.getStyleClass().add("reading-answer-face");

        ToggleButton button = new ToggleButton();
        button.setGraphic(face);
        button.setId("answer-" + question.id() + "-" + answer);
        button.getStyleClass().add("reading-answer");
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setFocusTraversable(false);
        button.setTooltip(new Tooltip(controls.text("answer.tip", answer)));
        button.setAccessibleText(
                controls.text("answer.accessible", question.wording().whole(), answer, words(answer)));
        tick.visibleProperty().bind(button.selectedProperty());
        question.answerProperty().subscribe(chosen -> button.setSelected(chosen.equals(Optional.of(answer))));
        button.setOnAction(_ -> {
            viewModel.sheet().answer(question, answer);
            // A second click on the chosen answer must not take it away.
            button.setSelected(question.answerProperty().get().equals(Optional.of(answer)));
        });
        return button;
    }
}
