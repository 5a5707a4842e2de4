package hilum.reading.ui;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The features of style with how well each separates the sources, and what can be done about them. */
final class LeaksStep extends VBox {
    private final WizardViewModel viewModel;
    private final Controls controls = new Controls();
    private final VBox table = new VBox();

    LeaksStep(WizardViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("reading-step-fields");
        table.setId("leaks");
        VBox card = new VBox(table);
        card.getStyleClass().addAll("hilum-card", "reading-card");
        Button again = controls.button("leaks.again", viewModel::checkLeaks);
        again.disableProperty().bind(viewModel.busyProperty());
        HBox row = new HBox(controls.label(controls.text("leaks.cures"), "hilum-section"), controls.spring(), again);
        row.getStyleClass().add("reading-row");
        getChildren().addAll(card, row, cures(), controls.label(controls.text("leaks.note"), "hilum-hint"));
        viewModel.leaksProperty().subscribe(this::show);
    }

    private void show(List<LeakCheck.Leak> leaks) {
        PlainTable lines = new PlainTable(
                List.of(controls.text("leaks.feature"), controls.text("leaks.auc"), controls.text("leaks.level")),
                List.of(1));
        for (LeakCheck.Leak leak : leaks) {
            lines.add(List.of(
                    lines.cell(leak.feature()),
                    lines.cell(controls.text("leaks.number", leak.auc()), "reading-figures"),
                    level(leak)));
        }
        table.getChildren().setAll(lines);
    }

    /** Colour, and the word that says the same. */
    private Label level(LeakCheck.Leak leak) {
        String style =
                switch (leak.level()) {
                    case FINE -> "reading-level-good";
                    case AMBER -> "reading-level-warn";
                    case RED -> "reading-level-bad";
                };
        return controls.label(
                controls.text("leaks." + leak.level().name().toLowerCase(Locale.ROOT)), "reading-level", style);
    }

    private Node cures() {
        VBox box = new VBox();
        box.getStyleClass().add("reading-card");
        for (LeakCheck.Cure cure : viewModel.cures()) {
            CheckBox check = new CheckBox(cure.words());
            check.setId("cure-" + cure.name());
            check.setSelected(viewModel.form().normalisations().contains(cure.name()));
            check.setAccessibleText(cure.words());
            check.setTooltip(new Tooltip(controls.text("leaks.cure.tip")));
            check.setOnAction(_ -> viewModel.choose(cure, check.isSelected()));
            check.disableProperty().bind(viewModel.busyProperty());
            box.getChildren().add(check);
        }
        return box;
    }
}
