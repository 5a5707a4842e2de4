package hilum.app;

import hilum.model.weights.SnapshotReport;
import hilum.resources.Messages;
import hilum.resources.Stylesheets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/** The models beside each other: what each can do, what it cannot, and one click to use it. JavaFX thread only. */
final class ModelsSheet {
    private final Messages words;
    private final WindowCommands commands;

    ModelsSheet(Messages words, WindowCommands commands) {
        this.words = words;
        this.commands = commands;
    }

    void show(List<KnownModel> models, Window owner) {
        Dialog<Void> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(words.text("models.title"));
        dialog.getDialogPane().setId("models-sheet");
        dialog.getDialogPane().getStylesheets().setAll(Stylesheets.readingRoom());
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        VBox list = new VBox();
        list.getStyleClass().add("models-list");
        models.forEach(model -> list.getChildren().add(card(model, dialog)));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("models-scroll");
        scroll.setAccessibleText(words.text("models.title"));
        dialog.getDialogPane().setContent(scroll);
        dialog.show();
    }

    private Node card(KnownModel model, Dialog<Void> dialog) {
        Label name = new Label(model.choice().name());
        name.getStyleClass().add("hilum-title");
        HBox head = new HBox(name);
        head.getStyleClass().add("models-head");
        head.setAlignment(Pos.CENTER_LEFT);
        if (model.chosen()) {
            head.getChildren().add(styled(words.text("models.inUse"), "hilum-tag"));
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        head.getChildren().add(space);
        if (model.choice().builtIn()) {
            head.getChildren().add(button("models.card", "models-card", "hilum-quiet", commands::showModelCard));
        }
        Button use = button("models.use", "models-use", "hilum-primary", () -> {
            dialog.close();
            commands.useModel(model.choice());
        });
        use.setAccessibleText(words.text("models.use.named", model.choice().name()));
        use.setDisable(model.chosen() || !model.report().usable());
        head.getChildren().add(use);
        FlowPane skills = new FlowPane();
        skills.getStyleClass().add("models-skills");
        Arrays.stream(KnownModel.Skill.values())
                .map(skill -> skill(skill, model.can(skill)))
                .forEach(skills.getChildren()::add);
        VBox card = new VBox(head, skills, wrapped(about(model), "hilum-secondary"));
        card.getStyleClass().addAll("hilum-card", "models-card");
        if (!model.choice().builtIn()) {
            card.getChildren().add(wrapped(model.choice().folder().toString(), "hilum-hint"));
        }
        return card;
    }

    private Label skill(KnownModel.Skill skill, boolean can) {
        String key = "models.skill." + skill.name().toLowerCase(Locale.ROOT);
        Label label = styled(words.text(key), "hilum-chip");
        label.getStyleClass().add(can ? "models-can" : "models-cannot");
        label.setGraphic(FontIcon.of(can ? MaterialDesignC.CHECK : MaterialDesignM.MINUS, 14));
        label.setAccessibleText(words.text(can ? "models.can" : "models.cannot", label.getText()));
        label.setTooltip(new Tooltip(label.getAccessibleText()));
        return label;
    }

    private String about(KnownModel model) {
        SnapshotReport report = model.report();
        if (!report.usable()) {
            return words.text("models.unusable", report.problems().getFirst());
        }
        if (model.choice().builtIn()) {
            ModelCard card = ModelCard.builtIn();
            return card.about() + " " + String.join(" ", card.limits());
        }
        return words.text(report.wiringOnly() ? "models.random" : "models.published");
    }

    private Button button(String key, String id, String style, Runnable action) {
        Button button = new Button(words.text(key));
        button.setId(id);
        button.getStyleClass().add(style);
        button.setTooltip(new Tooltip(words.text(key + ".tip")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label styled(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
