package hilum.reading.ui;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** What a file of cases holds, and the questions before a reading is made from it. */
final class NewReadingForm extends VBox {
    private final NewReadingViewModel form;
    private final Controls controls = new Controls();

    NewReadingForm(ReadingViewModel viewModel, NewReadingViewModel form) {
        this.form = form;
        getStyleClass().add("reading-page");
        HBox head = new HBox(
                controls.iconButton("new.back", MaterialDesignA.ARROW_LEFT, viewModel::showList, "hilum-quiet"),
                controls.label(controls.text("new.title"), "hilum-title"));
        head.getStyleClass().add("reading-row");
        getChildren().addAll(head, fileCard());
        if (form.hasCases()) {
            getChildren()
                    .addAll(
                            field("new.name", form.nameProperty()),
                            field("new.readers", form.readersProperty()),
                            field("new.seed", form.seedProperty()),
                            field("new.pass-phrase", form.passPhraseProperty()),
                            controls.line(form.failureProperty(), "hilum-banner-bad"),
                            buttons(viewModel));
        }
    }

    private Node fileCard() {
        VBox card = new VBox(
                controls.label(form.fileName(), "hilum-section"),
                controls.label(form.summary(), form.hasCases() ? "hilum-secondary" : "hilum-banner-warn"));
        card.getStyleClass().addAll("hilum-card", "reading-card");
        if (!form.problems().isEmpty()) {
            VBox rows = new VBox();
            rows.getStyleClass().add("reading-problems");
            form.problems().forEach(problem -> rows.getChildren().add(controls.label(problem, "reading-problem")));
            ScrollPane scroll = new ScrollPane(rows);
            scroll.setFitToWidth(true);
            scroll.setId("new-problems");
            scroll.setAccessibleText(controls.text("new.problems"));
            scroll.setTooltip(new Tooltip(controls.text("new.problems")));
            scroll.getStyleClass().add("reading-problem-list");
            card.getChildren().addAll(controls.label(controls.text("new.problems"), "hilum-overline"), scroll);
        }
        return card;
    }

    private Node field(String key, StringProperty value) {
        TextField field = new TextField();
        field.setId(key.replace('.', '-'));
        field.textProperty().bindBidirectional(value);
        field.setAccessibleText(controls.text(key));
        field.setTooltip(new Tooltip(controls.text(key + ".hint")));
        Label name = controls.label(controls.text(key), "hilum-section");
        name.setLabelFor(field);
        VBox box = new VBox(name, field, controls.label(controls.text(key + ".hint"), "hilum-hint"));
        box.getStyleClass().add("reading-field");
        return box;
    }

    private Node buttons(ReadingViewModel viewModel) {
        Button create = controls.button("new.create", () -> viewModel.create(form), "hilum-primary");
        create.setDefaultButton(true);
        create.disableProperty().bind(form.ready().not());
        HBox row = new HBox(controls.spring(), controls.button("new.cancel", viewModel::showList), create);
        row.getStyleClass().add("reading-row");
        VBox.setVgrow(row, Priority.NEVER);
        return row;
    }
}
