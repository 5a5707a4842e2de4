package hilum.assistant.ui;

import hilum.assistant.SeenPicture;
import hilum.resources.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** The chat beside the pictures: questions right, answers left, the input below. */
public final class ChatPanel extends BorderPane {
    private final ChatViewModel chat;
    private final Words words;
    private final Nodes nodes;
    private final VBox sheet = new VBox();
    private final TextArea input = new TextArea();
    /** Whether the newest words are kept in view; until the reader scrolls or clicks among the turns. */
    private boolean following = true;

    /** @param whatTheModelSaw shows the square that the model was given; called on the JavaFX thread */
    public ChatPanel(ChatViewModel chat, Messages messages, Consumer<SeenPicture> whatTheModelSaw) {
        this.chat = chat;
        this.words = new Words(messages);
        this.nodes = new Nodes(words);
        getStyleClass().addAll("assistant-panel", "assistant-chat");
        setTop(banners());
        setCenter(new StackPane(turns(whatTheModelSaw), empty()));
        setBottom(bottom());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && chat.busyProperty().get()) {
                chat.stop();
                event.consume();
            }
        });
    }

    /** Puts the keyboard focus into the input. */
    public void focusInput() {
        input.requestFocus();
    }

    private Node banners() {
        Label wiring = nodes.wrapping(words.text("wiring.banner"), "hilum-banner-warn");
        wiring.setGraphic(Nodes.icon(MaterialDesignA.ALERT_OUTLINE, "assistant-warn-icon"));
        wiring.setMaxWidth(Double.MAX_VALUE);
        wiring.visibleProperty().bind(chat.wiringOnly());
        wiring.managedProperty().bind(wiring.visibleProperty());
        VBox box = new VBox(wiring, banner(chat.archiveNoticeProperty(), "hilum-banner-warn"));
        box.getStyleClass().add("assistant-banners");
        return box;
    }

    private Label banner(ObservableStringValue text, String styleClass) {
        Label label = nodes.wrapping("", styleClass);
        label.setMaxWidth(Double.MAX_VALUE);
        label.textProperty().bind(text);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /** One card for each turn, made once: a virtual list would keep heights from before an answer was whole. */
    private ScrollPane turns(Consumer<SeenPicture> whatTheModelSaw) {
        sheet.getStyleClass().add("assistant-turns");
        sheet.setAccessibleRole(AccessibleRole.LIST_VIEW);
        sheet.setAccessibleText(words.text("chat.list"));
        chat.turns().forEach(item -> sheet.getChildren().add(card(item, whatTheModelSaw)));
        chat.turns().addListener((ListChangeListener<TurnItem>) change -> {
            while (change.next()) {
                int from = change.getFrom();
                List<Node> gone = sheet.getChildren().subList(from, from + change.getRemovedSize());
                gone.forEach(node -> ((TurnCard) node).release());
                gone.clear();
                sheet.getChildren()
                        .addAll(
                                from,
                                change.getAddedSubList().stream()
                                        .map(item -> card(item, whatTheModelSaw))
                                        .toList());
            }
            following = true;
        });
        ScrollPane scroll = new ScrollPane(sheet);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        sheet.heightProperty().addListener((value, before, now) -> {
            if (following) {
                scroll.setVvalue(scroll.getVmax());
            }
        });
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> following &= event.getDeltaY() <= 0);
        scroll.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> following = false);
        return scroll;
    }

    private TurnCard card(TurnItem item, Consumer<SeenPicture> whatTheModelSaw) {
        return new TurnCard(item, chat, words, whatTheModelSaw);
    }

    private Node empty() {
        VBox box = new VBox(
                nodes.label("chat.empty", "hilum-section"),
                nodes.wrapping(words.text("chat.empty.hint"), "hilum-hint"));
        box.getStyleClass().add("assistant-empty");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setMouseTransparent(true);
        box.visibleProperty().bind(Bindings.isEmpty(chat.turns()));
        return box;
    }

    private Node bottom() {
        Label reason = banner(chat.reasonAgainstAsking(), "assistant-unavailable");
        reason.setGraphic(Nodes.icon(MaterialDesignI.INFORMATION_OUTLINE));
        QuickQuestions quick = new QuickQuestions(chat, words);
        quick.getChildren()
                .addAll(
                        0,
                        List.of(
                                chip("chat.on", chat.pictureLabelProperty()),
                                chip("chat.prior", chat.priorLabelProperty())));
        VBox box = new VBox(reason, quick, input(), askLine());
        box.getStyleClass().add("assistant-bottom");
        return box;
    }

    private Label chip(String key, ObservableStringValue label) {
        Label chip = nodes.plain("", "hilum-chip");
        chip.setGraphic(Nodes.icon(MaterialDesignI.IMAGE_OUTLINE));
        chip.textProperty().bind(Bindings.createStringBinding(() -> words.text(key, label.get()), label));
        chip.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !label.get().isEmpty(), label));
        chip.managedProperty().bind(chip.visibleProperty());
        chip.setTooltip(new Tooltip(words.text(key + ".tooltip")));
        return chip;
    }

    private TextArea input() {
        input.textProperty().bindBidirectional(chat.inputProperty());
        input.setPromptText(words.text("chat.input.prompt"));
        input.setAccessibleText(words.text("chat.input"));
        input.setTooltip(new Tooltip(words.text("chat.input.tooltip")));
        input.setWrapText(true);
        input.setPrefRowCount(2);
        input.getStyleClass().add("assistant-input");
        input.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                if (event.isShiftDown()) {
                    input.replaceSelection("\n");
                } else {
                    chat.askInput();
                }
                event.consume();
            }
        });
        return input;
    }

    private Node askLine() {
        Button ask = nodes.explained(new Button(words.text("chat.ask")), "chat.ask");
        ask.getStyleClass().addAll("hilum-primary", "assistant-ask");
        ask.setOnAction(event -> chat.askInput());
        ask.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> chat.busyProperty().get()
                                || !chat.reasonAgainstAsking().get().isEmpty()
                                || chat.inputProperty().get().isBlank(),
                        chat.busyProperty(),
                        chat.reasonAgainstAsking(),
                        chat.inputProperty()));
        HBox line = new HBox(
                nodes.key("chat.key.ask", "chat.key.asks"),
                nodes.key("chat.key.line", "chat.key.lines"),
                nodes.key("chat.key.back", "chat.key.backs"),
                Nodes.spring(),
                ask);
        line.getStyleClass().add("assistant-ask-line");
        return line;
    }
}
