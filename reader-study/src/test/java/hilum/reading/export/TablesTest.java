package hilum.reading.export;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.Placement;
import hilum.reading.statistics.Scale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void the_long_table_reads_back_to_the_same_answers() throws InterruptedException {
        for (StudyRecord study : List.of(SimulatedStudy.comparative(2, 3, 6, 100), SimulatedStudy.absolute(2))) {
            LongTable table = new LongTable();
            AnswerTable read = table.read(
                    study.table().scale(),
                    table.write(study.table(), study.details()),
                    table.writeGuesses(study.table()));
            assertThat(Set.copyOf(read.answers()))
                    .isEqualTo(Set.copyOf(study.table().answers()));
            assertThat(read.guesses()).isEqualTo(study.table().guesses());
        }
    }

    @Property(tries = 200)
    void any_text_survives_and_none_is_a_formula(@ForAll String reader, @ForAll String caseId, @ForAll String label) {
        Answer answer = new Answer(
                reader,
                "t",
                "a",
                caseId,
                -10,
                Placement.APART,
                1.5,
                AnswerKind.PRIMARY,
                Map.of("s", "x" + label),
                null);
        AnswerTable table = new AnswerTable(Scale.comparative(), List.of(answer), List.of());
        String csv = new LongTable().write(table, Map.of());
        assertThat(new LongTable().read(Scale.comparative(), csv, "h\r\n").answers())
                .containsExactly(answer);
        for (List<String> row : CsvText.rows(csv).subList(1, 2)) {
            for (int text : new int[] {0, 3}) {
                assertThat(row.get(text)).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
            }
            assertThat(row.get(6)).isEqualTo("-10");
        }
    }

    @Test
    void numbers_stay_numbers_and_formulas_are_guarded() throws InterruptedException {
        StudyRecord study = SimulatedStudy.comparative(3, 3, 6, 100);
        String csv = new LongTable().write(study.table(), study.details());
        assertThat(csv).contains(",-10,").contains("'=reader 3").contains("'-4").contains("\"'=HYPERLINK(\"\"x\"\")");
    }

    @Test
    void the_wide_table_has_one_row_per_reader_and_case() throws InterruptedException {
        StudyRecord study = SimulatedStudy.comparative(4, 3, 6, 100);
        List<List<String>> rows = CsvText.rows(new WideTable().write(study.table()));
        assertThat(rows).hasSize(1 + 3 * 6);
        int score = rows.getFirst().indexOf("Findings generation.correctness");
        for (Answer answer : study.table().answers()) {
            if (answer.kind() == AnswerKind.PRIMARY
                    && answer.attribute().equals("correctness")
                    && answer.task().equals("Findings generation")) {
                assertThat(rows)
                        .filteredOn(row -> CsvText.plain(row.get(0)).equals(answer.reader())
                                && CsvText.plain(row.get(1)).equals(answer.caseId()))
                        .singleElement()
                        .satisfies(row -> assertThat(row.get(score)).isEqualTo(CsvText.number(answer.score())));
            }
        }
    }

    @Test
    void the_codebook_explains_every_column_of_every_table() throws InterruptedException {
        StudyRecord study = SimulatedStudy.comparative(5, 2, 3, 100);
        Codebook codebook = new Codebook(study);
        Set<String> explained = new TreeSet<>();
        codebook.entries().forEach(entry -> explained.add(entry.file() + " " + entry.column()));
        Set<String> columns = new TreeSet<>();
        head(columns, ExportFiles.LONG, new LongTable().write(study.table(), study.details()));
        head(columns, ExportFiles.WIDE, new WideTable().write(study.table()));
        head(columns, ExportFiles.GUESSES, new LongTable().writeGuesses(study.table()));
        head(columns, ExportFiles.NUMBERS, new RNumbers().write(study.results()));
        assertThat(explained).containsAll(columns);
        assertThat(codebook.toMarkdown())
                .contains("| `score` |", "-10: physician significantly", "Not for clinical use");
        assertThat(CsvText.rows(codebook.toCsv())).hasSize(codebook.entries().size() + 1);
    }

    private static void head(Set<String> columns, String file, String csv) {
        CsvText.rows(csv).getFirst().forEach(column -> columns.add(file + " " + CsvText.plain(column)));
    }
}
