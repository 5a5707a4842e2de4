package hilum.app;

import hilum.resources.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** What a window without studies shows: four ways to begin. */
final class StartScreen extends ScrollPane {
    private final Label model = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button sample;

    StartScreen(Messages words, WindowCommands commands) {
        getStyleClass().add("start-screen");
        setFitToWidth(true);
        setFitToHeight(true);
        setFocusTraversable(false);
        Label title = new Label(words.text("start.title"));
        title.getStyleClass().add("start-title");
        Label drop = new Label(words.text("start.drop"));
        drop.getStyleClass().add("hilum-secondary");
        sample = card("sample", MaterialDesignL.LUNGS, words, commands::openSample);
        progress.setVisible(false);
        progress.getStyleClass().add("start-progress");
        FlowPane cards = new FlowPane(
                sample,
                card("open", MaterialDesignF.FOLDER_OPEN_OUTLINE, words, commands::openFolder),
                card("model", MaterialDesignB.BRAIN, words, commands::chooseModel),
                card("reading", MaterialDesignC.CLIPBOARD_CHECK_OUTLINE, words, commands::startReading));
        cards.getStyleClass().add("start-cards");
        cards.setAlignment(Pos.CENTER);
        model.getStyleClass().add("hilum-hint");
        model.setWrapText(true);
        VBox content = new VBox(title, drop, cards, progress, model);
        content.getStyleClass().add("start-content");
        content.setAlignment(Pos.CENTER);
        setContent(content);
    }

    /** Says below the cards which model would answer. */
    void showModel(String text) {
        model.setText(text);
    }

    /** Says on the sample's card that it is being drawn. */
    void showDrawing(boolean drawing) {
        sample.setDisable(drawing);
        progress.setVisible(drawing);
    }

    private static Button card(String name, Ikon icon, Messages words, Runnable action) {
        Label title = new Label(words.text("start." + name + ".title"));
        title.getStyleClass().add("hilum-title");
        Label text = new Label(words.text("start." + name + ".text"));
        text.setWrapText(true);
        text.getStyleClass().add("hilum-secondary");
        VBox content = new VBox(FontIcon.of(icon, 28), title, text);
        content.getStyleClass().add("start-card-content");
        Button card = new Button();
        card.setId("start-" + name);
        card.setGraphic(content);
        card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        card.setAccessibleText(title.getText() + ". " + text.getText());
        card.getStyleClass().add("start-card");
        card.setOnAction(_ -> action.run());
        return card;
    }
}
