package hilum.reading;

/** How a reader decided about one case. */
public sealed interface Verdict {
    /** Every question answered: {@link Answers#complete} for the design, which the desk checks. */
    record Judged(Answers answers) implements Verdict {}

    /** The reader cannot judge the case and says why. */
    record CannotJudge(String reason) implements Verdict {
        public CannotJudge {
            reason = reason.strip();
            if (reason.isEmpty()) {
                throw new IllegalArgumentException("a reason is needed");
            }
        }
    }
}
