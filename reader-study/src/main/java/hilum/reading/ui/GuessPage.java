package hilum.reading.ui;

import hilum.reading.BlindedPair;
import hilum.reading.Guess;
import hilum.reading.GuessItem;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** "Which was the AI?": the pair as it was read and three answers; keys 1 to 3. Focus order: the page itself, back, the three answers. */
final class GuessPage extends BorderPane {
    private static final List<Guess> GUESSES = List.of(Guess.values());

    private final GuessViewModel viewModel;
    private final Controls controls = new Controls();

    GuessPage(GuessViewModel viewModel, Runnable leave) {
        this.viewModel = viewModel;
        Label place = controls.label(
                viewModel.itemProperty().map(_ -> controls.text("guess.place", viewModel.place(), viewModel.size())),
                "hilum-secondary");
        place.setId("place");
        HBox head = new HBox(
                controls.iconButton("rating.leave", MaterialDesignA.ARROW_LEFT, leave, "hilum-quiet"),
                controls.label(controls.text("guess.title"), "hilum-title"),
                controls.spring(),
                place);
        head.getStyleClass().addAll("reading-row", "reading-header");
        setTop(head);
        setCenter(controls.scrolling(content()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        setAccessibleText(viewModel.sitting().protocol().wording().line("guess.question"));
        // No answer has the focus by itself: an Enter held down since the last case would give it.
        controls.focusWhenShown(this, () -> true);
        viewModel.itemProperty().subscribe(this::requestFocus);
    }

    private Node content() {
        ObservableValue<BlindedPair> pair = viewModel.itemProperty().map(GuessItem::pair);
        VBox box = new VBox(
                controls.label(controls.text("guess.about"), "hilum-secondary"),
                controls.line(pair.map(BlindedPair::taskInput), "hilum-card", "reading-report"),
                new ReportPair(pair.map(BlindedPair::report1), pair.map(BlindedPair::report2)),
                controls.label(viewModel.sitting().protocol().wording().line("guess.question"), "reading-step-title"),
                answers(),
                controls.line(viewModel.failureProperty(), "hilum-banner-bad"));
        box.getStyleClass().add("reading-content");
        return box;
    }

    private Node answers() {
        HBox row = new HBox();
        row.getStyleClass().add("reading-row");
        for (Guess guess : GUESSES) {
            int number = GUESSES.indexOf(guess) + 1;
            String words = controls.text(
                    "guess." + guess.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            Button button = new Button(controls.text("guess.key", number, words));
            button.setId("guess-" + number);
            button.getStyleClass().add("reading-guess");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAccessibleText(words);
            button.setTooltip(new Tooltip(controls.text("answer.tip", number)));
            button.setOnAction(_ -> viewModel.answer(guess));
            button.disableProperty().bind(viewModel.savingProperty());
            HBox.setHgrow(button, Priority.ALWAYS);
            row.getChildren().add(button);
        }
        return row;
    }

    private void onKey(KeyEvent event) {
        List<String> keys = List.of("1", "2", "3");
        int chosen = keys.indexOf(event.getText());
        if (chosen >= 0) {
            viewModel.answer(GUESSES.get(chosen));
            event.consume();
        }
    }
}
