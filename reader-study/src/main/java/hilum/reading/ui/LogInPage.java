package hilum.reading.ui;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

/**
 * A reader logs in: who, a PIN as dots, a keypad. Digits, Backspace and Enter work wherever the focus is. Focus order: back, reader, keypad
 * (1 to 9, erase, 0, enter).
 */
final class LogInPage extends VBox {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");

    private final LogInViewModel viewModel;
    private final Controls controls = new Controls();

    LogInPage(LogInViewModel viewModel, Runnable back) {
        this.viewModel = viewModel;
        getStyleClass().add("reading-log-in");
        HBox head = new HBox(controls.iconButton("log-in.back", MaterialDesignA.ARROW_LEFT, back, "hilum-quiet"));
        head.getStyleClass().add("reading-row");
        VBox card = new VBox(
                controls.label(controls.text("log-in.title"), "hilum-title"),
                readers(),
                progress(),
                dots(),
                keypad(),
                controls.line(viewModel.refusalProperty(), "hilum-banner-bad"),
                controls.label(controls.text("log-in.hint"), "hilum-hint"));
        card.getStyleClass().addAll("hilum-card", "reading-log-in-card");
        card.setAlignment(Pos.TOP_CENTER);
        card.setMaxWidth(Region.USE_PREF_SIZE);
        VBox middle = new VBox(card);
        middle.setAlignment(Pos.CENTER);
        VBox.setVgrow(middle, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(head, middle);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
    }

    private Node readers() {
        ComboBox<LogInViewModel.Seat> box = new ComboBox<>();
        box.setId("log-in-reader");
        box.getItems().setAll(viewModel.seats());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(LogInViewModel.@Nullable Seat seat) {
                return seat == null ? "" : controls.text("log-in.seat", seat.reader(), seat.reading());
            }

            @Override
            public LogInViewModel.@Nullable Seat fromString(String words) {
                return viewModel.chosenProperty().get();
            }
        });
        box.valueProperty().bindBidirectional(viewModel.chosenProperty());
        box.setAccessibleText(controls.text("log-in.reader"));
        box.setTooltip(new Tooltip(controls.text("log-in.reader")));
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private Label progress() {
        Label progress = controls.label("", "hilum-secondary");
        viewModel.chosenProperty().subscribe(seat -> progress.setText(seat == null ? "" : seat.progress()));
        return progress;
    }

    private Node dots() {
        HBox dots = new HBox();
        dots.getStyleClass().add("reading-pin-dots");
        dots.setAccessibleRole(AccessibleRole.TEXT);
        for (int place = 1; place <= LogInViewModel.MOST_DIGITS; place++) {
            Region dot = new Region();
            dot.getStyleClass().add("reading-pin-dot");
            int least = place;
            viewModel.digitsProperty().subscribe(typed -> dot.pseudoClassStateChanged(FULL, typed.length() >= least));
            dots.getChildren().add(dot);
        }
        viewModel
                .digitsProperty()
                .subscribe(typed -> dots.setAccessibleText(controls.text("log-in.typed", typed.length())));
        return dots;
    }

    private Node keypad() {
        GridPane pad = new GridPane();
        pad.getStyleClass().add("reading-pin-pad");
        for (int digit = 1; digit <= 9; digit++) {
            pad.add(key(digit), (digit - 1) % 3, (digit - 1) / 3);
        }
        Button erase = controls.iconButton(
                "log-in.erase", MaterialDesignB.BACKSPACE_OUTLINE, viewModel::erase, "reading-pin-key");
        Button enter = controls.iconButton(
                "log-in.enter", MaterialDesignA.ARROW_RIGHT, viewModel::enter, "hilum-primary", "reading-pin-key");
        enter.disableProperty().bind(viewModel.ready().not());
        pad.add(erase, 0, 3);
        pad.add(key(0), 1, 3);
        pad.add(enter, 2, 3);
        controls.focusWhenShown(Objects.requireNonNull(pad.getChildren().getFirst()), () -> true);
        return pad;
    }

    private Button key(int digit) {
        Button key = new Button(Integer.toString(digit));
        key.setId("pin-" + digit);
        key.getStyleClass().add("reading-pin-key");
        key.setAccessibleText(controls.text("log-in.digit", digit));
        key.setTooltip(new Tooltip(controls.text("log-in.digit", digit)));
        key.setOnAction(_ -> viewModel.type(digit));
        return key;
    }

    private void onTyped(KeyEvent event) {
        String typed = event.getCharacter();
        if (typed.length() == 1 && Character.isDigit(typed.charAt(0))) {
            viewModel.type(Character.digit(typed.charAt(0), 10));
            event.consume();
        }
    }

    /** Enter logs in from any digit, so that it never types the one that has the focus. */
    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.BACK_SPACE) {
            viewModel.erase();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER
                && event.getTarget() instanceof Button button
                && String.valueOf(button.getId()).startsWith("pin-")) {
            viewModel.enter();
            event.consume();
        }
    }
}
