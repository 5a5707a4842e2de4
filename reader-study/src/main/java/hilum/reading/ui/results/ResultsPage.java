package hilum.reading.ui.results;

import hilum.reading.export.Typeface;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/** The results of one reading, from locked to exported. */
public final class ResultsPage extends BorderPane {
    private final ResultsViewModel viewModel;
    private final ResultFiles files;
    private final Typeface typeface;
    private final ResultsControls controls = new ResultsControls();

    /** {@code back} leads to where the page was opened from. */
    public ResultsPage(ResultsViewModel viewModel, ResultFiles files, Typeface typeface, Runnable back) {
        this.viewModel = viewModel;
        this.files = files;
        this.typeface = typeface;
        getStyleClass().add("results-page");
        HBox head = new HBox(
                controls.button("results.back", MaterialDesignA.ARROW_LEFT, back, "hilum-quiet"),
                controls.label(controls.text("results.title"), "hilum-title"));
        head.getStyleClass().add("results-head");
        setTop(head);
        setBottom(foot());
        viewModel.stateProperty().subscribe(this::show);
    }

    private void show(ResultsState state) {
        Node node = switch (state) {
            case ResultsState.Loading _ -> middle(controls.label(controls.text("results.loading"), "hilum-hint"));
            case ResultsState.Failed failed ->
                middle(
                        controls.label(failed.words(), "hilum-banner-bad"),
                        controls.button("results.retry", MaterialDesignR.REFRESH, viewModel::start));
            case ResultsState.Locked locked -> new LockedPage(viewModel, locked.status());
            case ResultsState.Working _ -> middle(controls.label(controls.text("results.analysing"), "hilum-section"));
            case ResultsState.Open open -> new OpenPage(viewModel, open.study(), files, typeface);
        };
        setCenter(node);
        if (state instanceof ResultsState.Open) {
            Platform.runLater(node::requestFocus);
        }
    }

    private static Node middle(Node... nodes) {
        VBox box = new VBox(nodes);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("results-state");
        return box;
    }

    /** Progress, what was done and what went wrong: seen in every state. */
    private Node foot() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(viewModel.progressProperty());
        bar.setAccessibleText(controls.text("results.progress"));
        bar.getStyleClass().add("results-progress");
        Button stop = controls.button("results.stop", MaterialDesignS.STOP, viewModel::stop);
        HBox working = new HBox(
                bar, controls.line(viewModel.progressWordsProperty(), "hilum-secondary"), controls.spring(), stop);
        working.getStyleClass().add("results-row");
        working.visibleProperty().bind(viewModel.busyProperty());
        working.managedProperty().bind(working.visibleProperty());
        VBox foot = new VBox(
                working,
                controls.line(viewModel.noticeProperty(), "results-notice"),
                controls.line(viewModel.failureProperty(), "hilum-banner-bad"));
        foot.getStyleClass().add("results-foot");
        foot.visibleProperty()
                .bind(viewModel
                        .busyProperty()
                        .or(viewModel.noticeProperty().isNotEmpty())
                        .or(viewModel.failureProperty().isNotEmpty()));
        foot.managedProperty().bind(foot.visibleProperty());
        return foot;
    }
}
