package hilum.reading.ui;

import hilum.reading.BlindedPair;
import hilum.reading.OpenCase;
import hilum.reading.ReaderProtocol;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A draft that is edited, or a text written from scratch. Submit stops its clock; only then the questions about it appear, and no way leads back. */
final class EditingContent implements RatingContent {
    private final RatingViewModel viewModel;
    private final ReaderProtocol protocol;
    private final Controls controls = new Controls();
    private final TextArea editor = new TextArea();
    private final EditFeedback feedback;
    private final ScrollPane scroll;
    private boolean filling;

    EditingContent(RatingViewModel viewModel) {
        this.viewModel = viewModel;
        this.protocol = viewModel.protocol();
        feedback = new EditFeedback(viewModel);
        VBox box = new VBox();
        box.getStyleClass().add("reading-content");
        ObservableValue<String> task = ofPair(BlindedPair::taskInput);
        box.getChildren()
                .addAll(
                        training(),
                        controls.line(
                                ofPair(BlindedPair::indication)
                                        .map(text -> text.isEmpty() ? "" : controls.text("case.indication", text)),
                                "reading-indication"),
                        controls.line(task, "hilum-card", "reading-report"),
                        draft(),
                        editing(),
                        submit(),
                        Controls.shownWhile(feedback, submitted()),
                        controls.line(viewModel.kept().failureProperty(), "hilum-banner-bad"));
        scroll = controls.scrolling(box);
        viewModel.openCaseProperty().subscribe(this::fill);
        controls.focusWhenShown(editor, () -> !editor.isDisabled());
        submitted().subscribe(now -> {
            if (now) {
                feedback.focusFirst();
            }
        });
    }

    @Override
    public Node node() {
        return scroll;
    }

    @Override
    public void focus() {
        if (viewModel.sheet().answersProperty().get().submittedAfter().isPresent()) {
            feedback.focusFirst();
        } else {
            editor.requestFocus();
        }
    }

    private ObservableValue<Boolean> submitted() {
        return viewModel
                .sheet()
                .answersProperty()
                .map(answers -> answers.submittedAfter().isPresent());
    }

    private ObservableValue<String> ofPair(Function<BlindedPair, String> part) {
        return viewModel.openCaseProperty().map(OpenCase::pair).map(part);
    }

    private ObservableValue<Boolean> hasDraft() {
        return ofPair(BlindedPair::report1)
                .map(draft -> !BlindedPair.asEdited(draft).isBlank());
    }

    private Node training() {
        Label training = controls.label(controls.text("training.tag"), "hilum-tag", "hilum-tag-warn");
        return Controls.shownWhile(
                training,
                viewModel.openCaseProperty().map(shown -> shown.stage().training()));
    }

    private Node draft() {
        Label text = controls.label(ofPair(BlindedPair::report1).map(BlindedPair::asEdited), "reading-report");
        text.setMaxWidth(Double.MAX_VALUE);
        VBox card = new VBox(
                controls.label(protocol.wording().line("edit.source"), "hilum-section", "reading-report-title"), text);
        card.setId("draft");
        card.getStyleClass().addAll("hilum-card", "reading-report-card");
        card.setMinHeight(Region.USE_PREF_SIZE);
        return Controls.shownWhile(card, hasDraft());
    }

    private Node editing() {
        Label name = controls.label(
                hasDraft().map(has -> protocol.wording().line(has ? "edit.label" : "edit.write")), "hilum-section");
        name.setLabelFor(editor);
        editor.setId("editor");
        editor.setWrapText(true);
        Controls.leaveWithTab(editor);
        editor.setPrefRowCount(8);
        editor.setMinHeight(150);
        editor.accessibleTextProperty().bind(name.textProperty());
        editor.setTooltip(new Tooltip(controls.text("edit.tip")));
        editor.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> viewModel
                                .sheet()
                                .answersProperty()
                                .get()
                                .submittedAfter()
                                .isPresent(),
                        viewModel.sheet().answersProperty()));
        editor.textProperty().addListener((_, _, text) -> {
            if (!filling) {
                viewModel.sheet().change(given -> given.withEditedText(text));
            }
        });
        VBox box = new VBox(name, editor);
        box.getStyleClass().add("reading-field");
        VBox.setVgrow(editor, Priority.SOMETIMES);
        return box;
    }

    private Node submit() {
        Button submit = controls.button("edit.submit", () -> viewModel.submitText(editor.getText()), "hilum-primary");
        submit.disableProperty().bind(editor.textProperty().map(String::isBlank));
        HBox row = new HBox(controls.label(controls.text("edit.submit.hint"), "hilum-hint"), controls.spring(), submit);
        row.getStyleClass().add("reading-row");
        return Controls.shownWhile(row, submitted().map(done -> !done));
    }

    private void fill(OpenCase shown) {
        filling = true;
        editor.setText(shown.draft()
                .answers()
                .editedText()
                .orElse(BlindedPair.asEdited(shown.pair().report1())));
        feedback.fill(shown.draft().answers());
        scroll.setVvalue(0);
        filling = false;
    }
}
