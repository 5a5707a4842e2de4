package hilum.assistant.ui;

import hilum.assistant.Sentence;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** One sentence under review: a sign, the words, what was decided, and the three acts when it is chosen. */
final class SentenceRow extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Sentence sentence;
    private final DraftViewModel draft;
    private final Words words;
    private final Runnable focusBack;
    private final Nodes nodes;
    private final VBox body = new VBox();
    private final HBox acts;
    private final TextFlow text;

    SentenceRow(Sentence sentence, DraftViewModel draft, Words words, Runnable focusBack) {
        this.sentence = sentence;
        this.draft = draft;
        this.words = words;
        this.focusBack = focusBack;
        this.nodes = new Nodes(words);
        getStyleClass()
                .addAll(
                        "assistant-sentence",
                        "assistant-" + sentence.state().name().toLowerCase(Locale.ROOT));
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(words.text(
                "draft.sentence.spoken",
                sentence.text(),
                words.text("draft.state." + sentence.state().name())));
        Text run = new Text(sentence.text());
        run.getStyleClass().add("assistant-words");
        run.setStrikethrough(sentence.state() == Sentence.State.REJECTED);
        text = new TextFlow(run);
        text.getStyleClass().add("assistant-sentence-text");
        acts = acts();
        body.getChildren().addAll(text, acts);
        HBox.setHgrow(body, Priority.ALWAYS);
        body.setMinWidth(0);
        getChildren().addAll(sign(), body);
        addTags();
        setOnMouseClicked(event -> {
            draft.select(sentence.id());
            if (event.getClickCount() == 2) {
                edit();
            }
        });
        choose(false);
    }

    Sentence sentence() {
        return sentence;
    }

    /** Marks it as the one under review. */
    void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
        Nodes.show(acts, chosen);
    }

    /** Opens the words for editing; Enter keeps them, Esc gives them up. */
    void edit() {
        draft.select(sentence.id());
        TextArea editor = new TextArea(sentence.text());
        editor.setWrapText(true);
        editor.setPrefRowCount(3);
        editor.getStyleClass().add("assistant-editor");
        editor.setAccessibleText(words.text("draft.edit"));
        editor.setTooltip(new Tooltip(words.text("draft.edit.tooltip")));
        editor.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
                String typed = editor.getText();
                close();
                draft.edit(typed);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        body.getChildren().setAll(editor);
        editor.requestFocus();
        editor.end();
    }

    /** Offers the reasons for leaving it out, below the row. */
    void offerReasons() {
        draft.select(sentence.id());
        ContextMenu menu = new ContextMenu();
        for (Sentence.RejectReason reason : Sentence.RejectReason.values()) {
            MenuItem item = new MenuItem(words.text("draft.reason." + reason.name()));
            item.setOnAction(event -> draft.reject(reason));
            menu.getItems().add(item);
        }
        Bounds bounds = getBoundsInLocal();
        menu.show(this, Side.BOTTOM, bounds.getMinX() + 24, 0);
    }

    private void close() {
        body.getChildren().setAll(text, acts);
        focusBack.run();
    }

    private Node sign() {
        Ikon ikon = switch (sentence.state()) {
            case UNREVIEWED -> MaterialDesignC.CIRCLE_OUTLINE;
            case ACCEPTED -> MaterialDesignC.CHECK;
            case EDITED -> MaterialDesignP.PENCIL_OUTLINE;
            case REJECTED -> MaterialDesignC.CLOSE;
        };
        Label sign = new Label("", Nodes.icon(ikon, "assistant-sign"));
        sign.setMinWidth(Region.USE_PREF_SIZE);
        sign.setTooltip(new Tooltip(words.text("draft.state." + sentence.state().name())));
        return sign;
    }

    private void addTags() {
        if (!sentence.regions().isEmpty()) {
            getChildren().add(tag(words.text("draft.box"), "hilum-tag-ai"));
        }
        var reason = sentence.reason();
        if (reason != null) {
            getChildren().add(tag(words.text("draft.reason." + reason.name()), "hilum-tag"));
        }
        if (sentence.state() == Sentence.State.EDITED) {
            Label edited = tag(words.text("draft.state.EDITED"), "hilum-tag");
            edited.setTooltip(new Tooltip(words.text("draft.original", sentence.original())));
            getChildren().add(edited);
        }
    }

    private Label tag(String text, String styleClass) {
        Label tag = nodes.plain(text, "hilum-tag", styleClass);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }

    private HBox acts() {
        HBox box = new HBox(
                act("draft.accept", MaterialDesignC.CHECK, draft::accept),
                act("draft.edit", MaterialDesignP.PENCIL_OUTLINE, this::edit),
                act("draft.reject", MaterialDesignC.CLOSE, this::offerReasons));
        box.getStyleClass().add("assistant-acts");
        return box;
    }

    private Button act(String key, Ikon ikon, Runnable act) {
        Button button = nodes.explained(new Button(words.text(key), Nodes.icon(ikon)), key);
        button.getStyleClass().add("assistant-act");
        button.setFocusTraversable(false);
        button.setOnAction(event -> act.run());
        return button;
    }
}
