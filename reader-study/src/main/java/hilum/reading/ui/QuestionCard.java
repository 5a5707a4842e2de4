package hilum.reading.ui;

import hilum.reading.Preference;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingWords;
import java.util.List;
import java.util.Locale;
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

    private final RatingViewModel viewModel;
    private final ReadingAttribute attribute;
    private final Controls controls = new Controls();
    private final ReadingWords words = new ReadingWords();

    QuestionCard(RatingViewModel viewModel, ReadingAttribute attribute) {
        this.viewModel = viewModel;
        this.attribute = attribute;
        getStyleClass().addAll("hilum-card", "reading-question");
        setId("question-" + key());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(question(), answers());
        viewModel.litProperty().subscribe(lit -> pseudoClassStateChanged(LIT, lit == attribute));
        viewModel.answerProperty(attribute).subscribe(answer -> setAccessibleText(accessibleText(answer)));
        focusedProperty().subscribe(focused -> {
            if (focused) {
                viewModel.litProperty().set(attribute);
            }
        });
    }

    private String key() {
        return attribute.name().toLowerCase(Locale.ROOT);
    }

    private String sentence() {
        return controls.text("question.accessible", words.of(attribute));
    }

    private String accessibleText(Optional<Preference> answer) {
        return answer.map(value -> controls.text("question.answered", sentence(), words.of(value)))
                .orElseGet(() -> controls.text("question.open", sentence()));
    }

    private Node question() {
        Text stem = new Text(controls.text("question.stem"));
        Text asked = new Text(words.of(attribute));
        asked.getStyleClass().add("reading-asked");
        Text end = new Text(controls.text("question.end"));
        List.of(stem, asked, end).forEach(text -> text.getStyleClass().add("reading-stem"));
        TextFlow flow = new TextFlow(stem, asked, end);
        flow.getStyleClass().add("reading-question-text");
        return flow;
    }

    private Node answers() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("reading-answers");
        for (Preference preference : Preference.values()) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / Preference.values().length);
            grid.getColumnConstraints().add(column);
            grid.add(button(preference), preference.shown() - 1, 0);
        }
        return grid;
    }

    private ToggleButton button(Preference preference) {
        // The tick says it without colour.
        FontIcon tick = new FontIcon(MaterialDesignC.CHECK_BOLD);
        tick.getStyleClass().add("reading-tick");
        StackPane.setAlignment(tick, Pos.CENTER_RIGHT);
        StackPane key = new StackPane(new Label(Integer.toString(preference.shown())), tick);
        key.getStyleClass().add("reading-answer-key");
        Label words = controls.label(this.words.of(preference), "reading-answer-words");
        VBox face = new VBox(key, words);
        face.getStyleClass().add("reading-answer-face");

        ToggleButton button = new ToggleButton();
        button.setGraphic(face);
        button.setId("answer-" + key() + "-" + preference.shown());
        button.getStyleClass().add("reading-answer");
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setFocusTraversable(false);
        button.setTooltip(new Tooltip(controls.text("answer.tip", preference.shown())));
        button.setAccessibleText(
                controls.text("answer.accessible", sentence(), preference.shown(), this.words.of(preference)));
        tick.visibleProperty().bind(button.selectedProperty());
        viewModel
                .answerProperty(attribute)
                .subscribe(answer -> button.setSelected(answer.equals(Optional.of(preference))));
        button.setOnAction(_ -> {
            viewModel.answer(attribute, preference);
            // A second click on the chosen answer must not take it away.
            button.setSelected(viewModel.answerProperty(attribute).get().equals(Optional.of(preference)));
        });
        return button;
    }
}
