package hilum.reading.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Keys and the way on; in its place, while it is asked, why a case cannot be judged; below, what is saved. */
final class RatingFooter extends VBox {
    private final RatingViewModel viewModel;
    private final Controls controls = new Controls();

    RatingFooter(RatingViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("reading-footer");
        Node keys = wayOn();
        Node why = why();
        keys.visibleProperty().bind(viewModel.sheet().askingWhyProperty().not());
        keys.managedProperty().bind(keys.visibleProperty());
        why.visibleProperty().bind(viewModel.sheet().askingWhyProperty());
        why.managedProperty().bind(why.visibleProperty());
        var saved = controls.label(viewModel.kept().savedHintProperty(), "hilum-hint");
        saved.setId("saved");
        HBox status = new HBox(
                saved,
                controls.spring(),
                controls.label(viewModel.kept().sittingProperty().get().reader(), "hilum-hint"));
        status.getStyleClass().add("reading-row");
        getChildren().addAll(keys, why, status);
    }

    private Node wayOn() {
        FlowPane keys = new FlowPane();
        if (!viewModel.sheet().questions().isEmpty()) {
            keys.getChildren().addAll(hint("keys.answer", "keys.1", "keys.5"), hint("keys.question", "keys.tab"));
        }
        keys.getChildren().addAll(hint("keys.next", "keys.enter"), hint("keys.pause", "keys.escape"));
        keys.getStyleClass().add("reading-keys");
        HBox.setHgrow(keys, Priority.ALWAYS);
        Button cannot = controls.button(
                "rating.cannot", () -> viewModel.sheet().askingWhyProperty().set(true));
        Button next = controls.button("rating.next", viewModel::next, "hilum-primary");
        cannot.disableProperty().bind(viewModel.kept().savingProperty());
        next.disableProperty()
                .bind(viewModel.sheet().complete().not().or(viewModel.kept().savingProperty()));
        HBox row = new HBox(keys, cannot, next);
        row.getStyleClass().add("reading-row");
        return row;
    }

    private Node hint(String what, String... keys) {
        HBox hint = new HBox();
        hint.getStyleClass().add("reading-key-hint");
        for (String key : keys) {
            if (!hint.getChildren().isEmpty()) {
                hint.getChildren().add(controls.label(controls.text("keys.to"), "hilum-hint"));
            }
            hint.getChildren().add(controls.label(controls.text(key), "hilum-key"));
        }
        hint.getChildren().add(controls.label(controls.text(what), "hilum-hint"));
        return hint;
    }

    private Node why() {
        TextField reason = new TextField();
        reason.setId("reason");
        reason.setPromptText(controls.text("why.prompt"));
        reason.setAccessibleText(controls.text("why.title"));
        reason.setTooltip(new Tooltip(controls.text("why.title")));
        reason.textProperty().bindBidirectional(viewModel.sheet().cannotJudgeReasonProperty());
        viewModel.sheet().askingWhyProperty().subscribe(asking -> {
            if (asking) {
                reason.requestFocus();
            }
        });
        Button save = controls.button("why.save", viewModel::cannotJudge, "hilum-primary");
        save.disableProperty()
                .bind(viewModel
                        .sheet()
                        .cannotJudgeReasonProperty()
                        .isEmpty()
                        .or(viewModel.kept().savingProperty()));
        HBox row = new HBox(
                controls.spring(),
                controls.button(
                        "why.back", () -> viewModel.sheet().askingWhyProperty().set(false)),
                save);
        row.getStyleClass().add("reading-row");
        VBox box = new VBox(controls.label(controls.text("why.title"), "hilum-section"), reason, row);
        box.getStyleClass().add("reading-why");
        return box;
    }
}
