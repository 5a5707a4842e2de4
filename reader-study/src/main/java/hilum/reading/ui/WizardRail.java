package hilum.reading.ui;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The steps down the left side: those that were seen can be gone back to; a tick and a number say how far it is. */
final class WizardRail extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");

    private final WizardViewModel viewModel;
    private final Controls controls = new Controls();

    WizardRail(WizardViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("reading-rail");
        for (WizardStep step : WizardStep.values()) {
            getChildren().add(button(step));
        }
    }

    private Button button(WizardStep step) {
        Label number = new Label(Integer.toString(step.number()));
        FontIcon tick = new FontIcon(MaterialDesignC.CHECK_BOLD);
        tick.getStyleClass().add("reading-tick");
        StackPane mark = new StackPane(number, tick);
        mark.getStyleClass().add("reading-rail-mark");
        Label name = controls.label(controls.text(step.key()), "reading-rail-name");
        name.setWrapText(false);
        HBox face = new HBox(mark, name);
        face.getStyleClass().add("reading-row");
        Button button = new Button();
        button.setGraphic(face);
        button.setId("step-" + step.name().toLowerCase(java.util.Locale.ROOT));
        button.getStyleClass().addAll("hilum-quiet", "reading-rail-step");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(controls.text(step.key() + ".tip")));
        button.setOnAction(_ -> viewModel.goTo(step));
        viewModel.stepProperty().subscribe(_ -> mark(button, tick, number, step));
        viewModel.furthestProperty().subscribe(_ -> mark(button, tick, number, step));
        return button;
    }

    private void mark(Button button, FontIcon tick, Label number, WizardStep step) {
        WizardStep now = viewModel.stepProperty().get();
        WizardStep furthest = viewModel.furthestProperty().get();
        boolean done = step.compareTo(furthest) < 0 && step != now;
        button.pseudoClassStateChanged(CURRENT, step == now);
        button.pseudoClassStateChanged(DONE, done);
        tick.setVisible(done);
        number.setVisible(!done);
        button.setDisable(step.compareTo(furthest) > 0);
        String state = step == now ? "wizard.step.now" : done ? "wizard.step.done" : "wizard.step.open";
        button.setAccessibleText(controls.text(state, step.number(), controls.text(step.key()), WizardStep.count()));
    }
}
