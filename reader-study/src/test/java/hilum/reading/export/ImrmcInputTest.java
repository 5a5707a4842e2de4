package hilum.reading.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.ByArm;
import hilum.reading.statistics.Placement;
import hilum.reading.statistics.Scale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is written for iMRMC is read back by its published rules to the same matrix of readers, cases and modalities. */
class ImrmcInputTest {
    /** Names that collapse, break lines or look like something else once commas, blanks and case no longer count. */
    private static final List<String> READERS = List.of("Müller, Anna", "Müller Anna", "MüllerAnna", "-1", "NR: 3");

    private static final List<String> CASES =
            List.of("Nr: 17", "N0: many", "c,1", "c 1", "c1", "BEGIN DATA:", "-1", "line\nbreak", "n1:", "plain");

    private static AnswerTable table(boolean labelled, double given) {
        Random random = new Random(4);
        List<Answer> answers = new ArrayList<>();
        for (String reader : READERS) {
            for (int c = 0; c < CASES.size(); c++) {
                double reference = 1 + random.nextInt(5);
                double second = 1 + random.nextInt(5);
                if (random.nextDouble() < given) {
                    answers.add(new Answer(
                            reader,
                            "findings generation",
                            "correctness",
                            CASES.get(c),
                            second - reference,
                            Placement.SECOND_ARM_LEFT,
                            30,
                            AnswerKind.PRIMARY,
                            labelled ? Map.of("chest", c % 3 == 0 ? "Normal" : "abnormal") : Map.of("sex", "F"),
                            new ByArm(reference, second, Double.NaN, Double.NaN)));
                }
            }
        }
        return new AnswerTable(Scale.gradeDifference(1, 5), answers, List.of());
    }

    private static ImrmcInput.Outcome outcome(AnswerTable table) {
        return new ImrmcInput().of(table, SimulatedStudy.protocol(List.of(), table));
    }

    private static String only(ImrmcInput.Outcome outcome) {
        return ((ImrmcInput.Written) outcome).files().values().iterator().next();
    }

    @Test
    void the_matrix_comes_back_whatever_the_names_and_with_answers_missing() throws IOException {
        for (double given : new double[] {1, 0.6}) {
            AnswerTable table = table(true, given);
            ImrmcFile file = ImrmcFile.read(only(outcome(table)));
            List<String> readers = sorted(table, true);
            List<String> cases = sorted(table, false);
            Map<List<String>, Double> expected = new HashMap<>();
            for (Answer answer : table.answers()) {
                String reader = String.valueOf(1 + readers.indexOf(answer.reader()));
                String readCase = String.valueOf(1 + cases.indexOf(answer.caseId()));
                expected.put(List.of(reader, readCase, "1"), answer.byArm().referenceScore());
                expected.put(List.of(reader, readCase, "2"), answer.byArm().secondScore());
                assertThat(file.truth().get(readCase))
                        .isEqualTo(answer.slices().get("chest").equals("Normal") ? 0 : 1);
            }
            assertThat(file.scores()).isEqualTo(expected);
        }
    }

    private static List<String> sorted(AnswerTable table, boolean readers) {
        TreeSet<String> names = new TreeSet<>();
        table.answers().forEach(answer -> names.add(readers ? answer.reader() : answer.caseId()));
        return List.copyOf(names);
    }

    @Test
    void each_question_of_a_graded_reading_has_its_file() throws Exception {
        StudyRecord graded = SimulatedStudy.absolute(6);
        assertThat(new ImrmcInput().of(graded.table(), graded.protocol()))
                .isInstanceOfSatisfying(ImrmcInput.Written.class, written -> {
                    assertThat(written.files()).hasSize(3);
                    assertThat(written.files().values()).allSatisfy(text -> {
                        ImrmcFile file = ImrmcFile.read(text);
                        assertThat(file.truth()).hasSize(12);
                        assertThat(file.scores()).hasSize(4 * 12 * 2);
                    });
                });
    }

    @Test
    void names_of_readers_modalities_and_cases_stand_in_the_head() {
        String text = only(outcome(table(true, 1)));
        assertThat(text.substring(0, text.indexOf("\nBEGIN DATA:\n")))
                .contains("modality 1 is physician", "modality 2 is CheXagent", "is Müller, Anna", "is Nr  17");
    }

    @Test
    void without_the_truth_of_every_case_no_file_is_written_since_imrmc_would_refuse_it() {
        assertThat(outcome(table(false, 1)))
                .isInstanceOfSatisfying(
                        ImrmcInput.NotApplicable.class,
                        not -> assertThat(not.reason()).contains("needs the truth of every case", "analysis.R"));
    }

    @Test
    void comparisons_have_no_scores_of_two_modalities() throws InterruptedException {
        StudyRecord compared = SimulatedStudy.comparative(6, 2, 3, 100);
        assertThat(new ImrmcInput().of(compared.table(), compared.protocol()))
                .isInstanceOfSatisfying(
                        ImrmcInput.NotApplicable.class,
                        not -> assertThat(not.reason()).contains("No file for iMRMC was written"));
    }

    @Test
    void the_reader_of_this_test_refuses_what_imrmc_refuses() {
        String head = "N0: 1\nN1: 1\nNR: 1\nNM: 1\nBEGIN DATA:\n";
        String truth = "-1,1,0,0\n-1,2,0,1\n";
        for (String rows : List.of(
                "1,1,1,3\n",
                truth + "-1,2,0,1\n1,1,1,3\n",
                truth + "1,1,1,3\n1, 1,1,4\n",
                truth + "1,1,1\n",
                truth + "1,1,1,3\n2,1,1,3\n")) {
            assertThatThrownBy(() -> ImrmcFile.read(head + rows)).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> ImrmcFile.read("case 1 is Nr: 5\n" + head + truth))
                .isInstanceOf(NumberFormatException.class);
    }
}
