package hilum.reading;

/** Which arm a reader sees as Report 1: one entry of the key. */
public enum Side {
    /** {@link ReadingCase#textA} is Report 1. */
    A_FIRST,
    /** {@link ReadingCase#textB} is Report 1. */
    B_FIRST;

    /** The case as a reader sees it. */
    public BlindedPair blind(ReadingCase readingCase) {
        boolean aFirst = this == A_FIRST;
        return new BlindedPair(
                readingCase.indication(),
                readingCase.taskInput(),
                readingCase.pictures(),
                aFirst ? readingCase.textA() : readingCase.textB(),
                aFirst ? readingCase.textB() : readingCase.textA());
    }

    /** The sign that turns a value towards Report 2 into one towards arm B. */
    public int signTowardsB() {
        return this == A_FIRST ? 1 : -1;
    }
}
