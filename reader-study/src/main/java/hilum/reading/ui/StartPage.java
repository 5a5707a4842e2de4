package hilum.reading.ui;

import hilum.reading.ReadingWords;
import hilum.reading.Sitting;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The list of sittings with their progress, and the way to a new reading. */
final class StartPage extends VBox {
    private final ReadingViewModel viewModel;
    private final FileQuestions files;
    private final Controls controls = new Controls();
    private final ReadingWords words = new ReadingWords();
    /** The first unfinished sitting has the focus; null when there is none. */
    private final @Nullable Sitting toGoOnWith;

    StartPage(ReadingViewModel viewModel, FileQuestions files) {
        this.viewModel = viewModel;
        this.files = files;
        toGoOnWith = viewModel.sittings().stream()
                .filter(sitting -> !sitting.finished())
                .findFirst()
                .orElse(null);
        getStyleClass().add("reading-page");
        boolean empty = viewModel.sittings().isEmpty();
        Button make = controls.button("start.new", this::chooseFile, empty ? "hilum-primary" : "reading-plain");
        HBox head = new HBox(controls.label(controls.text("start.title"), "hilum-title"), controls.spring(), make);
        head.getStyleClass().add("reading-row");
        getChildren()
                .addAll(
                        head,
                        controls.line(viewModel.failureProperty(), "hilum-banner-bad"),
                        empty ? nothingYet() : list());
    }

    private void chooseFile() {
        files.openCsv(getScene().getWindow()).ifPresent(viewModel::prepare);
    }

    private Node nothingYet() {
        FontIcon icon = new FontIcon(MaterialDesignC.CLIPBOARD_TEXT_OUTLINE);
        icon.getStyleClass().add("reading-large-icon");
        VBox box = new VBox(
                icon,
                controls.label(controls.text("start.empty"), "hilum-section"),
                controls.label(controls.text("start.empty.hint"), "hilum-hint"));
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("reading-state");
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    private Node list() {
        VBox rows = new VBox();
        rows.getStyleClass().add("reading-list");
        viewModel.sittings().forEach(sitting -> rows.getChildren().add(card(sitting)));
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private Node card(Sitting sitting) {
        String key = sitting.finished() ? "start.show" : sitting.committed() == 0 ? "start.begin" : "start.resume";
        Button open = controls.button(
                key, () -> viewModel.open(sitting), sitting.finished() ? "reading-plain" : "hilum-primary");
        if (sitting.equals(toGoOnWith)) {
            controls.focusWhenShown(open, () -> true);
        }
        open.setAccessibleText(
                controls.text("start.open.accessible", open.getText(), sitting.reading(), sitting.reader()));
        VBox name = new VBox(
                controls.label(sitting.reading(), "hilum-section"),
                controls.label(
                        controls.text("start.about", words.of(sitting.tasks()), sitting.reader()), "hilum-secondary"));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox top = new HBox(name, open);
        top.getStyleClass().add("reading-row");
        VBox card = new VBox(top, progress(sitting));
        card.getStyleClass().addAll("hilum-card", "reading-card");
        return card;
    }

    private Node progress(Sitting sitting) {
        ProgressBar bar = new ProgressBar((double) sitting.committed() / sitting.caseCount());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(controls.text("start.done-of", sitting.committed(), sitting.caseCount()));
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox row = new HBox(
                bar,
                controls.label(
                        sitting.finished()
                                ? controls.text("start.done")
                                : controls.text("start.done-of", sitting.committed(), sitting.caseCount()),
                        "hilum-secondary"));
        row.getStyleClass().add("reading-row");
        return row;
    }
}
