package hilum.reading.ui;

import hilum.reading.Answers;
import hilum.reading.EditReason;
import hilum.reading.Efficiency;
import hilum.reading.Wording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The questions after an edited draft was submitted: why, does it help, did it save work; in the order of the page. */
final class EditFeedback extends VBox {
    private static final List<Integer> AGREEMENTS = List.of(-2, -1, 0, 1, 2);

    private final RatingViewModel viewModel;
    private final Wording wording;
    private final Controls controls = new Controls();
    private final Map<EditReason, CheckBox> reasons = new EnumMap<>(EditReason.class);
    private final Map<Efficiency, CheckBox> efficiency = new EnumMap<>(Efficiency.class);
    private final Map<Answers.Note, TextField> notes = new EnumMap<>(Answers.Note.class);
    private boolean filling;

    EditFeedback(RatingViewModel viewModel) {
        this.viewModel = viewModel;
        this.wording = viewModel.protocol().wording();
        getStyleClass().add("reading-edit-feedback");
        getChildren()
                .addAll(
                        card("edit.reasons", reasons(), note(Answers.Note.WHY_EDITED, "edit.details")),
                        card("edit.agreement", agreement(), note(Answers.Note.WHY_AGREEMENT, "edit.explanation")),
                        card("edit.efficiency", efficiency()),
                        card("edit.feedback", note(Answers.Note.FEEDBACK, "edit.feedback")));
    }

    void focusFirst() {
        CheckBox first = reasons.get(EditReason.FALSE_FINDING);
        if (first != null) {
            first.requestFocus();
        }
    }

    /** Shows the notes of a case that was opened; all else follows the answers by itself. */
    void fill(Answers answers) {
        filling = true;
        notes.forEach((note, field) -> field.setText(answers.note(note)));
        filling = false;
    }

    private Node card(String key, Node... content) {
        VBox card = new VBox(controls.label(wording.line(key), "hilum-section"));
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("hilum-card", "reading-card");
        return card;
    }

    private Node reasons() {
        return checks(EditReason.class, wording::of, reasons, Answers::reasons, Answers::withReasons);
    }

    private Node efficiency() {
        return checks(Efficiency.class, wording::of, efficiency, Answers::efficiency, Answers::withEfficiency);
    }

    private <E extends Enum<E>> Node checks(
            Class<E> type,
            Function<E, String> words,
            Map<E, CheckBox> boxes,
            Function<Answers, Set<E>> get,
            BiFunction<Answers, Set<E>, Answers> with) {
        FlowPane flow = new FlowPane();
        flow.getStyleClass().add("reading-checks");
        for (E value : type.getEnumConstants()) {
            CheckBox box = new CheckBox(words.apply(value));
            box.setMnemonicParsing(false);
            box.setId(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            box.setAccessibleText(words.apply(value));
            box.setTooltip(new Tooltip(words.apply(value)));
            box.setOnAction(_ -> viewModel.sheet().change(given -> {
                Set<E> chosen = EnumSet.noneOf(type);
                chosen.addAll(get.apply(given));
                if (box.isSelected()) {
                    chosen.add(value);
                } else {
                    chosen.remove(value);
                }
                return with.apply(given, chosen);
            }));
            viewModel
                    .sheet()
                    .answersProperty()
                    .subscribe(answers -> box.setSelected(get.apply(answers).contains(value)));
            boxes.put(value, box);
            flow.getChildren().add(box);
        }
        return flow;
    }

    private Node agreement() {
        List<Node> buttons = new ArrayList<>();
        for (int agreement : AGREEMENTS) {
            ToggleButton button = new ToggleButton(wording.ofAgreement(agreement));
            button.setId("agreement-" + (agreement + 3));
            button.setWrapText(true);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(0);
            button.setPrefWidth(100);
            button.getStyleClass().add("reading-agreement");
            String words = controls.text("edit.agreement.accessible", wording.ofAgreement(agreement));
            button.setAccessibleText(words);
            button.setTooltip(new Tooltip(words));
            button.setOnAction(_ -> {
                viewModel.sheet().change(given -> given.withAgreement(agreement));
                button.setSelected(isChosen(viewModel.sheet().answersProperty().get(), agreement));
            });
            viewModel.sheet().answersProperty().subscribe(answers -> button.setSelected(isChosen(answers, agreement)));
            HBox.setHgrow(button, Priority.ALWAYS);
            buttons.add(button);
        }
        HBox row = new HBox(buttons.toArray(Node[]::new));
        row.getStyleClass().add("reading-row");
        return row;
    }

    private static boolean isChosen(Answers answers, int agreement) {
        return answers.agreement().filter(chosen -> chosen == agreement).isPresent();
    }

    private Node note(Answers.Note note, String line) {
        TextField field = new TextField();
        field.setId("note-" + note.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        field.setPromptText(wording.line(line));
        field.setAccessibleText(wording.line(line));
        field.setTooltip(new Tooltip(wording.line(line)));
        field.textProperty().addListener((_, _, text) -> {
            if (!filling) {
                viewModel.sheet().change(given -> given.withNote(note, text));
            }
        });
        notes.put(note, field);
        return field;
    }
}
