package hilum.reading.ui;

import hilum.reading.ItemKind;
import hilum.reading.ReadingTask;
import hilum.reading.ReadingWords;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Tables of cases: what they hold, and every row that was left out with its line. */
final class CasesStep extends VBox {
    private static final int MOST_ROWS_SHOWN = 200;

    private final WizardViewModel viewModel;
    private final FileQuestions files;
    private final Controls controls = new Controls();
    private final ReadingWords words = new ReadingWords();
    private final VBox found = new VBox();

    CasesStep(WizardViewModel viewModel, FileQuestions files) {
        this.viewModel = viewModel;
        this.files = files;
        getStyleClass().add("reading-step-fields");
        found.getStyleClass().add("reading-step-fields");
        Button add = controls.button("cases.add", this::choose, "hilum-primary");
        KeptFocus.disableWhile(add, viewModel.busy());
        controls.focusWhenShown(
                add, () -> viewModel.form().tables().get().cases().isEmpty());
        WritingViewModel writing = viewModel.writing();
        Button write = controls.button("cases.write", writing::write);
        KeptFocus.disableWhile(write, viewModel.busy());
        Controls.shownWhile(
                write,
                viewModel
                        .form()
                        .tables()
                        .map(tables -> writing.canWrite()
                                && tables.cases().stream()
                                        .anyMatch(one -> one.textB().isBlank())));
        HBox row = new HBox(add, write);
        row.getStyleClass().add("reading-row");
        getChildren()
                .addAll(
                        row,
                        controls.label(controls.text("cases.columns"), "hilum-hint"),
                        controls.line(viewModel.work().noticeProperty(), "hilum-secondary"),
                        written(writing),
                        found);
        viewModel.form().tables().subscribe(this::show);
    }

    /** How far the writing is, a way to end it, and what could not be written. */
    private Node written(WritingViewModel writing) {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(writing.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(controls.text("cases.write"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button stop = controls.button("cases.stop", writing::stop);
        HBox row = new HBox(bar, stop);
        row.getStyleClass().add("reading-row");
        VBox failures = new VBox();
        writing.failures()
                .subscribe(() -> failures.getChildren()
                        .setAll(writing.failures().stream()
                                .map(line -> controls.label(line, "reading-problem"))
                                .toList()));
        VBox box = new VBox(
                Controls.shownWhile(row, writing.runningProperty()),
                controls.line(writing.stateProperty(), "hilum-secondary"),
                failures);
        box.getStyleClass().add("reading-tight");
        return Controls.shownWhile(box, writing.stateProperty().isNotEmpty());
    }

    private void choose() {
        List<java.nio.file.Path> chosen = files.openMany(getScene().getWindow(), FileQuestions.Kind.CASES);
        if (!chosen.isEmpty()) {
            viewModel.importTables(chosen);
        }
    }

    private void show(CaseTables tables) {
        found.getChildren().clear();
        if (!tables.cases().isEmpty()) {
            found.getChildren().add(counts(tables));
        }
        for (CaseTables.Table table : tables.tables()) {
            found.getChildren().add(card(table));
        }
    }

    private Node counts(CaseTables tables) {
        PlainTable table = new PlainTable(
                List.of(
                        controls.text("cases.task"),
                        controls.text("cases.primary"),
                        controls.text("cases.training"),
                        controls.text("cases.catch")),
                List.of(1, 2, 3));
        for (ReadingTask task : tables.tasks()) {
            table.add(List.of(
                    table.cell(words.of(task)),
                    table.cell(Integer.toString(tables.count(task, ItemKind.PRIMARY))),
                    table.cell(Integer.toString(tables.count(task, ItemKind.TRAINING))),
                    table.cell(Integer.toString(tables.count(task, ItemKind.CATCH)))));
        }
        VBox card = new VBox(table);
        tables.arms()
                .ifPresent(arms -> card.getChildren()
                        .add(controls.label(controls.text("cases.arms", arms.a(), arms.b()), "hilum-hint")));
        card.getStyleClass().addAll("hilum-card", "reading-card");
        return card;
    }

    private Node card(CaseTables.Table table) {
        VBox card = new VBox(
                controls.label(table.file(), "hilum-section"),
                controls.label(
                        controls.text(
                                "cases.summary",
                                table.caseCount(),
                                table.badRows().size()),
                        table.badRows().isEmpty() ? "hilum-secondary" : "reading-problem"));
        card.getStyleClass().addAll("hilum-card", "reading-card");
        if (!table.badRows().isEmpty()) {
            card.getChildren().add(problems(table));
        }
        return card;
    }

    private Node problems(CaseTables.Table table) {
        VBox rows = new VBox();
        rows.getStyleClass().add("reading-problems");
        table.badRows().stream()
                .limit(MOST_ROWS_SHOWN)
                .forEach(row -> rows.getChildren().add(controls.label(words.of(row), "reading-problem")));
        int more = table.badRows().size() - MOST_ROWS_SHOWN;
        if (more > 0) {
            rows.getChildren().add(controls.label(controls.text("cases.more-rows", more), "reading-problem"));
        }
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setId("cases-problems");
        scroll.setAccessibleText(controls.text("cases.problems"));
        scroll.setTooltip(new Tooltip(controls.text("cases.problems")));
        scroll.getStyleClass().add("reading-problem-list");
        return scroll;
    }
}
