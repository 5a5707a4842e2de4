package hilum.reading.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/**
 * The way to a frozen protocol: steps at the left, the open step in the middle, what is still missing and the way on below. Focus order:
 * back to the list, steps, the fields from top to bottom, Back, Next.
 */
final class WizardPage extends BorderPane {
    private static final double RAIL_FROM_PX = 720;

    private final WizardViewModel viewModel;
    private final WizardPages pages;
    private final Controls controls = new Controls();
    private final ScrollPane middle = controls.scrolling(new VBox());
    private final WizardRail rail;
    private final Button next;

    WizardPage(WizardViewModel viewModel, WizardPages pages, Runnable leave) {
        this.viewModel = viewModel;
        this.pages = pages;
        getStyleClass().add("reading-wizard");
        rail = new WizardRail(viewModel);
        next = controls.button("wizard.next", viewModel::next, "hilum-primary");
        setTop(head(leave));
        setCenter(middle);
        setBottom(foot());
        viewModel.stepProperty().subscribe(this::show);
        widthProperty().subscribe(width -> setLeft(width.doubleValue() < RAIL_FROM_PX ? null : rail));
    }

    private Node head(Runnable leave) {
        Label place = controls.label("", "hilum-secondary");
        place.setMinWidth(USE_PREF_SIZE);
        viewModel
                .stepProperty()
                .subscribe(step -> place.setText(controls.text("wizard.place", step.number(), WizardStep.count())));
        Button away = controls.iconButton("wizard.leave", MaterialDesignA.ARROW_LEFT, leave, "hilum-quiet");
        // A freeze that ends on a page that is gone would show its PINs to nobody.
        away.disableProperty()
                .bind(viewModel
                        .stepProperty()
                        .isEqualTo(WizardStep.FREEZE)
                        .and(viewModel.work().busyProperty())
                        .and(viewModel.freeze().outcomeProperty().isNull()));
        HBox row =
                new HBox(away, controls.label(controls.text("wizard.title"), "hilum-title"), controls.spring(), place);
        row.getStyleClass().addAll("reading-row", "reading-header");
        return row;
    }

    private Node foot() {
        Label missing = controls.label(viewModel.missingProperty(), "reading-missing");
        Controls.shownWhile(
                missing,
                viewModel
                        .missingProperty()
                        .isNotEmpty()
                        .and(viewModel.freeze().outcomeProperty().isNull()));
        missing.setId("wizard-missing");
        Label failure = controls.line(viewModel.work().failureProperty(), "hilum-banner-bad");
        failure.setId("wizard-failure");
        Button back = controls.button("wizard.back", viewModel::back);
        Controls.shownWhile(back, viewModel.freeze().outcomeProperty().isNull());
        back.disableProperty()
                .bind(viewModel.stepProperty().isEqualTo(WizardStep.DESIGN).or(viewModel.busy()));
        next.setDefaultButton(true);
        KeptFocus.disableWhile(next, viewModel.missingProperty().isNotEmpty().or(viewModel.busy()));
        Controls.shownWhile(next, viewModel.stepProperty().isNotEqualTo(WizardStep.FREEZE));
        HBox row = new HBox(missing, controls.spring(), back, next);
        row.getStyleClass().add("reading-row");
        VBox foot = new VBox(failure, row);
        foot.getStyleClass().add("reading-footer");
        return foot;
    }

    private void show(WizardStep step) {
        VBox page = new VBox(
                controls.label(controls.text(step.key() + ".title"), "reading-step-title"),
                controls.label(controls.text(step.key() + ".about"), "hilum-secondary"),
                pages.of(step));
        page.getStyleClass().add("reading-step");
        middle.setContent(page);
        middle.setVvalue(0);
        next.requestFocus();
        controls.focusFirstWhenShown(page, next::isDisabled);
    }
}
