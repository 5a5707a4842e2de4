package hilum.app;

import hilum.assistant.ui.ChatPanel;
import hilum.assistant.ui.DraftPanel;
import hilum.model.ModelState;
import hilum.reading.ui.NativeFileQuestions;
import hilum.reading.ui.ReadingPanel;
import hilum.resources.Messages;
import hilum.resources.Stylesheets;
import hilum.viewer.ui.PaneState;
import hilum.viewer.ui.StudyBrowser;
import hilum.viewer.ui.ViewerPane;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The main window: studies, picture and panel, with the bars above and below. JavaFX thread only. */
final class WorkstationWindow {
    /** Below this width the studies fold to a narrow column and the panel gets narrower. */
    private static final double NARROW_WIDTH = 1500;

    private static final double PANEL_WIDTH = 460;
    private static final double NARROW_PANEL_WIDTH = 380;
    private static final double READING_SHARE = 0.52;
    /** While a case is read, the other panels are out of sight. */
    private static final PseudoClass READING = PseudoClass.getPseudoClass("reading");

    private final Stage stage;
    private final Composition parts;
    private final StartObserver observer;
    private final Messages words;
    private final WindowActions actions;
    private final TopBar topBar;
    private final StatusLine statusLine;
    private final ViewerPane viewer;
    private final ViewerPane caseViewer;
    private final StudyBrowser browser;
    private final StartScreen startScreen;
    private final Tab chatTab;
    private final Tab draftTab;
    private final Tab readingTab;
    private final ReadingPanel readingPanel;
    private final TabPane panel = new TabPane();
    private final SplitPane middle = new SplitPane();
    private final BorderPane root = new BorderPane();
    /** A case's picture is shown beside the reading panel. */
    private final BooleanBinding inReading;
    /** The reading panel is open without a picture: it has the whole window. */
    private final BooleanBinding readingAlone;

    private final StackPane centre = new StackPane();

    WorkstationWindow(Stage stage, Composition parts, StartObserver observer) {
        this.stage = stage;
        this.parts = parts;
        this.observer = observer;
        this.words = parts.words;
        actions = new WindowActions(stage, parts, this::showReading);
        statusLine = new StatusLine(words);
        viewer = new ViewerPane(parts.viewer);
        caseViewer = new ViewerPane(parts.caseViewer);
        browser = new StudyBrowser(parts.browser);
        startScreen = new StartScreen(words, actions);
        chatTab = tab("tab.chat", new ChatPanel(parts.chat, Messages.of("assistant"), actions::showWhatTheModelSaw));
        draftTab = tab("tab.draft", new DraftPanel(parts.drafting, Messages.of("assistant")));
        readingPanel = new ReadingPanel(parts.reading, new NativeFileQuestions(), parts.readingResults);
        readingTab = tab("tab.reading", readingPanel);
        inReading = readingTab.selectedProperty().and(parts.caseView.activeProperty());
        readingAlone = readingTab
                .selectedProperty()
                .and(parts.caseView.activeProperty().not());
        topBar = new TopBar(words, actions, parts.viewer, parts.caseViewer, inReading);
    }

    /** Lays the window out, shows it, and then opens {@code files}. */
    void show(List<Path> files) {
        layOut();
        connect();
        Screen screen = Screen.getPrimary();
        Scene scene = new Scene(
                root,
                Math.min(1920, screen.getVisualBounds().getWidth()),
                Math.min(1080, screen.getVisualBounds().getHeight()));
        scene.getStylesheets().setAll(Stylesheets.readingRoom());
        new WindowKeys(scene, actions, viewer.viewport(), panel, browser.searchNode())
                .toggles(topBar.studiesToggle(), topBar.panelToggle());
        takeDrops(scene);
        scene.widthProperty().addListener((_, before, now) -> adapt(before.doubleValue(), now.doubleValue()));
        stage.setTitle(words.text("app.name") + " \u00b7 " + words.text("research.line"));
        stage.setScene(scene);
        stage.setMinWidth(1024);
        stage.setMinHeight(640);
        stage.show();
        adapt(Double.MAX_VALUE, scene.getWidth());
        afterNextFrame(() -> {
            observer.windowShown();
            parts.reading.start();
            actions.loadModel();
            if (!files.isEmpty()) {
                actions.open(files);
            }
        });
    }

    private void layOut() {
        BooleanBinding nothingOpen = parts.browser
                .studyCountProperty()
                .isEqualTo(0)
                .and(parts.browser.scanningProperty().not())
                .and(inReading.not());
        shownWhen(caseViewer, inReading);
        shownWhen(startScreen, nothingOpen);
        shownWhen(viewer, inReading.not().and(nothingOpen.not()));
        centre.getChildren().addAll(viewer, caseViewer, startScreen);
        centre.setMinWidth(320);
        panel.getStyleClass().add("side-panel");
        panel.getTabs().addAll(chatTab, draftTab, readingTab);
        panel.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        panel.setMinWidth(320);
        SplitPane.setResizableWithParent(panel, false);
        middle.getItems().addAll(centre, panel);
        shownWhen(
                browser,
                topBar.studiesToggle()
                        .selectedProperty()
                        .and(readingTab.selectedProperty().not()));
        topBar.studiesToggle().setSelected(true);
        topBar.panelToggle().setSelected(true);
        topBar.panelToggle().selectedProperty().addListener((_, _, _) -> arrangeMiddle());
        inReading.addListener((_, _, reading) -> panel.pseudoClassStateChanged(READING, reading));
        inReading.addListener((_, _, _) -> arrangeMiddle());
        readingAlone.addListener((_, _, _) -> arrangeMiddle());
        root.getStyleClass().add("workstation");
        root.setTop(topBar);
        root.setLeft(browser);
        root.setCenter(middle);
        root.setBottom(statusLine);
    }

    private void connect() {
        parts.inView.modelProperty().addListener((_, _, state) -> showModel(state));
        showModel(parts.inView.modelProperty().get());
        caseViewer.addEventFilter(InputEvent.ANY, _ -> readingPanel.noteActivity());
        caseViewer.addEventFilter(KeyEvent.KEY_PRESSED, this::overCase);
        new StudyFollower(parts, words).follow(draftTab.selectedProperty());
        parts.viewer.stateProperty().addListener((_, _, state) -> {
            if (state instanceof PaneState.Shown) {
                afterNextFrame(this::pictureShown);
            }
        });
        parts.browser.studyCountProperty().addListener((_, _, _) -> showActivity());
        parts.browser.scanningProperty().addListener((_, _, _) -> showActivity());
        parts.drawingSample.addListener((_, _, _) -> showActivity());
        parts.savedAt.addListener((_, _, at) -> statusLine.showSaved(at));
        showActivity();
    }

    /** In a reading the digits answer, wherever the focus is; windows are in the menu. */
    private void overCase(KeyEvent event) {
        if (event.getCode().isDigitKey() || event.getCode() == KeyCode.ENTER) {
            readingPanel.takeKey(event);
            event.consume();
        }
    }

    private void pictureShown() {
        if (observer.pictureShown()) {
            stage.hide();
        }
    }

    private void showModel(ModelState state) {
        topBar.showModel(state);
        statusLine.showModel(state);
        startScreen.showModel(
                words.text("start.model.now", ModelStateWords.of(state, words).full()));
    }

    private void showActivity() {
        statusLine.showActivity(
                parts.browser.scanningProperty().get()
                        ? words.text("status.scanning")
                        : words.text(
                                "status.studies",
                                parts.browser.studyCountProperty().get()));
    }

    private void showReading() {
        topBar.panelToggle().setSelected(true);
        panel.getSelectionModel().select(readingTab);
        panel.requestFocus();
    }

    /** Picture and panel beside each other, or one of them alone. */
    private void arrangeMiddle() {
        boolean panelShown = topBar.panelToggle().isSelected();
        List<Node> wanted =
                panelShown ? readingAlone.get() ? List.<Node>of(panel) : List.of(centre, panel) : List.<Node>of(centre);
        if (!middle.getItems().equals(wanted)) {
            middle.getItems().setAll(wanted);
        }
        if (wanted.size() > 1) {
            setPanelWidth(inReading.get() ? middle.getWidth() * READING_SHARE : usualPanelWidth());
        }
    }

    private double usualPanelWidth() {
        return root.getWidth() < NARROW_WIDTH ? NARROW_PANEL_WIDTH : PANEL_WIDTH;
    }

    private void adapt(double before, double now) {
        boolean narrow = now < NARROW_WIDTH;
        if (narrow != before < NARROW_WIDTH || before == Double.MAX_VALUE) {
            browser.foldedProperty().set(narrow);
            topBar.setCompact(narrow);
            setPanelWidth(narrow ? NARROW_PANEL_WIDTH : PANEL_WIDTH);
        }
    }

    private void setPanelWidth(double width) {
        root.applyCss();
        root.layout();
        if (middle.getWidth() > 0 && !middle.getDividers().isEmpty()) {
            middle.setDividerPositions(1 - width / middle.getWidth());
        }
    }

    private void takeDrops(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.setOnDragDropped(this::dropped);
    }

    private void dropped(DragEvent event) {
        List<Path> paths =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(!paths.isEmpty());
        event.consume();
        actions.open(paths);
    }

    private Tab tab(String key, Node content) {
        Tab tab = new Tab(words.text(key), content);
        tab.setId(key.replace('.', '-'));
        return tab;
    }

    private static void shownWhen(Node node, javafx.beans.value.ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    /** Two pulses from now the scene as it stands has been drawn. */
    private static void afterNextFrame(Runnable action) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == 2) {
                    stop();
                    action.run();
                }
            }
        }.start();
    }
}
