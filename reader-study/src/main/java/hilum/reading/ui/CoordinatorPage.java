package hilum.reading.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/**
 * A frozen study from the coordinator's side. Focus order: back, results, hash, readers, collect, pass phrase, packages, next
 * version, further opinions, another PIN, log.
 */
final class CoordinatorPage extends BorderPane {
    private final CoordinatorViewModel viewModel;
    private final ReadingViewModel shell;
    private final FileQuestions files;
    private final Controls controls = new Controls();
    private final ReaderTable readers = new ReaderTable();
    private final VBox taken = new VBox();
    private final BooleanBinding noPhrase;

    CoordinatorPage(CoordinatorViewModel viewModel, ReadingViewModel shell, FileQuestions files) {
        this.viewModel = viewModel;
        this.shell = shell;
        this.files = files;
        noPhrase = viewModel.passPhraseProperty().isEmpty();
        setTop(head());
        VBox box = new VBox(
                hash(),
                card("desk.readers", readers),
                collecting(),
                keyWork(),
                new AdjudicationCard(viewModel),
                new PinCard(viewModel),
                new AuditCard(viewModel.log()));
        box.getStyleClass().add("reading-step");
        setCenter(controls.scrolling(Controls.centred(box)));
        VBox foot = new VBox(
                controls.line(viewModel.work().noticeProperty(), "reading-saved"),
                controls.line(viewModel.work().failureProperty(), "hilum-banner-bad"));
        foot.getStyleClass().add("reading-footer");
        setBottom(Controls.shownWhile(
                foot,
                viewModel
                        .work()
                        .noticeProperty()
                        .isNotEmpty()
                        .or(viewModel.work().failureProperty().isNotEmpty())));
        viewModel.statusProperty().subscribe(status -> status.ifPresent(study -> readers.show(study.readers())));
        viewModel.taken().subscribe(this::showTaken);
        showTaken();
    }

    private Node head() {
        Button results = controls.button("start.results", () -> shell.results(viewModel.reading()));
        HBox row = new HBox(
                controls.iconButton("desk.back", MaterialDesignA.ARROW_LEFT, shell::showList, "hilum-quiet"),
                controls.label(controls.text("desk.title", viewModel.reading()), "hilum-title"),
                controls.spring(),
                results);
        row.getStyleClass().addAll("reading-row", "reading-header");
        return row;
    }

    private Node hash() {
        TextField hash = new TextField();
        hash.setId("desk-hash");
        hash.setEditable(false);
        hash.getStyleClass().add("reading-hash");
        hash.setAccessibleText(controls.text("freeze.hash"));
        hash.setTooltip(new Tooltip(controls.text("freeze.hash.hint")));
        HBox.setHgrow(hash, Priority.ALWAYS);
        var version = controls.label("", "hilum-secondary");
        version.setMinWidth(USE_PREF_SIZE);
        viewModel
                .statusProperty()
                .subscribe(status -> status.ifPresent(study -> {
                    hash.setText(study.hash());
                    version.setText(controls.text(
                            "desk.version",
                            study.version(),
                            study.ratings().received(),
                            study.ratings().expected()));
                }));
        HBox row = new HBox(version, hash);
        row.getStyleClass().add("reading-row");
        return row;
    }

    private Node card(String key, Node... content) {
        VBox card = new VBox(controls.label(controls.text(key), "hilum-section"));
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("hilum-card", "reading-step-fields");
        return card;
    }

    private Node collecting() {
        Button collect = controls.button("desk.collect", this::chooseResults, "hilum-primary");
        KeptFocus.disableWhile(collect, viewModel.work().busyProperty());
        controls.focusWhenShown(collect, () -> true);
        HBox row =
                new HBox(controls.label(controls.text("desk.collect.about"), "hilum-hint"), controls.spring(), collect);
        row.getStyleClass().add("reading-row");
        return card("desk.results", row, taken);
    }

    private void chooseResults() {
        List<Path> chosen = files.openMany(getScene().getWindow(), FileQuestions.Kind.RESULT);
        if (!chosen.isEmpty()) {
            viewModel.collect(chosen);
        }
    }

    private void showTaken() {
        taken.getChildren().clear();
        for (CoordinatorViewModel.Taken outcome : viewModel.taken()) {
            HBox line = new HBox(
                    controls.label(
                            controls.text(outcome.accepted() ? "desk.taken" : "desk.refused"),
                            "reading-level",
                            outcome.accepted() ? "reading-level-good" : "reading-level-bad"),
                    controls.label(outcome.words()));
            line.getChildren().getFirst().setId(outcome.accepted() ? "taken-accepted" : "taken-refused");
            ((javafx.scene.control.Label) line.getChildren().getFirst()).setMinWidth(USE_PREF_SIZE);
            line.getStyleClass().addAll("reading-row", "reading-top");
            taken.getChildren().add(line);
        }
        taken.getStyleClass().setAll("reading-list");
    }

    /** What opens the key: packages and the next version. */
    private Node keyWork() {
        PasswordField phrase = controls.secret("desk.phrase", viewModel.passPhraseProperty());
        Button pack = controls.button(
                "desk.pack",
                () -> files.folder(getScene().getWindow(), FileQuestions.Kind.PACKAGE)
                        .ifPresent(viewModel::writePackages));
        KeptFocus.disableWhile(pack, noPhrase.or(viewModel.work().busyProperty()));
        Button supersede =
                controls.button("desk.supersede", () -> viewModel.supersede(name -> shell.design(Optional.of(name))));
        KeptFocus.disableWhile(supersede, noPhrase.or(viewModel.work().busyProperty()));
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(viewModel.progressProperty());
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(controls.text("desk.packing"));
        HBox row = new HBox(pack, supersede);
        row.getStyleClass().add("reading-row");
        return card(
                "desk.key",
                controls.named("desk.phrase", phrase),
                row,
                Controls.shownWhile(progress, viewModel.progressProperty().greaterThanOrEqualTo(0)),
                controls.label(controls.text("desk.key.about"), "hilum-hint"));
    }
}
