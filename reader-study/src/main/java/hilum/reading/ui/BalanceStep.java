package hilum.reading.ui;

import hilum.reading.BalanceProof;
import hilum.reading.ReadingTask;
import hilum.reading.ReadingWords;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who sees which source first how often, per reader and per case. */
final class BalanceStep extends VBox {
    private final Controls controls = new Controls();
    private final ReadingWords words = new ReadingWords();
    private final VBox found = new VBox();

    BalanceStep(WizardViewModel viewModel) {
        getStyleClass().add("reading-step-fields");
        found.getStyleClass().add("reading-step-fields");
        Button again = controls.button("balance.again", viewModel::drawAnotherSeed);
        KeptFocus.disableWhile(again, viewModel.work().busyProperty());
        HBox row = new HBox(again);
        row.getStyleClass().add("reading-row");
        getChildren().addAll(found, row);
        viewModel.balanceProperty().subscribe(this::show);
    }

    private void show(@Nullable BalanceProof proof) {
        found.getChildren().clear();
        if (proof == null) {
            return;
        }
        boolean even = proof.balanced(1);
        found.getChildren()
                .addAll(
                        controls.label(
                                controls.text(even ? "balance.even" : "balance.uneven"),
                                "reading-level",
                                even ? "reading-level-good" : "reading-level-warn"),
                        card(readers(proof)),
                        card(cases(proof)),
                        controls.label(
                                controls.text(
                                        "balance.repeats",
                                        proof.repeats().count(),
                                        proof.repeats().smallestDistance(),
                                        proof.repeats().flipped(),
                                        Long.toString(proof.seed())),
                                "hilum-hint"));
    }

    private static Node card(Node content) {
        VBox card = new VBox(content);
        card.getStyleClass().addAll("hilum-card", "reading-card");
        return card;
    }

    private Node readers(BalanceProof proof) {
        PlainTable table = new PlainTable(
                List.of(
                        controls.text("balance.reader"),
                        controls.text("balance.task"),
                        controls.text("balance.place"),
                        controls.text("balance.first", proof.arms().a()),
                        controls.text("balance.first", proof.arms().b())),
                List.of(2, 3, 4));
        proof.readers()
                .forEach(row -> table.add(List.of(
                        table.cell(row.reader()),
                        table.cell(words.of(row.task())),
                        table.cell(Integer.toString(row.taskPlace())),
                        table.cell(Integer.toString(row.aFirst())),
                        table.cell(Integer.toString(row.bFirst())))));
        return table;
    }

    /** How many cases have which count: a line per task and count keeps 500 cases readable. */
    private Node cases(BalanceProof proof) {
        PlainTable table = new PlainTable(
                List.of(
                        controls.text("balance.task"),
                        controls.text("balance.case-first", proof.arms().a()),
                        controls.text("balance.cases")),
                List.of(1, 2));
        for (ReadingTask task : ReadingTask.values()) {
            List<BalanceProof.CaseRow> rows =
                    proof.cases().stream().filter(row -> row.task() == task).toList();
            int most = rows.stream()
                    .mapToInt(row -> row.aFirst() + row.bFirst())
                    .max()
                    .orElse(-1);
            IntStream.rangeClosed(0, most).forEach(count -> {
                long cases = rows.stream().filter(row -> row.aFirst() == count).count();
                if (cases > 0) {
                    table.add(List.of(
                            table.cell(words.of(task)),
                            table.cell(controls.text("balance.of-readers", count, most)),
                            table.cell(Long.toString(cases))));
                }
            });
        }
        return table;
    }
}
