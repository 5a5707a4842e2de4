package hilum.app;

import hilum.model.ModelState;
import hilum.resources.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.controlsfx.control.StatusBar;
import org.jspecify.annotations.Nullable;

/** The row below everything: the research line that never goes away, the model's state in full, and what is going on. */
final class StatusLine extends StatusBar {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Messages words;
    private final Label saved = new Label();
    private final Label activity = new Label();

    StatusLine(Messages words) {
        this.words = words;
        setText("");
        setFocusTraversable(false);
        Label research = new Label(words.text("research.line"));
        research.setId("research-line");
        research.getStyleClass().add("hilum-research");
        research.setTooltip(new Tooltip(words.text("research.explained")));
        Label keys = new Label(words.text("status.keys"));
        keys.getStyleClass().add("hilum-hint");
        activity.getStyleClass().add("hilum-secondary");
        saved.getStyleClass().addAll("hilum-secondary", "saved");
        // The model's sentence gives way when it gets narrow; the research line never does.
        for (Label label : List.of(research, saved, activity, keys)) {
            label.setMinWidth(USE_PREF_SIZE);
        }
        getLeftItems().addAll(research, saved);
        getRightItems().addAll(activity, keys);
    }

    /** Says in full where the model is. */
    void showModel(ModelState state) {
        String full = ModelStateWords.of(state, words).full();
        setText(full);
        setTooltip(new Tooltip(full));
        setProgress(state instanceof ModelState.Loading(var _, var _, double fraction) ? fraction : 0);
    }

    /** Says when drafts and conversations were written last, or with null that the last time failed. */
    void showSaved(@Nullable Instant at) {
        saved.setText(
                at == null
                        ? words.text("status.unsaved")
                        : words.text("status.saved", TIME.format(at.atZone(ZoneId.systemDefault()))));
        saved.pseudoClassStateChanged(FAILED, at == null);
    }

    /** Says how many studies are open and what runs in the background. */
    void showActivity(String text) {
        activity.setText(text);
    }
}
