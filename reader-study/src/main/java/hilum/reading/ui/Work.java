package hilum.reading.ui;

import hilum.reading.ReadingFailure;
import hilum.reading.ReadingWords;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What a page does beside the window's thread: whether it is at it, what it has to say, and what went wrong. JavaFX thread only. */
final class Work {
    private final Background background;
    private final ReadingWords words = new ReadingWords();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    Work(Background background) {
        this.background = background;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** A quiet line about what was done, or empty. */
    ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What the last task failed with, in words, or empty. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void say(String words) {
        notice.set(words);
    }

    /** Nothing is said any more. */
    void clear() {
        notice.set("");
        failure.set("");
    }

    /** Does {@code task}, and then {@code done} with what it gave. */
    <T> void run(Background.Task<T> task, Consumer<T> done) {
        run(task, done, () -> {});
    }

    /** @param failed done besides saying what went wrong */
    <T> void run(Background.Task<T> task, Consumer<T> done, Runnable failed) {
        busy.set(true);
        background.run(
                task,
                result -> {
                    busy.set(false);
                    failure.set("");
                    done.accept(result);
                },
                cause -> failed(cause, failed));
    }

    /** Says what something failed with that nobody waits for. */
    void tell(ReadingFailure cause) {
        failure.set(words.of(cause));
    }

    private void failed(ReadingFailure cause, Runnable failed) {
        busy.set(false);
        tell(cause);
        failed.run();
    }
}
