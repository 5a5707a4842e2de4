package hilum.app;

import hilum.model.ModelState;
import hilum.resources.Messages;
import hilum.viewer.ui.ViewerModel;
import javafx.beans.binding.BooleanExpression;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/** The row above everything: opening, the commands of the picture in view, and at the right the model and the network. */
final class TopBar extends HBox {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final Messages words;
    private final Label modelText = new Label();
    private final Circle modelDot = new Circle(4);
    private final MenuButton modelMenu = new MenuButton();
    private final ToggleButton studies;
    private final ToggleButton panel;

    TopBar(
            Messages words,
            WindowCommands commands,
            ViewerModel viewer,
            ViewerModel caseViewer,
            BooleanExpression inReading) {
        this.words = words;
        getStyleClass().add("top-bar");
        Label name = new Label(words.text("app.name"));
        name.getStyleClass().add("app-name");
        studies = toggle("layout.studies", "studies-toggle", MaterialDesignD.DOCK_LEFT);
        panel = toggle("layout.panel", "panel-toggle", MaterialDesignD.DOCK_RIGHT);
        PictureTools tools = new PictureTools(words, viewer, true);
        PictureTools caseTools = new PictureTools(words, caseViewer, false);
        tools.visibleProperty().bind(inReading.not());
        tools.managedProperty().bind(inReading.not());
        caseTools.visibleProperty().bind(inReading);
        caseTools.managedProperty().bind(inReading);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        name,
                        openMenu(commands),
                        studies,
                        tools,
                        caseTools,
                        space,
                        modelMenu(commands),
                        offline(),
                        panel);
    }

    /** Whether the studies are shown. */
    ToggleButton studiesToggle() {
        return studies;
    }

    /** Whether the panel is shown. */
    ToggleButton panelToggle() {
        return panel;
    }

    /** Drops the words beside the icons, for a small window; tooltips keep them. */
    void setCompact(boolean compact) {
        pseudoClassStateChanged(COMPACT, compact);
    }

    /** Shows {@code state} in the chip. */
    void showModel(ModelState state) {
        ModelStateWords text = ModelStateWords.of(state, words);
        modelText.setText(text.brief());
        modelDot.getStyleClass().setAll("model-dot", text.tone());
        modelMenu.setTooltip(new Tooltip(text.full()));
        modelMenu.setAccessibleText(text.full());
    }

    private MenuButton openMenu(WindowCommands commands) {
        MenuButton open = new MenuButton(words.text("open"), FontIcon.of(MaterialDesignF.FOLDER_OPEN_OUTLINE));
        open.setId("open");
        open.setTooltip(new Tooltip(words.text("open.tip")));
        open.getItems()
                .addAll(
                        item("open.files", commands::openFiles),
                        item("open.folder", commands::openFolder),
                        new SeparatorMenuItem(),
                        item("open.sample", commands::openSample));
        return open;
    }

    private MenuButton modelMenu(WindowCommands commands) {
        HBox chip = new HBox(modelDot, modelText);
        chip.getStyleClass().add("model-chip-content");
        RunMenus run = new RunMenus(words, commands);
        modelMenu.setId("model");
        modelMenu.setGraphic(chip);
        modelMenu.getStyleClass().add("model-chip");
        modelMenu
                .getItems()
                .addAll(
                        item("model.menu.builtin", commands::useBuiltInModel),
                        item("model.menu.choose", commands::chooseModel),
                        item("model.menu.models", commands::showModels),
                        item("model.menu.card", commands::showModelCard),
                        new SeparatorMenuItem(),
                        run.device(),
                        run.precision(),
                        new SeparatorMenuItem(),
                        item("model.menu.retry", commands::reloadModel));
        modelMenu.setOnShowing(_ -> run.opened());
        return modelMenu;
    }

    private Label offline() {
        Label chip = new Label(words.text("offline"), FontIcon.of(MaterialDesignW.WIFI_OFF, 14));
        chip.getStyleClass().add("hilum-chip");
        chip.setTooltip(new Tooltip(words.text("offline.tip")));
        return chip;
    }

    private ToggleButton toggle(String key, String id, Ikon icon) {
        ToggleButton toggle = new ToggleButton("", FontIcon.of(icon));
        toggle.setId(id);
        toggle.setTooltip(new Tooltip(words.text(key + ".tip")));
        toggle.setAccessibleText(words.text(key + ".tip"));
        return toggle;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(words.text(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
