package hilum.reading.ui;

import hilum.resources.Messages;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the controls of this room with their words: text, accessible text and tooltip come from one key. */
final class Controls {
    /** Stands at the side of what it belongs to. */
    static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Messages messages = Messages.of("reading");

    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    /** A button with the id and texts of {@code key}: {@code key} and {@code key.tip}. */
    Button button(String key, Runnable command, String... styles) {
        Button button = new Button(text(key));
        button.setId(key.replace('.', '-'));
        button.setTooltip(new Tooltip(text(key + ".tip")));
        button.setAccessibleText(text(key + ".tip"));
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> command.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** A button that shows only its icon. */
    Button iconButton(String key, Ikon icon, Runnable command, String... styles) {
        Button button = button(key, command, styles);
        button.setText("");
        button.setGraphic(new FontIcon(icon));
        return button;
    }

    Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        return label;
    }

    Label label(ObservableValue<String> text, String... styles) {
        Label label = label("", styles);
        label.textProperty().bind(text);
        return label;
    }

    /** A line that is there only while it has something to say. */
    Label line(ObservableValue<String> text, String... styles) {
        Label label = label(text, styles);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /**
     * Gives {@code node} the focus whenever it comes into a scene and {@code wanted} still holds. In a scroll pane that is later than its
     * page: when the pane is styled.
     */
    void focusWhenShown(Node node, BooleanSupplier wanted) {
        node.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(() -> {
                    if (wanted.getAsBoolean()) {
                        node.requestFocus();
                    }
                });
            }
        });
    }

    /** The same for the first control in {@code page} that takes the focus. */
    void focusFirstWhenShown(Parent page, BooleanSupplier wanted) {
        focusWhenShown(page, () -> {
            if (wanted.getAsBoolean()) {
                first(page).ifPresent(Node::requestFocus);
            }
            return false;
        });
    }

    private static Optional<Node> first(Node node) {
        if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** A field with its name above and a hint below; {@code key} and {@code key.hint}. */
    Node field(String key, StringProperty value) {
        TextField field = input(key, value);
        return named(key, field);
    }

    /** A short field for a number, its name and hint beside it; a wrong number is marked and said. */
    Node number(String key, WholeNumber number) {
        TextField field = input(key, number.textProperty());
        field.getStyleClass().add("reading-number");
        Label wrong = label("", "reading-wrong");
        wrong.textProperty()
                .bind(Bindings.when(number.valid())
                        .then("")
                        .otherwise(text("number.wrong", number.least(), number.most())));
        wrong.visibleProperty().bind(number.valid().not());
        wrong.managedProperty().bind(wrong.visibleProperty());
        number.valid().subscribe(valid -> field.pseudoClassStateChanged(WRONG, !valid));
        Label name = label(text(key), "hilum-section");
        name.setLabelFor(field);
        VBox words = new VBox(name, label(text(key + ".hint"), "hilum-hint"), wrong);
        words.getStyleClass().add("reading-tight");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(field, words);
        row.getStyleClass().addAll("reading-row", "reading-top");
        return row;
    }

    /** A switch with a hint below; {@code key} and {@code key.hint}. */
    Node check(String key, BooleanProperty value) {
        CheckBox box = new CheckBox(text(key));
        box.setMnemonicParsing(false);
        box.setId(key.replace('.', '-'));
        box.selectedProperty().bindBidirectional(value);
        box.setAccessibleText(text(key));
        box.setTooltip(new Tooltip(text(key + ".hint")));
        Label hint = label(text(key + ".hint"), "hilum-hint", "reading-under-check");
        VBox column = new VBox(box, hint);
        column.getStyleClass().add("reading-tight");
        return column;
    }

    /** {@code field} with its name above and a hint below. */
    Node named(String key, Control field) {
        Label name = label(text(key), "hilum-section");
        name.setLabelFor(field);
        VBox box = new VBox(name, field, label(text(key + ".hint"), "hilum-hint"));
        box.getStyleClass().add("reading-field");
        return box;
    }

    TextField input(String key, StringProperty value) {
        TextField field = new TextField();
        prepare(field, key);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /** Shows dots for what is typed. */
    PasswordField secret(String key, StringProperty value) {
        PasswordField field = new PasswordField();
        prepare(field, key);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    /** Lets Tab go from a text of many lines to the next control, as from any other. */
    static void leaveWithTab(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }

    private void prepare(TextField field, String key) {
        field.setId(key.replace('.', '-'));
        field.setAccessibleText(text(key));
        field.setTooltip(new Tooltip(text(key + ".hint")));
    }

    /** Scrolls {@code content} up and down, never sideways. */
    ScrollPane scrolling(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    /** {@code content} in the middle of a wide window, at most as wide as its style says. */
    static VBox centred(Region content) {
        VBox box = new VBox(content);
        box.setAlignment(Pos.TOP_CENTER);
        box.setFillWidth(true);
        return box;
    }

    /** A node that is there only while {@code shown}. */
    static <N extends Node> N shownWhile(N node, ObservableValue<Boolean> shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
