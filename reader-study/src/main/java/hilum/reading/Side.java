package hilum.reading;

import java.nio.file.Path;
import java.util.List;

/** Which arm a reader sees as Report 1: one entry of the key. */
public enum Side {
    /** {@link ReadingCase#textA} is Report 1. */
    A_FIRST,
    /** {@link ReadingCase#textB} is Report 1. */
    B_FIRST;

    public Side other() {
        return this == A_FIRST ? B_FIRST : A_FIRST;
    }

    /**
     * The case as a reader sees it: both texts, or one draft for a design that edits.
     *
     * @param pictures in the place of the case's own
     */
    public BlindedPair blind(ReadingDesign design, ReadingCase readingCase, List<Path> pictures) {
        String first = this == A_FIRST ? readingCase.textA() : readingCase.textB();
        String second = this == A_FIRST ? readingCase.textB() : readingCase.textA();
        return new BlindedPair(
                readingCase.indication(), readingCase.taskInput(), pictures, first, design.pairs() ? second : "");
    }

    /** The sign that turns a value towards Report 2 into one towards arm B. */
    public int signTowardsB() {
        return this == A_FIRST ? 1 : -1;
    }
}
