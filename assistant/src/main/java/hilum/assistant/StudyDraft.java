package hilum.assistant;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The draft of one study with its way back. Guarded by the lock of the {@link Draft} that owns it. */
final class StudyDraft {
    private static final int UNDO_STEPS = 500;

    private final Deque<Before> undo = new ArrayDeque<>();
    DraftContent content = DraftContent.EMPTY;
    ArchiveState state = ArchiveState.LOADING;
    Ending lastEnding = Ending.COMPLETE;
    String lastDetail = "";

    /** What an undo puts back. */
    private sealed interface Before {
        record OneSentence(Sentence sentence) implements Before {}

        record WholeDraft(DraftContent content) implements Before {}
    }

    /** Makes room for a draft from {@code picture}; one from the same picture stays until its sections are rewritten. */
    void begin(SeenPicture picture) {
        if (!content.isEmpty()) {
            push(new Before.WholeDraft(content));
        }
        List<SeenPicture> now = List.of(picture);
        boolean same = content.pictures().equals(now);
        content = new DraftContent(now, same ? content.sections() : DraftContent.EMPTY.sections());
    }

    /** Changes one sentence; false when there is none or nothing changes. */
    boolean review(String id, UnaryOperator<Sentence> change) {
        Optional<Sentence> before = content.sentence(id);
        if (before.isEmpty()) {
            return false;
        }
        Sentence after = change.apply(before.get());
        if (after.equals(before.get())) {
            return false;
        }
        push(new Before.OneSentence(before.get()));
        content = content.replace(id, now -> after);
        return true;
    }

    boolean canUndo(boolean drafting) {
        return !undo.isEmpty() && !(drafting && undo.peek() instanceof Before.WholeDraft);
    }

    /** Puts back the newest step that still applies; a whole draft only while none is being written. */
    boolean undo(boolean drafting) {
        while (canUndo(drafting)) {
            if (putBack(undo.pop())) {
                return true;
            }
        }
        return false;
    }

    /** False when the sentence has been replaced by other words of the model since. */
    private boolean putBack(Before before) {
        return switch (before) {
            case Before.WholeDraft(DraftContent whole) -> {
                content = whole;
                yield true;
            }
            case Before.OneSentence(Sentence old) -> {
                boolean there = content.sentence(old.id())
                        .filter(now -> now.original().equals(old.original()))
                        .isPresent();
                if (there) {
                    content = content.replace(old.id(), now -> old);
                }
                yield there;
            }
        };
    }

    private void push(Before before) {
        undo.push(before);
        while (undo.size() > UNDO_STEPS) {
            undo.removeLast();
        }
    }
}
