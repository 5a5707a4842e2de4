package hilum.reading.ui;

import hilum.reading.Sitting;
import hilum.reading.StudyStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/**
 * Who can read here and which studies are looked after here. The first reader who is not done has the focus. Focus order: new study, open a
 * package, studies, readers.
 */
final class StartPage extends VBox {
    /** So many lines stand in the smallest window. */
    private static final int SURELY_SEEN = 6;

    private final ReadingViewModel viewModel;
    private final FileQuestions files;
    private final Controls controls = new Controls();
    /** Null when nobody is left to read. */
    private final @Nullable Sitting toGoOnWith;
    /** Whether its row has had the focus. */
    private boolean focused;

    StartPage(ReadingViewModel viewModel, FileQuestions files) {
        this.viewModel = viewModel;
        this.files = files;
        toGoOnWith = viewModel.sittings().stream()
                .filter(sitting -> !sitting.finished())
                .findFirst()
                .orElse(null);
        getStyleClass().add("reading-page");
        boolean empty = viewModel.sittings().isEmpty() && viewModel.studies().isEmpty();
        getChildren()
                .addAll(
                        head(empty),
                        controls.line(viewModel.noticeProperty(), "reading-saved"),
                        controls.line(viewModel.failureProperty(), "hilum-banner-bad"),
                        empty ? nothingYet() : lists());
    }

    private Node head(boolean empty) {
        Button make = controls.button(
                "start.new", () -> viewModel.design(Optional.empty()), empty ? "hilum-primary" : "reading-plain");
        Button install = controls.button(
                "start.package",
                () -> files.open(getScene().getWindow(), FileQuestions.Kind.PACKAGE)
                        .ifPresent(viewModel::install));
        if (empty) {
            controls.focusWhenShown(make, () -> true);
        }
        HBox head =
                new HBox(controls.label(controls.text("start.title"), "hilum-title"), controls.spring(), make, install);
        head.getStyleClass().add("reading-row");
        return head;
    }

    private Node nothingYet() {
        FontIcon icon = new FontIcon(MaterialDesignC.CLIPBOARD_TEXT_OUTLINE);
        icon.getStyleClass().add("reading-large-icon");
        VBox box = new VBox(
                icon,
                controls.label(controls.text("start.empty"), "hilum-section"),
                controls.label(controls.text("start.empty.hint"), "hilum-hint", "reading-cover-words"));
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("reading-state");
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    /** A line of the page. */
    private sealed interface Line {
        /** Begins a part; {@code key} names its words. */
        record Heading(String key) implements Line {}

        /** Somebody who reads here. */
        record Seat(Sitting sitting) implements Line {}

        /** A study that is looked after here. */
        record Study(StudyStatus status) implements Line {}
    }

    private Node lists() {
        List<Line> lines = new ArrayList<>();
        if (!viewModel.studies().isEmpty()) {
            lines.add(new Line.Heading("start.coordinate"));
            viewModel.studies().forEach(study -> lines.add(new Line.Study(study)));
        }
        if (!viewModel.sittings().isEmpty()) {
            lines.add(new Line.Heading("start.read"));
            viewModel.sittings().forEach(sitting -> lines.add(new Line.Seat(sitting)));
        }
        RowList<Line> list = new RowList<>(controls.text("start.list"), this::row, this::spoken).ofControls();
        list.getStyleClass().add("reading-lists");
        list.getItems().setAll(lines);
        int first = toGoOnWith == null ? 0 : lines.indexOf(new Line.Seat(toGoOnWith));
        if (first >= SURELY_SEEN) {
            list.scrollTo(first - 1);
        }
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox box = Controls.centred(list);
        VBox.setVgrow(box, Priority.ALWAYS);
        return box;
    }

    private Node row(Line line) {
        return switch (line) {
            case Line.Heading heading -> heading(heading.key());
            case Line.Seat seat -> reader(seat.sitting());
            case Line.Study study -> study(study.status());
        };
    }

    private String spoken(Line line) {
        return switch (line) {
            case Line.Heading heading -> controls.text(heading.key());
            case Line.Seat seat ->
                controls.text(
                        "start.about", seat.sitting().reader(), seat.sitting().reading());
            case Line.Study study -> controls.text("start.about", study.status().name(), about(study.status()));
        };
    }

    private VBox heading(String key) {
        VBox rows = new VBox(
                controls.label(controls.text(key), "hilum-section"),
                controls.label(controls.text(key + ".hint"), "hilum-hint"));
        rows.getStyleClass().add("reading-lists-heading");
        return rows;
    }

    private Node reader(Sitting sitting) {
        String key = sitting.finished() ? "start.show" : sitting.committed() == 0 ? "start.begin" : "start.resume";
        Button open = controls.button(
                key, () -> viewModel.open(sitting), sitting.equals(toGoOnWith) ? "hilum-primary" : "reading-plain");
        open.setText(controls.text(key, sitting.progress().itemsDone() + 1));
        if (sitting.equals(toGoOnWith)) {
            // Once: a row that is scrolled away and made again leaves the focus where it is.
            controls.focusWhenShown(open, () -> !focused);
            open.focusedProperty().subscribe(now -> focused |= now);
        }
        open.setAccessibleText(
                controls.text("start.open.accessible", open.getText(), sitting.reading(), sitting.reader()));
        Button results = controls.button("start.reader-results", () -> viewModel.openResults(sitting), "hilum-quiet");
        VBox name = new VBox(
                controls.label(sitting.reader(), "hilum-section"),
                controls.label(sitting.reading(), "hilum-secondary"));
        name.getStyleClass().add("reading-who");
        HBox row = new HBox(name, progress(sitting), results, open);
        row.getStyleClass().addAll("hilum-card", "reading-row", "reading-seat");
        return row;
    }

    private Node progress(Sitting sitting) {
        String words = sitting.finished()
                ? controls.text("start.done", sitting.progress().items())
                : controls.text(
                        "start.done-of",
                        sitting.progress().itemsDone(),
                        sitting.progress().items());
        ProgressBar bar = new ProgressBar((double) sitting.progress().itemsDone()
                / Math.max(1, sitting.progress().items()));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words);
        VBox box = new VBox(bar, controls.label(words, "hilum-secondary"));
        box.getStyleClass().add("reading-tight");
        box.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private Node study(StudyStatus study) {
        VBox name = new VBox(
                controls.label(study.name(), "hilum-section"), controls.label(about(study), "hilum-secondary"));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox row = new HBox(name);
        if (study.frozen()) {
            row.getChildren()
                    .addAll(
                            named(study, controls.button("start.results", () -> viewModel.results(study.name()))),
                            named(study, controls.button("start.open", () -> viewModel.coordinate(study.name()))));
        } else {
            row.getChildren()
                    .add(named(
                            study, controls.button("start.draft", () -> viewModel.design(Optional.of(study.name())))));
        }
        row.getStyleClass().addAll("hilum-card", "reading-row", "reading-seat");
        return row;
    }

    private Button named(StudyStatus study, Button button) {
        button.setAccessibleText(
                controls.text("start.study.accessible", Objects.requireNonNull(button.getText()), study.name()));
        return button;
    }

    private String about(StudyStatus study) {
        return study.frozen()
                ? controls.text(
                        "start.frozen",
                        study.version(),
                        study.readers().size(),
                        study.ratings().received(),
                        study.ratings().expected())
                : controls.text("start.drafted");
    }
}
