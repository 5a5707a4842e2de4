package hilum.reading.ui;

import hilum.reading.lint.Grade;
import hilum.reading.lint.Normalisation;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The features of style that tell the sources apart, how well each does alone, and what can be done about them. */
final class LeaksStep extends VBox {
    private final WizardViewModel viewModel;
    private final Controls controls = new Controls();
    private final VBox found = new VBox();

    LeaksStep(WizardViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("reading-step-fields");
        found.setId("leaks");
        found.getStyleClass().addAll("hilum-card", "reading-step-fields");
        Button again = controls.button("leaks.again", viewModel::checkLeaks);
        KeptFocus.disableWhile(again, viewModel.work().busyProperty());
        HBox row = new HBox(controls.label(controls.text("leaks.cures"), "hilum-section"), controls.spring(), again);
        row.getStyleClass().add("reading-row");
        getChildren().addAll(found, row, cures(), controls.label(controls.text("leaks.note"), "hilum-hint"));
        viewModel.leaksProperty().subscribe(this::show);
    }

    private void show(List<LeakCheck.Leak> leaks) {
        List<LeakCheck.Leak> loud =
                leaks.stream().filter(leak -> leak.grade() != Grade.GREEN).toList();
        List<String> quiet = leaks.stream()
                .filter(leak -> leak.grade() == Grade.GREEN)
                .map(leak -> controls.text("leaks.quiet", leak.feature(), leak.separation()))
                .toList();
        found.getChildren().clear();
        if (loud.isEmpty()) {
            found.getChildren().add(controls.label(controls.text("leaks.none"), "reading-level", "reading-level-good"));
        } else {
            found.getChildren().add(table(loud));
        }
        if (!quiet.isEmpty()) {
            found.getChildren().add(folded(quiet));
        }
    }

    /** What tells nothing is there for whoever asks. */
    private Node folded(List<String> quiet) {
        String title = controls.text("leaks.others", quiet.size());
        TitledPane pane = new TitledPane(title, controls.label(String.join("\n", quiet), "hilum-hint"));
        pane.setId("leaks-quiet");
        pane.getStyleClass().add("reading-error-pane");
        pane.setAnimated(false);
        pane.setExpanded(false);
        pane.setAccessibleText(title);
        pane.setTooltip(new Tooltip(controls.text("leaks.others.tip")));
        return pane;
    }

    private Node table(List<LeakCheck.Leak> leaks) {
        PlainTable table = new PlainTable(
                List.of(
                        controls.text("leaks.feature"),
                        controls.text("leaks.auc"),
                        controls.text("leaks.interval"),
                        controls.text("leaks.level"),
                        controls.text("leaks.cure")),
                List.of(1, 2));
        for (LeakCheck.Leak leak : leaks) {
            table.add(List.of(
                    table.cell(leak.feature()),
                    table.cell(controls.text("leaks.number", leak.separation()), "reading-figures"),
                    table.cell(controls.text("leaks.range", leak.least(), leak.most()), "hilum-secondary"),
                    level(leak.grade()),
                    table.cell(
                            leak.cures().isEmpty() ? controls.text("leaks.rewrite") : leak.cures(),
                            "hilum-secondary")));
        }
        return table;
    }

    /** Colour, and the word that says the same. */
    private Label level(Grade grade) {
        String style = switch (grade) {
            case GREEN -> "reading-level-good";
            case AMBER -> "reading-level-warn";
            case RED -> "reading-level-bad";
        };
        return controls.label(controls.text("leaks." + grade.name().toLowerCase(Locale.ROOT)), "reading-level", style);
    }

    private Node cures() {
        VBox box = new VBox();
        box.getStyleClass().add("reading-card");
        for (Normalisation cure : LeakCheck.all()) {
            CheckBox check = new CheckBox(viewModel.words(cure));
            check.setMnemonicParsing(false);
            check.setId("cure-" + cure.id());
            check.setSelected(viewModel.form().normalisations().contains(cure.id()));
            check.setAccessibleText(viewModel.words(cure));
            check.setTooltip(new Tooltip(controls.text("leaks.cure.tip")));
            check.setOnAction(_ -> viewModel.choose(cure, check.isSelected()));
            box.getChildren().add(check);
        }
        return box;
    }
}
