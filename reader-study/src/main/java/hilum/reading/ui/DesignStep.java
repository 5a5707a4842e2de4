package hilum.reading.ui;

import hilum.reading.ReadingDesign;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Name and design. */
final class DesignStep extends VBox {
    private final WizardForm form;
    private final Controls controls = new Controls();
    private final Map<ReadingDesign, ToggleButton> choices = new EnumMap<>(ReadingDesign.class);

    DesignStep(WizardForm form) {
        this.form = form;
        getStyleClass().add("reading-step-fields");
        TextField name = controls.input("design.name", form.name());
        name.disableProperty().bind(form.nameFixed());
        controls.focusWhenShown(name, () -> !form.nameFixed().get());
        GridPane grid = new GridPane();
        grid.getStyleClass().add("reading-choices");
        for (int column = 0; column < 2; column++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        int place = 0;
        for (ReadingDesign design : ReadingDesign.values()) {
            grid.add(choice(design), place % 2, place / 2);
            place++;
        }
        form.design().subscribe(chosen -> choices.forEach((design, button) -> button.setSelected(design == chosen)));
        getChildren().addAll(controls.named("design.name", name), grid);
    }

    private ToggleButton choice(ReadingDesign design) {
        String key = "design." + design.name().toLowerCase(Locale.ROOT).replace('_', '-');
        VBox face = new VBox(
                controls.label(controls.text(key), "hilum-section"),
                controls.label(controls.text(key + ".about"), "hilum-secondary"));
        face.getStyleClass().add("reading-choice-face");
        ToggleButton button = new ToggleButton();
        button.setGraphic(face);
        button.setId(key.replace('.', '-'));
        button.getStyleClass().add("reading-choice");
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setAccessibleText(controls.text(key) + ". " + controls.text(key + ".about"));
        button.setTooltip(new Tooltip(controls.text(key)));
        button.setOnAction(_ -> {
            form.design().set(design);
            button.setSelected(true);
        });
        choices.put(design, button);
        return button;
    }
}
