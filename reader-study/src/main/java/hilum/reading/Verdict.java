package hilum.reading;

import java.util.EnumMap;
import java.util.Map;

/** How a reader decided about one case. */
public sealed interface Verdict {
    /** Every question answered. */
    record Judged(Map<ReadingAttribute, Preference> answers) implements Verdict {
        public Judged {
            if (answers.size() != ReadingAttribute.values().length) {
                throw new IllegalArgumentException("every question needs an answer");
            }
            answers = Map.copyOf(new EnumMap<>(answers));
        }
    }

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
