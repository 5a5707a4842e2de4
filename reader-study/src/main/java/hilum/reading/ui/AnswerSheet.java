package hilum.reading.ui;

import hilum.reading.Answers;
import hilum.reading.RatingDraft;
import hilum.reading.ReaderProtocol;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What a reader has chosen and written about the case that is open, and which question is next. JavaFX thread only. */
final class AnswerSheet {
    private final BooleanSupplier locked;
    private final Runnable changed;
    private final List<RatingQuestion> questions;
    private final ReadOnlyObjectWrapper<Answers> answers = new ReadOnlyObjectWrapper<>(Answers.none());
    private final ObjectProperty<@Nullable RatingQuestion> lit = new SimpleObjectProperty<>();
    private final StringProperty comment = new SimpleStringProperty("");
    private final StringProperty cannotJudgeReason = new SimpleStringProperty("");
    private final BooleanProperty askingWhy = new SimpleBooleanProperty();
    private final BooleanBinding complete;
    private boolean filling;

    /**
     * @param locked whether nothing may be changed now
     * @param changed told after each change by the reader
     */
    AnswerSheet(ReaderProtocol protocol, BooleanSupplier locked, Runnable changed) {
        this.locked = locked;
        this.changed = changed;
        this.questions = new QuestionSheet().of(protocol);
        complete = Bindings.createBooleanBinding(() -> answers.get().complete(protocol.design()), answers);
        comment.addListener((_, _, _) -> tell());
    }

    /** In the order of the page; empty where a draft is edited. */
    List<RatingQuestion> questions() {
        return questions;
    }

    /** Everything that is chosen so far. */
    ReadOnlyObjectProperty<Answers> answersProperty() {
        return answers.getReadOnlyProperty();
    }

    /** The question that the number keys answer; null where there are none. */
    ObjectProperty<@Nullable RatingQuestion> litProperty() {
        return lit;
    }

    StringProperty commentProperty() {
        return comment;
    }

    StringProperty cannotJudgeReasonProperty() {
        return cannotJudgeReason;
    }

    /** Whether the reader is saying why the case cannot be judged. */
    BooleanProperty askingWhyProperty() {
        return askingWhy;
    }

    /** Everything required has an answer. */
    BooleanBinding complete() {
        return complete;
    }

    /** Answers the lit question, 1 to 5, and lights the next one that has no answer. */
    void answer(int chosen) {
        RatingQuestion question = lit.get();
        if (question != null) {
            answer(question, chosen);
        }
    }

    void answer(RatingQuestion question, int chosen) {
        if (!locked.getAsBoolean()) {
            change(given -> question.put(given, chosen));
            lit.set(firstUnanswered().orElse(question));
        }
    }

    /** Changes what is chosen; does nothing while the sheet is locked. */
    void change(UnaryOperator<Answers> change) {
        if (!locked.getAsBoolean()) {
            show(change.apply(answers.get()));
            tell();
        }
    }

    /** Begins another case with what was chosen for it before. */
    void fill(RatingDraft draft) {
        filling = true;
        show(draft.answers());
        comment.set(draft.comment());
        cannotJudgeReason.set("");
        askingWhy.set(false);
        lit.set(firstUnanswered().orElse(questions.isEmpty() ? null : questions.getLast()));
        filling = false;
    }

    private void show(Answers chosen) {
        answers.set(chosen);
        questions.forEach(question -> question.read(chosen));
    }

    private Optional<RatingQuestion> firstUnanswered() {
        return questions.stream().filter(question -> !question.answered()).findFirst();
    }

    private void tell() {
        if (!filling) {
            changed.run();
        }
    }
}
