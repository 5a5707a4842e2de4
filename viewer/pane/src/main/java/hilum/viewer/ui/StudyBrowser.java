package hilum.viewer.ui;

import hilum.resources.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The list of open studies, with search, progress of a scan, and what was left out. Folds to a narrow column. */
public final class StudyBrowser extends VBox {
    private static final Messages WORDS = Messages.of("viewer");
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");
    private static final double WIDTH_PX = 268;
    private static final double FOLDED_WIDTH_PX = 60;

    private final BrowserModel model;
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private final CustomTextField search = new CustomTextField();
    private final Button fold = new Button();
    private final ListView<StudyRow> list = new ListView<>();
    private boolean following;

    public StudyBrowser(BrowserModel model) {
        this.model = model;
        getStyleClass().add("study-browser");
        HBox top = new HBox(6, searchField(), foldButton());
        top.getStyleClass().add("browser-top");
        top.setAlignment(Pos.CENTER_RIGHT);
        studyList();
        getChildren().addAll(top, list, progressLine(), new SkippedLine(model.skipped(), folded));
        VBox.setVgrow(list, Priority.ALWAYS);
        new FileDrop(this, model::open);
        folded.subscribe(this::resizeFor);
    }

    private void resizeFor(boolean narrow) {
        pseudoClassStateChanged(FOLDED, narrow);
        double width = narrow ? FOLDED_WIDTH_PX : WIDTH_PX;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        String key = narrow ? "browser.unfold" : "browser.fold";
        fold.setGraphic(new FontIcon(narrow ? MaterialDesignC.CHEVRON_RIGHT : MaterialDesignC.CHEVRON_LEFT));
        fold.setAccessibleText(WORDS.text(key));
        fold.setTooltip(new Tooltip(WORDS.text(key)));
    }

    private Node searchField() {
        search.setLeft(new FontIcon(MaterialDesignM.MAGNIFY));
        search.promptTextProperty().bind(model.studyCountProperty().map(count -> WORDS.text("browser.search", count)));
        search.setAccessibleText(WORDS.text("browser.search.name"));
        search.setTooltip(new Tooltip(WORDS.text("browser.search.tooltip")));
        search.textProperty().bindBidirectional(model.searchProperty());
        search.visibleProperty().bind(folded.not());
        search.managedProperty().bind(folded.not());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                list.requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        HBox.setHgrow(search, Priority.ALWAYS);
        return search;
    }

    private Node foldButton() {
        fold.getStyleClass().addAll("hilum-quiet", "browser-fold");
        fold.setOnAction(press -> folded.set(!folded.get()));
        return fold;
    }

    private void studyList() {
        list.getStyleClass().add("study-list");
        list.setAccessibleText(WORDS.text("browser.list"));
        list.setItems(model.rows());
        list.setCellFactory(view -> new StudyCell(model, folded));
        list.setPlaceholder(placeholder());
        list.setMinWidth(0);
        list.getSelectionModel().selectedItemProperty().addListener((property, before, row) -> {
            if (row != null && !following) {
                model.select(row.study());
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                model.nextView(event.getCode() == KeyCode.LEFT ? -1 : 1);
                event.consume();
            }
        });
        model.selectionProperty().addListener(change -> follow());
        model.rows().subscribe(this::follow);
    }

    /** Marks the chosen study in the list, also after the rows were made anew. */
    private void follow() {
        following = true;
        try {
            int index = model.indexOfSelected();
            if (index < 0) {
                list.getSelectionModel().clearSelection();
            } else {
                boolean moved = list.getSelectionModel().getSelectedIndex() != index;
                list.getSelectionModel().clearAndSelect(index);
                list.getFocusModel().focus(index);
                if (moved) {
                    list.scrollTo(index);
                }
            }
        } finally {
            following = false;
        }
    }

    private Node placeholder() {
        FontIcon sign = new FontIcon(MaterialDesignF.FOLDER_DOWNLOAD_OUTLINE);
        sign.getStyleClass().add("state-icon");
        Label title = wrapped("hilum-section");
        Label text = wrapped("hilum-hint");
        var searched = model.searchProperty()
                .isNotEmpty()
                .and(model.studyCountProperty().greaterThan(0));
        title.textProperty()
                .bind(Bindings.when(searched)
                        .then(WORDS.text("browser.none.title"))
                        .otherwise(WORDS.text("browser.empty.title")));
        text.textProperty()
                .bind(Bindings.when(searched)
                        .then(WORDS.text("browser.none.text"))
                        .otherwise(WORDS.text("browser.empty.text")));
        VBox all = new VBox(8, sign, title, text);
        all.getStyleClass().add("browser-empty");
        all.setMinWidth(0);
        all.visibleProperty().bind(folded.not());
        return all;
    }

    private static Label wrapped(String styleClass) {
        Label label = new Label();
        label.setWrapText(true);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private Node progressLine() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("state-progress");
        Label text = new Label();
        text.getStyleClass().add("hilum-secondary");
        text.textProperty().bind(model.filesReadProperty().map(files -> WORDS.text("scan.progress", files)));
        text.visibleProperty().bind(folded.not());
        text.managedProperty().bind(folded.not());
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button stop = new Button(WORDS.text("scan.stop"));
        stop.getStyleClass().add("hilum-quiet");
        stop.setTooltip(new Tooltip(WORDS.text("scan.stop.tooltip")));
        stop.setOnAction(press -> model.stopScan());
        stop.visibleProperty().bind(folded.not());
        stop.managedProperty().bind(folded.not());
        HBox line = new HBox(8, turning, text, stop);
        line.getStyleClass().add("scan-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        line.visibleProperty().bind(model.scanningProperty());
        line.managedProperty().bind(model.scanningProperty());
        return line;
    }

    /** The search field, for a key that jumps to it. */
    public Node searchNode() {
        return search;
    }

    public BrowserModel model() {
        return model;
    }

    /** A narrow column of initials, for small windows. */
    public BooleanProperty foldedProperty() {
        return folded;
    }
}
