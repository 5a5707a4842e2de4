package hilum.reading.ui;

import hilum.reading.ReadingWords;
import hilum.reading.StudyPlan;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The pass phrase of the key, twice, and the freeze; after it the hash, the PINs and the protocol to be saved. */
final class FreezeStep extends VBox {
    private final WizardViewModel viewModel;
    private final FreezeViewModel freeze;
    private final FileQuestions files;
    private final Controls controls = new Controls();

    FreezeStep(WizardViewModel viewModel, FileQuestions files) {
        this.viewModel = viewModel;
        this.freeze = viewModel.freeze();
        this.files = files;
        getStyleClass().add("reading-step-fields");
        freeze.outcomeProperty().subscribe(this::show);
    }

    private void show(FreezeViewModel.@Nullable Outcome outcome) {
        if (outcome == null) {
            getChildren().setAll(summary(), phrases());
        } else {
            getChildren().setAll(hash(outcome), pins(outcome), onwards(outcome));
        }
    }

    private Node summary() {
        StudyPlan plan = viewModel.form().plan();
        ReadingWords words = new ReadingWords();
        String tasks = plan.protocol().plan().tasks().stream().map(words::of).collect(Collectors.joining(", "));
        VBox card = new VBox(
                controls.label(plan.protocol().name(), "hilum-section"),
                controls.label(
                        controls.text(
                                "freeze.summary",
                                tasks,
                                plan.cases().size(),
                                plan.protocol().plan().readers().size(),
                                plan.protocol().normalisations().size()),
                        "hilum-secondary"));
        card.getStyleClass().addAll("hilum-card", "reading-card");
        return card;
    }

    private Node phrases() {
        var first = controls.secret("freeze.phrase", freeze.passPhraseProperty());
        var again = controls.secret("freeze.again", freeze.passPhraseAgainProperty());
        controls.focusWhenShown(first, () -> true);
        Button now = controls.button("freeze.now", freeze::freeze, "hilum-primary");
        now.setDefaultButton(true);
        now.disableProperty()
                .bind(viewModel
                        .missingProperty()
                        .isNotEmpty()
                        .or(viewModel.work().busyProperty()));
        HBox row = new HBox(controls.spring(), now);
        row.getStyleClass().add("reading-row");
        VBox card = new VBox(
                controls.named("freeze.phrase", first),
                controls.named("freeze.again", again),
                controls.label(controls.text("freeze.warning"), "hilum-banner-warn"),
                row);
        card.getStyleClass().addAll("hilum-card", "reading-step-fields");
        return card;
    }

    private Node hash(FreezeViewModel.Outcome outcome) {
        TextField hash = new TextField(outcome.frozen().hash());
        hash.setEditable(false);
        hash.setId("freeze-hash");
        hash.getStyleClass().add("reading-hash");
        hash.setAccessibleText(controls.text("freeze.hash"));
        hash.setTooltip(new Tooltip(controls.text("freeze.hash.hint")));
        VBox card = new VBox(
                controls.label(controls.text("freeze.done"), "hilum-section"), controls.named("freeze.hash", hash));
        card.getStyleClass().addAll("hilum-card", "reading-step-fields");
        return card;
    }

    private Node pins(FreezeViewModel.Outcome outcome) {
        PlainTable table =
                new PlainTable(List.of(controls.text("balance.reader"), controls.text("freeze.pin")), List.of(1));
        outcome.pins()
                .forEach((reader, pin) -> table.add(List.of(table.cell(reader), table.cell(pin, "reading-hash"))));
        Button save = controls.button(
                "freeze.save-pins",
                () -> files.save(
                                getScene().getWindow(),
                                FileQuestions.Kind.PINS,
                                controls.text(
                                        "freeze.pins.file",
                                        outcome.plan().protocol().name()))
                        .ifPresent(freeze::savePins));
        // Who leaves without them cannot get them back.
        controls.focusWhenShown(save, () -> true);
        HBox row = new HBox(controls.label(controls.text("freeze.pins"), "hilum-banner-warn"), controls.spring(), save);
        row.getStyleClass().add("reading-row");
        VBox card = new VBox(table, row);
        card.getStyleClass().addAll("hilum-card", "reading-step-fields");
        return card;
    }

    private Node onwards(FreezeViewModel.Outcome outcome) {
        Button print = controls.button(
                "freeze.print",
                () -> files.save(
                                getScene().getWindow(),
                                FileQuestions.Kind.PROTOCOL,
                                controls.text(
                                        "freeze.protocol.file",
                                        outcome.plan().protocol().name()))
                        .ifPresent(freeze::printProtocol));
        KeptFocus.disableWhile(print, viewModel.work().busyProperty());
        Button on = controls.button("freeze.coordinate", freeze::coordinate, "hilum-primary");
        HBox row = new HBox(
                controls.line(viewModel.work().noticeProperty(), "reading-saved"), controls.spring(), print, on);
        row.getStyleClass().add("reading-row");
        return row;
    }
}
