package hilum.reading.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Judged answers of one cell as a table readers by cases, both in the order of their names, so that the order of rows never matters. */
final class AnswerGrid {
    private final List<String> readers;
    private final List<String> cases;
    private final double[][] values;

    private AnswerGrid(List<String> readers, List<String> cases, double[][] values) {
        this.readers = readers;
        this.cases = cases;
        this.values = values;
    }

    /** The grid of judged answers; a reader or case without one has no line. */
    static AnswerGrid of(Collection<Answer> answers) {
        return of(answers, Answer::score);
    }

    /** The grid of some value of each judged answer. */
    static AnswerGrid of(Collection<Answer> answers, ToDoubleFunction<Answer> value) {
        List<Answer> judged = answers.stream().filter(Answer::judged).toList();
        return of(judged, Answer::reader, Answer::caseId, value);
    }

    /** The grid of some value of each row; a reader has one row for a case at most. */
    static <T> AnswerGrid of(
            Collection<T> rows, Function<T, String> reader, Function<T, String> caseId, ToDoubleFunction<T> value) {
        List<String> readers = sorted(rows.stream().map(reader).toList());
        List<String> cases = sorted(rows.stream().map(caseId).toList());
        double[][] values = new double[readers.size()][cases.size()];
        for (double[] line : values) {
            Arrays.fill(line, Double.NaN);
        }
        for (T row : rows) {
            int line = Collections.binarySearch(readers, reader.apply(row));
            int item = Collections.binarySearch(cases, caseId.apply(row));
            // A minus zero would be another answer than zero.
            values[line][item] = value.applyAsDouble(row) + 0.0;
        }
        return new AnswerGrid(readers, cases, values);
    }

    /** A grid of plain numbers, lines named by their place. */
    static AnswerGrid of(double[][] values) {
        List<String> readers = new ArrayList<>();
        List<String> cases = new ArrayList<>();
        for (int r = 0; r < values.length; r++) {
            readers.add("r" + r);
        }
        for (int c = 0; values.length > 0 && c < values[0].length; c++) {
            cases.add("c" + c);
        }
        return new AnswerGrid(readers, cases, values);
    }

    List<String> readers() {
        return readers;
    }

    List<String> cases() {
        return cases;
    }

    /** {@code [reader][case]}, NaN where there is no answer; not to be changed. */
    double[][] values() {
        return values;
    }

    int readerCount() {
        return readers.size();
    }

    int caseCount() {
        return cases.size();
    }

    int answerCount() {
        return (int) Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isNaN(v))
                .count();
    }

    boolean isComplete() {
        return answerCount() == readerCount() * caseCount();
    }

    /** Number of answers per case. */
    int[] answersPerCase() {
        int[] counts = new int[caseCount()];
        for (double[] line : values) {
            for (int c = 0; c < counts.length; c++) {
                counts[c] += Double.isNaN(line[c]) ? 0 : 1;
            }
        }
        return counts;
    }

    /** Mean of each case over the readers that answered it. */
    double[] caseMeans() {
        int[] counts = answersPerCase();
        double[] means = new double[caseCount()];
        for (double[] line : values) {
            for (int c = 0; c < means.length; c++) {
                means[c] += Double.isNaN(line[c]) ? 0 : line[c];
            }
        }
        for (int c = 0; c < means.length; c++) {
            means[c] /= counts[c];
        }
        return means;
    }

    /** Mean of the case means: every case counts alike; NaN without answers. */
    double meanOfCaseMeans() {
        return Arrays.stream(caseMeans()).average().orElse(Double.NaN);
    }

    private static List<String> sorted(List<String> names) {
        return List.copyOf(new TreeSet<>(names));
    }
}
