package hilum.reading.ui.results;

import hilum.reading.StudyStatus;
import hilum.reading.ui.ReaderTable;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** Before results are open: how far the readers are, and the way to end the blinding or to open it again. */
final class LockedPage extends ScrollPane {
    private final ResultsViewModel viewModel;
    private final StudyStatus status;
    private final ResultsControls controls = new ResultsControls();
    private final TextField reason = new TextField();
    private final PasswordField passPhrase = new PasswordField();
    private final CheckBox understood = new CheckBox();

    LockedPage(ResultsViewModel viewModel, StudyStatus status) {
        this.viewModel = viewModel;
        this.status = status;
        VBox page = new VBox(head(), readers(), status.unblinded() ? again() : unblind());
        page.getStyleClass().add("results-locked");
        page.setMaxWidth(760);
        VBox middle = new VBox(page);
        middle.getStyleClass().add("results-middle");
        setContent(middle);
        setFitToWidth(true);
        setFocusTraversable(false);
        getStyleClass().add("results-scroll");
        // In a scroll pane that is later than its page: when the pane is styled.
        TextField first = status.unblinded() ? passPhrase : reason;
        first.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(first::requestFocus);
            }
        });
    }

    private Node head() {
        FontIcon icon = new FontIcon(MaterialDesignL.LOCK_OUTLINE);
        icon.getStyleClass().add("results-large-icon");
        VBox words = new VBox(
                controls.label(status.name(), "hilum-section"),
                controls.label(
                        status.unblinded() ? controls.text("results.locked.again") : controls.text("results.locked"),
                        "hilum-secondary"));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(icon, words);
        row.getStyleClass().add("results-row");
        VBox head = new VBox(row);
        head.getStyleClass().add("results-block");
        if (status.frozen()) {
            Label hash = controls.label(status.hash(), "results-hash");
            hash.setTooltip(new Tooltip(controls.text("results.hash")));
            head.getChildren().addAll(controls.label(controls.text("results.hash"), "hilum-hint"), hash);
        }
        return head;
    }

    private Node readers() {
        ReaderTable table = new ReaderTable();
        table.show(status.readers());
        Label total = controls.label(
                controls.text(
                        "results.received",
                        String.valueOf(status.ratings().received()),
                        String.valueOf(status.ratings().expected())),
                "hilum-secondary");
        total.setId("results-received");
        VBox card = new VBox(table, total);
        card.getStyleClass().addAll("hilum-card", "results-block");
        return card;
    }

    private Node unblind() {
        VBox card = new VBox(controls.label(controls.text("results.unblind.title"), "hilum-section"));
        card.getStyleClass().addAll("hilum-card", "results-block");
        if (status.ratings().received() < status.ratings().expected()) {
            card.getChildren()
                    .add(controls.label(
                            controls.text(
                                    "results.incomplete",
                                    String.valueOf(status.ratings().expected()
                                            - status.ratings().received())),
                            "hilum-banner-warn"));
        }
        name(reason, "results.reason");
        name(passPhrase, "results.pass-phrase");
        understood.setText(controls.text("results.understood"));
        understood.setId("results-understood");
        understood.setWrapText(true);
        understood.setTooltip(new Tooltip(controls.text("results.understood.tip")));
        understood.setAccessibleText(controls.text("results.understood"));
        Button end = controls.button(
                "results.unblind", MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE, this::end, "hilum-primary");
        BooleanBinding ready = Bindings.createBooleanBinding(
                this::ready,
                reason.textProperty(),
                passPhrase.textProperty(),
                understood.selectedProperty(),
                viewModel.busyProperty());
        end.disableProperty().bind(ready.not());
        passPhrase.setOnAction(_ -> end());
        card.getChildren()
                .addAll(
                        controls.label(controls.text("results.unblind.warning"), "hilum-banner-warn"),
                        field("results.reason", reason),
                        field("results.pass-phrase", passPhrase),
                        understood,
                        actions(end));
        return card;
    }

    private boolean ready() {
        return !reason.getText().isBlank()
                && !passPhrase.getText().isEmpty()
                && understood.isSelected()
                && !viewModel.busyProperty().get();
    }

    private void end() {
        if (ready()) {
            viewModel.unblind(reason.getText().strip(), typed());
        }
    }

    private Node again() {
        name(passPhrase, "results.pass-phrase");
        Button open =
                controls.button("results.open", MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE, this::open, "hilum-primary");
        open.disableProperty().bind(passPhrase.textProperty().isEmpty().or(viewModel.busyProperty()));
        passPhrase.setOnAction(_ -> open());
        VBox card = new VBox(field("results.pass-phrase", passPhrase), actions(open));
        card.getStyleClass().addAll("hilum-card", "results-block");
        return card;
    }

    private void open() {
        if (!passPhrase.getText().isEmpty() && !viewModel.busyProperty().get()) {
            viewModel.open(typed());
        }
    }

    private char[] typed() {
        char[] typed = passPhrase.getText().toCharArray();
        passPhrase.clear();
        return typed;
    }

    private Node actions(Button button) {
        HBox row = new HBox(controls.spring(), button);
        row.getStyleClass().add("results-row");
        return row;
    }

    private Node field(String key, Control control) {
        Label label = controls.label(controls.text(key), "hilum-secondary");
        label.setLabelFor(control);
        VBox field = new VBox(label, control);
        field.getStyleClass().add("results-field");
        return field;
    }

    private void name(TextField field, String key) {
        field.setId(key.replace('.', '-'));
        field.setAccessibleText(controls.text(key));
        field.setTooltip(new Tooltip(controls.text(key + ".tip")));
        field.setPromptText(controls.text(key + ".tip"));
    }
}
