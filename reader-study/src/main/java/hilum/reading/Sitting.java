package hilum.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One reader's way through one reading, and how far it is.
 *
 * @param hasPin whether {@link ReaderDesk#logIn} comes before anything else
 */
public record Sitting(long id, ReaderProtocol protocol, String reader, boolean hasPin, Progress progress) {
    /**
     * How far it is.
     *
     * @param committed cases done, training cases among them; the next one is number {@code committed + 1}
     * @param savedAnswers single answers that are safe in the file, those of the case in progress included
     * @param lastCommittedAt empty before the first case is done
     * @param training how many of all cases are for training
     * @param trainingDone how many of those done
     */
    public record Progress(
            int caseCount,
            int committed,
            int savedAnswers,
            Optional<Instant> lastCommittedAt,
            int training,
            int trainingDone) {
        /** Without training cases. */
        public Progress(int caseCount, int committed, int savedAnswers, Optional<Instant> lastCommittedAt) {
            this(caseCount, committed, savedAnswers, lastCommittedAt, 0, 0);
        }

        /** Cases that count, as a reader is told of them: without training. */
        public int items() {
            return caseCount - training;
        }

        /** Items done. */
        public int itemsDone() {
            return committed - trainingDone;
        }
    }

    public String reading() {
        return protocol.name();
    }

    public List<ReadingTask> tasks() {
        return protocol.tasks();
    }

    public int caseCount() {
        return progress.caseCount();
    }

    public int committed() {
        return progress.committed();
    }

    public int savedAnswers() {
        return progress.savedAnswers();
    }

    public Optional<Instant> lastCommittedAt() {
        return progress.lastCommittedAt();
    }

    public boolean finished() {
        return committed() == caseCount();
    }
}
