package hilum.assistant.ui;

import hilum.assistant.DraftContent;
import hilum.assistant.DraftSection;
import hilum.assistant.DraftStep;
import hilum.resources.Messages;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/** The draft under review: counters and keys above, sentences by section, what leaves it below. */
public final class DraftPanel extends BorderPane {
    private final DraftViewModel draft;
    private final Words words;
    private final Nodes nodes;
    private final VBox sheet = new VBox();
    private final ScrollPane scroll = new ScrollPane(sheet);
    private final List<SectionBox> sections;

    /** A panel of {@code draft}. */
    public DraftPanel(DraftViewModel draft, Messages messages) {
        this.draft = draft;
        this.words = new Words(messages);
        this.nodes = new Nodes(words);
        this.sections = Arrays.stream(DraftStep.values())
                .map(step -> new SectionBox(step, draft, words, sheet::requestFocus))
                .toList();
        getStyleClass().addAll("assistant-panel", "assistant-draft");
        setTop(top());
        setCenter(new StackPane(body(), empty()));
        setBottom(bottom());
        draft.contentProperty().addListener((value, before, now) -> render());
        draft.streamingProperty().addListener((value, before, now) -> render());
        draft.waitingProperty().addListener((value, before, now) -> render());
        draft.selectedIdProperty().addListener((value, before, now) -> mark(true));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        render();
    }

    /** Puts the keyboard focus on the sentences. */
    public void focusSentences() {
        sheet.requestFocus();
    }

    private Node top() {
        Label counts = nodes.plain("", "hilum-chip");
        counts.textProperty().bind(Bindings.createStringBinding(this::counts, draft.contentProperty()));
        Label more = nodes.plain("", "hilum-hint");
        more.textProperty().bind(Bindings.createStringBinding(this::moreCounts, draft.contentProperty()));
        counts.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = new HBox(counts, more, Nodes.spring(), undo(), start(), stop());
        first.getStyleClass().add("assistant-line");
        visible(counts, begun());
        Label from = nodes.plain("", "hilum-hint");
        from.textProperty().bind(Bindings.createStringBinding(this::from, draft.contentProperty()));
        from.managedProperty().bind(from.textProperty().isNotEmpty());
        FlowPane keys = Nodes.flow(
                from,
                nodes.key("draft.key.A", "draft.key.accept"),
                nodes.key("draft.key.E", "draft.key.edit"),
                nodes.key("draft.key.X", "draft.key.reject"),
                nodes.key("draft.key.Z", "draft.key.undo"));
        visible(keys, begun());
        Label wiring = nodes.wrapping(words.text("wiring.banner"), "hilum-banner-warn");
        wiring.setGraphic(Nodes.icon(MaterialDesignA.ALERT_OUTLINE, "assistant-warn-icon"));
        wiring.setMaxWidth(Double.MAX_VALUE);
        visible(wiring, draft.wiringOnly());
        Label reason = message(draft.reasonAgainstDrafting(), "assistant-unavailable");
        reason.setGraphic(Nodes.icon(MaterialDesignI.INFORMATION_OUTLINE));
        VBox top = new VBox(wiring, message(draft.problemProperty(), "hilum-banner-bad"), reason, first, keys);
        top.getStyleClass().add("assistant-top");
        return top;
    }

    private Button start() {
        Button start = nodes.explained(new Button(), "draft.start");
        BooleanBinding first = Bindings.createBooleanBinding(
                () -> draft.contentProperty().get().pictures().isEmpty(), draft.contentProperty());
        start.textProperty()
                .bind(Bindings.when(first).then(words.text("draft.start")).otherwise(words.text("draft.again")));
        start.accessibleTextProperty().bind(start.textProperty());
        start.getTooltip()
                .textProperty()
                .bind(Bindings.when(first)
                        .then(words.text("draft.start.tooltip"))
                        .otherwise(words.text("draft.again.tooltip")));
        start.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !draft.reasonAgainstDrafting().get().isEmpty(), draft.reasonAgainstDrafting()));
        start.setOnAction(event -> draft.start());
        start.getStyleClass().add("assistant-start");
        visible(start, draft.busyProperty().not());
        return start;
    }

    private Button stop() {
        Button stop =
                nodes.explained(new Button(words.text("draft.stop"), Nodes.icon(MaterialDesignS.STOP)), "draft.stop");
        stop.getStyleClass().add("assistant-stop");
        stop.setOnAction(event -> draft.stop());
        visible(stop, draft.busyProperty());
        return stop;
    }

    private Button undo() {
        Button undo = nodes.explained(new Button("", Nodes.icon(MaterialDesignU.UNDO)), "draft.undo");
        undo.getStyleClass().add("hilum-quiet");
        undo.disableProperty().bind(draft.canUndoProperty().not());
        undo.setOnAction(event -> draft.undo());
        return undo;
    }

    private Node body() {
        sheet.getStyleClass().add("assistant-sheet");
        sheet.getChildren().setAll(sections);
        sheet.setFocusTraversable(true);
        sheet.setAccessibleRole(AccessibleRole.LIST_VIEW);
        sheet.setAccessibleText(words.text("draft.list"));
        sheet.setOnMousePressed(event -> sheet.requestFocus());
        visible(sheet, begun());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private Node empty() {
        VBox box = new VBox(
                nodes.label("draft.empty", "hilum-section"),
                nodes.wrapping(words.text("draft.empty.hint"), "hilum-hint"));
        box.getStyleClass().add("assistant-empty");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        visible(box, begun().not());
        return box;
    }

    private BooleanBinding begun() {
        return Bindings.createBooleanBinding(
                () -> draft.busyProperty().get()
                        || !draft.contentProperty().get().pictures().isEmpty(),
                draft.busyProperty(),
                draft.contentProperty());
    }

    private Node bottom() {
        Button copy = nodes.explained(
                new Button(words.text("draft.copy"), Nodes.icon(MaterialDesignC.CONTENT_COPY)), "draft.copy");
        copy.setOnAction(event -> {
            Nodes.copy(draft.reviewedText());
            draft.copied();
        });
        Button save = nodes.explained(
                new Button(words.text("draft.save"), Nodes.icon(MaterialDesignC.CONTENT_SAVE_OUTLINE)), "draft.save");
        save.setOnAction(event -> askWhere().map(File::toPath).ifPresent(draft::save));
        BooleanBinding nothingKept = Bindings.createBooleanBinding(
                () -> draft.contentProperty().get().all().noneMatch(sentence -> sentence.kept()),
                draft.contentProperty());
        copy.disableProperty().bind(nothingKept);
        save.disableProperty().bind(nothingKept);
        HBox line = new HBox(message(draft.noticeProperty(), "hilum-hint"), Nodes.spring(), copy, save);
        line.getStyleClass().add("assistant-line");
        VBox box = new VBox(line, nodes.label("research.line", "hilum-research"));
        box.getStyleClass().add("assistant-bottom");
        return box;
    }

    private Optional<File> askWhere() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.text("draft.save.title"));
        chooser.setInitialFileName(words.text("draft.save.name"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(words.text("draft.save.type"), "*.txt"));
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()));
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && draft.busyProperty().get()) {
            draft.stop();
            event.consume();
            return;
        }
        if (event.getTarget() instanceof TextInputControl || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (event.isShortcutDown() && event.getCode() != KeyCode.Z) {
            return;
        }
        if (act(event.getCode())) {
            event.consume();
        }
    }

    private boolean act(KeyCode code) {
        switch (code) {
            case A -> draft.accept();
            case E -> chosenRow().ifPresent(SentenceRow::edit);
            case X -> chosenRow().ifPresent(SentenceRow::offerReasons);
            case Z -> draft.undo();
            case UP -> draft.move(-1);
            case DOWN -> draft.move(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void render() {
        DraftContent content = draft.contentProperty().get();
        for (int i = 0; i < sections.size(); i++) {
            DraftSection section = content.sections().get(i);
            sections.get(i)
                    .show(
                            section,
                            draft.streamingProperty().get(),
                            draft.waitingProperty().get());
        }
        mark(false);
    }

    private void mark(boolean reveal) {
        String id = draft.selectedIdProperty().get();
        sections.stream()
                .flatMap(SectionBox::rows)
                .forEach(row -> row.choose(row.sentence().id().equals(id)));
        if (reveal) {
            chosenRow().ifPresent(this::reveal);
        }
    }

    private Optional<SentenceRow> chosenRow() {
        String id = draft.selectedIdProperty().get();
        return sections.stream().flatMap(section -> section.row(id).stream()).findFirst();
    }

    /** Scrolls just as far as it takes to see the whole row. */
    private void reveal(Node row) {
        sheet.applyCss();
        sheet.layout();
        Bounds bounds = sheet.sceneToLocal(row.localToScene(row.getBoundsInLocal()));
        double view = scroll.getViewportBounds().getHeight();
        double hidden = sheet.getHeight() - view;
        if (hidden <= 0) {
            return;
        }
        double top = scroll.getVvalue() * hidden;
        if (bounds.getMinY() < top) {
            scroll.setVvalue(bounds.getMinY() / hidden);
        } else if (bounds.getMaxY() > top + view) {
            scroll.setVvalue((bounds.getMaxY() - view) / hidden);
        }
    }

    private String counts() {
        DraftContent.Counts counts = draft.contentProperty().get().counts();
        return words.text("draft.counts", counts.reviewed(), counts.sentences());
    }

    private String moreCounts() {
        DraftContent.Counts counts = draft.contentProperty().get().counts();
        return counts.edited() + counts.rejected() == 0
                ? ""
                : words.text("draft.counts.more", counts.edited(), counts.rejected());
    }

    private String from() {
        return draft.contentProperty().get().pictures().stream()
                .findFirst()
                .map(picture -> draft.contentProperty()
                        .get()
                        .model()
                        .map(name -> words.text("draft.from.model", picture.label(), name))
                        .orElseGet(() -> words.text("draft.from", picture.label())))
                .orElse("");
    }

    private Label message(ObservableStringValue text, String styleClass) {
        Label label = nodes.wrapping("", styleClass);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static void visible(Node node, ObservableBooleanValue value) {
        node.visibleProperty().bind(value);
        node.managedProperty().bind(node.visibleProperty());
    }
}
