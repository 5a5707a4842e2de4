package hilum.assistant.ui;

import hilum.assistant.Answer;
import hilum.assistant.Turn;
import hilum.model.CallStage;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One turn of the chat as the screen follows it; the item stays while its answer grows. JavaFX thread. */
public final class TurnItem {
    private final ReadOnlyObjectWrapper<Turn> turn;
    private final ReadOnlyObjectWrapper<Answer> answer;
    private final ReadOnlyObjectWrapper<Optional<CallStage>> stage;

    TurnItem(Turn turn) {
        this.turn = new ReadOnlyObjectWrapper<>(turn);
        this.answer = new ReadOnlyObjectWrapper<>(turn.answer());
        this.stage = new ReadOnlyObjectWrapper<>(turn.stage());
    }

    /** The turn as it stands. */
    public ReadOnlyObjectProperty<Turn> turnProperty() {
        return turn.getReadOnlyProperty();
    }

    /** What has come of the answer. */
    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** What is waited for before the first token. */
    public ReadOnlyObjectProperty<Optional<CallStage>> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** The turn as it stands. */
    public Turn turn() {
        return turn.get();
    }

    void update(Turn now) {
        if (!now.equals(turn.get())) {
            turn.set(now);
            answer.set(now.answer());
        } else if (now.reply().isEmpty()) {
            answer.set(now.answer());
        }
        stage.set(now.stage());
    }
}
