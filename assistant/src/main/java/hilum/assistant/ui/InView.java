package hilum.assistant.ui;

import hilum.model.ModelState;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the application tells chat and draft about the rest of the window; the application binds or sets it on the JavaFX thread. */
public final class InView {
    private final ObjectProperty<ModelState> model = new SimpleObjectProperty<>(new ModelState.Unloaded());
    private final StringProperty studyInstanceUid = new SimpleStringProperty("");
    private final StringProperty pictureLabel = new SimpleStringProperty("");
    private final StringProperty priorLabel = new SimpleStringProperty("");

    /** The state of the model. */
    public ObjectProperty<ModelState> modelProperty() {
        return model;
    }

    /** The study in view, empty when none is; chat and draft follow it. */
    public StringProperty studyInstanceUidProperty() {
        return studyInstanceUid;
    }

    /** The picture in view for people, such as {@code PA 2020-02-20}; empty when there is none to ask about. */
    public StringProperty pictureLabelProperty() {
        return pictureLabel;
    }

    /** The earlier picture that is open beside it; empty when there is none. */
    public StringProperty priorLabelProperty() {
        return priorLabel;
    }
}
