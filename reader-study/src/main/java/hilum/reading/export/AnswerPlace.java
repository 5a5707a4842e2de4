package hilum.reading.export;

import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;

/** Which answer a detail belongs to. */
public record AnswerPlace(String reader, String task, String attribute, String caseId, AnswerKind kind) {
    /** The place of {@code answer}. */
    public static AnswerPlace of(Answer answer) {
        return new AnswerPlace(answer.reader(), answer.task(), answer.attribute(), answer.caseId(), answer.kind());
    }
}
