package hilum.reading.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small tables for tests: task "t", attribute "a", readers r0.., cases c0... */
final class Answers {
    static final CellKey CELL = new CellKey("t", "a");

    private Answers() {}

    static Answer answer(int reader, int item, double score) {
        return answer(reader, item, score, AnswerKind.PRIMARY);
    }

    static Answer answer(int reader, int item, double score, AnswerKind kind) {
        return new Answer(
                "r" + reader,
                CELL.task(),
                CELL.attribute(),
                "c%02d".formatted(item),
                score,
                (reader + item) % 2 == 0 ? Placement.SECOND_ARM_LEFT : Placement.SECOND_ARM_RIGHT,
                10 + reader + item,
                kind,
                Map.of("half", item % 2 == 0 ? "even" : "odd"),
                null);
    }

    /** A primary answer for each number of {@code [reader][case]}; NaN is "cannot judge". */
    static List<Answer> of(double[][] scores) {
        List<Answer> answers = new ArrayList<>();
        for (int r = 0; r < scores.length; r++) {
            for (int c = 0; c < scores[r].length; c++) {
                answers.add(answer(r, c, scores[r][c]));
            }
        }
        return answers;
    }

    static AnswerTable table(List<Answer> answers) {
        return new AnswerTable(Scale.comparative(), answers, List.of());
    }

    static AnalysisOptions options() {
        return AnalysisOptions.standard(7).withRounds(400).withPowerRounds(200);
    }

    static CellResult cell(List<Answer> answers) throws InterruptedException {
        return Analysis.of(table(answers), options()).cell(CELL).orElseThrow();
    }
}
