package hilum.app;

import hilum.resources.Messages;
import hilum.viewer.WindowPreset;
import hilum.viewer.ui.ViewerModel;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/** The commands of one viewer, as buttons of the top bar. */
final class PictureTools extends HBox {
    private final Messages words;
    private final Messages viewerWords = Messages.of("viewer");

    /** @param withMarks whether a model's marks can be on this viewer's pictures */
    PictureTools(Messages words, ViewerModel viewer, boolean withMarks) {
        this.words = words;
        getStyleClass().add("picture-tools");
        ToggleButton invert = toggle("invert", MaterialDesignI.INVERT_COLORS);
        invert.selectedProperty().bindBidirectional(viewer.invertedProperty());
        getChildren()
                .addAll(
                        windows(viewer),
                        invert,
                        button("fit", MaterialDesignF.FIT_TO_PAGE_OUTLINE, viewer.geometry()::fit),
                        button("reset", MaterialDesignR.RESTORE, viewer::reset));
        getChildren()
                .forEach(tool ->
                        tool.disableProperty().bind(viewer.displayedProperty().isNull()));
        if (withMarks) {
            ToggleButton marks = toggle("marks", MaterialDesignA.AUTO_FIX);
            marks.getStyleClass().add("ai-toggle");
            marks.selectedProperty().bindBidirectional(viewer.aiMarksVisibleProperty());
            getChildren().add(marks);
        }
    }

    private MenuButton windows(ViewerModel viewer) {
        MenuButton menu = new MenuButton(words.text("window"), FontIcon.of(MaterialDesignC.CONTRAST_CIRCLE));
        menu.setId("windows");
        menu.setTooltip(new Tooltip(words.text("window.tip")));
        // Filled when it opens: the file's own windows differ from picture to picture.
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            var displayed = viewer.displayedProperty().get();
            if (displayed == null) {
                return;
            }
            displayed.image().vois().forEach(voi -> {
                MenuItem item = new MenuItem(String.format(
                        Locale.ENGLISH, "W %.0f  L %.0f   %s", voi.width(), voi.center(), voi.explanation()));
                item.setOnAction(_ -> viewer.window(voi));
                menu.getItems().add(item);
            });
            menu.getItems().add(new SeparatorMenuItem());
            for (WindowPreset preset : WindowPreset.values()) {
                MenuItem item =
                        new MenuItem(viewerWords.text("preset." + preset.name().toLowerCase(Locale.ROOT)));
                item.setOnAction(_ -> viewer.preset(preset));
                menu.getItems().add(item);
            }
        });
        // A menu button without items would not open at all.
        menu.getItems().add(new MenuItem(words.text("window")));
        return menu;
    }

    private Button button(String key, Ikon icon, Runnable action) {
        Button button = new Button(words.text(key), FontIcon.of(icon));
        button.setId(key);
        button.getStyleClass().add("word");
        button.setTooltip(new Tooltip(words.text(key + ".tip")));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private ToggleButton toggle(String key, Ikon icon) {
        ToggleButton toggle = new ToggleButton(words.text(key), FontIcon.of(icon));
        toggle.setId(key);
        toggle.getStyleClass().add("word");
        toggle.setTooltip(new Tooltip(words.text(key + ".tip")));
        return toggle;
    }
}
