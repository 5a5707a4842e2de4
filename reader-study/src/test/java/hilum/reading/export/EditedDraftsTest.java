package hilum.reading.export;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.ReadingDesign;
import hilum.reading.statistics.EditMeasure;
import hilum.reading.statistics.EditingResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two designs with drafts, from the ratings to every file that leaves them. */
class EditedDraftsTest {
    @ParameterizedTest
    @EnumSource(names = {"DRAFT_EDITING", "CROSSOVER"})
    void the_time_that_was_saved_comes_back_with_an_interval(ReadingDesign design) throws InterruptedException {
        StudyRecord study = SimulatedDrafts.study(design, 5);
        assertThat(study.results().editing()).hasSize(2).allSatisfy(result -> {
            double reference = seconds(result.arms().getFirst().measures());
            double second = seconds(result.arms().getLast().measures());
            assertThat(second / reference).isBetween(0.5, 0.7);
            EditingResult.Measured saved = result.differences().getFirst();
            assertThat(saved.measure()).isEqualTo(EditMeasure.SECONDS);
            assertThat(saved.mean().interval().high())
                    .as("the whole interval is time saved")
                    .isNegative();
            assertThat(saved.mean().estimate()).isBetween(-75.0, -25.0);
        });
    }

    private static double seconds(List<EditingResult.Measured> measures) {
        return measures.getFirst().mean().estimate();
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAFT_EDITING", "CROSSOVER"})
    void edits_errors_and_looks_are_exported_with_a_line_of_the_codebook_for_each_column(ReadingDesign design)
            throws InterruptedException {
        StudyRecord study = SimulatedDrafts.study(design, 6);
        Map<String, Supplier<byte[]>> files = new ResultsExport(new Typeface()).files(study);
        List<List<String>> codebook = rows(files, ExportFiles.CODEBOOK_CSV);
        for (String file : List.of(ExportFiles.EDITS, ExportFiles.LOOKS)) {
            List<List<String>> rows = rows(files, file);
            List<String> described = codebook.stream()
                    .filter(row -> row.getFirst().equals(file))
                    .map(row -> row.get(1))
                    .toList();
            assertThat(rows.getFirst()).isEqualTo(described);
            assertThat(codebook.stream().filter(row -> row.getFirst().equals(file)))
                    .allSatisfy(row ->
                            assertThat(row.get(3)).doesNotStartWith("codebook.").isNotBlank());
        }
        int judged = (int) study.observations().drafts().size();
        List<List<String>> edits = rows(files, ExportFiles.EDITS);
        assertThat(edits).hasSize(1 + judged);
        assertThat(files).as("errors are counted in pairs alone").doesNotContainKey(ExportFiles.ERRORS);
        assertThat(rows(files, ExportFiles.LOOKS))
                .hasSize(1 + 2 * SimulatedDrafts.READERS * design.periods())
                .anySatisfy(row -> assertThat(row).containsSubsequence("1.5", "1", "40", "400", "2"));
        int arm = edits.getFirst().indexOf("arm");
        int text = edits.getFirst().indexOf("edited_text");
        int changed = edits.getFirst().indexOf("characters_changed");
        int draft = edits.getFirst().indexOf("draft");
        for (List<String> row : edits.subList(1, edits.size())) {
            boolean second = row.get(arm).equals("second");
            assertThat(row.get(draft).isEmpty()).isEqualTo(!second);
            assertThat(row.get(draft)).doesNotContain("**");
            assertThat(row.get(changed).equals("0"))
                    .isEqualTo(CsvText.plain(row.get(text)).equals(CsvText.plain(row.get(draft))));
        }
    }

    private static List<List<String>> rows(Map<String, Supplier<byte[]>> files, String file) {
        return CsvText.rows(new String(files.get(file).get(), StandardCharsets.UTF_8));
    }

    @Test
    void errors_are_counted_for_the_arm_whose_text_had_them() throws InterruptedException {
        StudyRecord study = SimulatedDrafts.study(ReadingDesign.ABSOLUTE, 8);
        Map<String, Supplier<byte[]>> files = new ResultsExport(new Typeface()).files(study);
        List<List<String>> rows = rows(files, ExportFiles.ERRORS);
        List<String> head = rows.getFirst();
        assertThat(rows(files, ExportFiles.CODEBOOK_CSV).stream()
                        .filter(row -> row.getFirst().equals(ExportFiles.ERRORS))
                        .map(row -> row.get(1)))
                .containsExactlyElementsOf(head);
        assertThat(rows).hasSizeGreaterThan(80);
        for (List<String> row : rows.subList(1, rows.size())) {
            boolean second = row.get(head.indexOf("arm")).equals("second");
            assertThat(row.get(head.indexOf("false_finding_significant"))).isEqualTo(second ? "0" : "2");
            assertThat(row.get(head.indexOf("omitted_comparison_other"))).isEqualTo(second ? "1" : "0");
        }
        int counted = new EditingTables(study)
                .errors().rows().stream()
                        .filter(row -> row.get(1).equals("False finding"))
                        .mapToInt(row -> Integer.parseInt(row.get(2).replaceAll(" .*", "")))
                        .sum();
        assertThat(counted).as("two in each text of the reference arm").isEqualTo(rows.size() - 1);
    }

    @Test
    void the_report_tells_times_changes_reasons_efficiency_and_errors() throws Exception {
        StudyRecord study = SimulatedDrafts.study(ReadingDesign.CROSSOVER, 7);
        EditingTables tables = new EditingTables(study);
        assertThat(tables.measures().rows()).hasSize(2 * EditMeasure.values().length);
        String text;
        try (var pdf = Loader.loadPDF(new ReportPdf(new Typeface()).write(study))) {
            text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
        assertThat(text).contains("Edited drafts", "characters changed", "Poor report writing style");
        List<PrintedTable> all = List.of(tables.measures(), tables.reasons(), tables.efficiency());
        Set<String> wanted = new HashSet<>();
        all.forEach(table -> table.rows().forEach(row -> wanted.add(row.getLast())));
        List<String> missing = new ArrayList<>(wanted);
        missing.removeIf(text::contains);
        assertThat(missing).isEmpty();
    }

    @Test
    void a_comparative_reading_has_no_such_tables() throws InterruptedException {
        StudyRecord study = SimulatedStudy.comparative(3, 2, 4, 100);
        assertThat(new ResultsExport(new Typeface()).files(study))
                .doesNotContainKeys(ExportFiles.EDITS, ExportFiles.ERRORS, ExportFiles.LOOKS);
        assertThat(new EditingTables(study).errors().rows()).isEmpty();
    }
}
