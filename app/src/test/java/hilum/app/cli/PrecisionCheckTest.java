package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hilum.model.Completion;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionCheckTest {
    private static Completion answer(Integer... ids) {
        return new Completion(
                List.of(), List.of(ids), Completion.Finish.STOP, new Completion.Timings(0, 0, 0, 0, 1, false), "");
    }

    @Test
    void equal_answers_differ_in_nothing() {
        var said = new PrecisionCheck.Said(List.of(answer(1, 2, 3)), List.of(0.9, 0.2), List.of(-1.5));
        assertThat(PrecisionCheck.compare(said, said)).isEqualTo(new PrecisionCheck.Report(1, 1, 1, 2, 2, 0, 0, 1));
    }

    @Test
    void differences_are_counted_where_they_are() {
        var reference = new PrecisionCheck.Said(
                List.of(answer(1, 2, 3, 4), answer(7, 8)), List.of(0.9, 0.45, 0.1), List.of(-1.0, -3.0));
        var other = new PrecisionCheck.Said(
                List.of(answer(1, 2, 9), answer(7, 8)), List.of(0.8, 0.55, 0.1), List.of(-1.5, -3.5));
        PrecisionCheck.Report report = PrecisionCheck.compare(reference, other);
        assertThat(report.sameAnswers()).isEqualTo(1);
        assertThat(report.sameLeading()).isCloseTo(0.75, within(1e-12));
        assertThat(report.sameDecisions()).isEqualTo(2);
        assertThat(report.meanYesDifference()).isCloseTo(0.2 / 3, within(1e-12));
        assertThat(report.largestYesDifference()).isCloseTo(0.1, within(1e-12));
        assertThat(report.perplexityRatio()).isCloseTo(Math.exp(0.5), within(1e-12));
    }

    @Test
    void an_answer_cut_short_counts_as_different() {
        var reference = new PrecisionCheck.Said(List.of(answer(1, 2)), Collections.emptyList(), List.of(0.0));
        var other = new PrecisionCheck.Said(List.of(answer(1)), Collections.emptyList(), List.of(0.0));
        PrecisionCheck.Report report = PrecisionCheck.compare(reference, other);
        assertThat(report.sameAnswers()).isZero();
        assertThat(report.sameLeading()).isEqualTo(0.5);
    }
}
