package hilum.app;

import hilum.model.ModelState;
import hilum.resources.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.StatusBar;

/** The row below everything: the research line that never goes away, the model's state in full, and what is going on. */
final class StatusLine extends StatusBar {
    private final Messages words;
    private final Label activity = new Label();

    StatusLine(Messages words) {
        this.words = words;
        setText("");
        Label research = new Label(words.text("research.line"));
        research.setId("research-line");
        research.getStyleClass().add("hilum-research");
        research.setTooltip(new Tooltip(words.text("research.explained")));
        Label keys = new Label(words.text("status.keys"));
        keys.getStyleClass().add("hilum-hint");
        activity.getStyleClass().add("hilum-secondary");
        getLeftItems().add(research);
        getRightItems().addAll(activity, keys);
    }

    /** Says in full where the model is. */
    void showModel(ModelState state) {
        setText(ModelStateWords.of(state, words).full());
        setProgress(state instanceof ModelState.Loading(var _, double fraction) ? fraction : 0);
    }

    /** Says how many studies are open and what runs in the background. */
    void showActivity(String text) {
        activity.setText(text);
    }
}
