package hilum.reading.statistics;

import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that was answered, unblinded: what an analysis needs and nothing else. Missing answers have no row. The order of the rows never matters.
 *
 * @param guesses answers to "which was the AI?"; may be empty
 * @param edits edited drafts of primary cases; empty in designs without
 */
public record AnswerTable(Scale scale, List<Answer> answers, List<ArmGuess> guesses, List<Edit> edits) {
    /**
     * @throws IllegalArgumentException if a reader has two primary answers to the same question, or a score lies off the scale
     */
    public AnswerTable {
        answers = List.copyOf(answers);
        guesses = List.copyOf(guesses);
        edits = List.copyOf(edits);
        Set<List<String>> seen = new HashSet<>();
        for (Answer answer : answers) {
            if (answer.judged()
                    && scale.isDiscrete()
                    && answer.kind() != AnswerKind.CATCH
                    && !scale.points().contains(answer.score() + 0.0)) {
                throw new IllegalArgumentException("the score " + answer.score() + " is not on the scale");
            }
            if (answer.kind() == AnswerKind.PRIMARY
                    && !seen.add(List.of(answer.reader(), answer.task(), answer.attribute(), answer.caseId()))) {
                throw new IllegalArgumentException("a reader has two primary answers to the same question");
            }
        }
    }

    /** Without edited drafts. */
    public AnswerTable(Scale scale, List<Answer> answers, List<ArmGuess> guesses) {
        this(scale, answers, guesses, List.of());
    }

    /** The cells that have a primary answer, in order. */
    public NavigableSet<CellKey> cells() {
        NavigableSet<CellKey> cells = new TreeSet<>();
        answers.stream()
                .filter(a -> a.kind() == AnswerKind.PRIMARY)
                .map(Answer::cell)
                .forEach(cells::add);
        return cells;
    }

    /** The readers that have an answer of any kind, in order. */
    public NavigableSet<String> readers() {
        NavigableSet<String> readers = new TreeSet<>();
        answers.stream().map(Answer::reader).forEach(readers::add);
        return readers;
    }
}
