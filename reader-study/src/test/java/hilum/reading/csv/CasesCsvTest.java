package hilum.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.Arms;
import hilum.reading.BadRow;
import hilum.reading.BadRow.Reason;
import hilum.reading.CaseImport;
import hilum.reading.CaseRole;
import hilum.reading.ItemKind;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingTask;
import hilum.reading.ReadingWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CasesCsvTest {
    private static final String HEADER = "case,images,indication,task input,text_physician,text_ai\n";

    @TempDir
    Path folder;

    @BeforeEach
    void pictures() throws IOException {
        Files.writeString(folder.resolve("a.dcm"), "");
        Files.writeString(folder.resolve("b.dcm"), "");
    }

    private CaseImport read(String text) throws IOException {
        return new CasesFile(Optional.empty(), false, _ -> true)
                .read(Files.writeString(folder.resolve("cases.csv"), text));
    }

    private List<BadRow> badRows(String text) throws IOException {
        return read(text).badRows();
    }

    @Test
    void a_file_as_excel_writes_it_is_read_whole() throws IOException {
        CaseImport read = read("\uFEFFcase;images;indication;text_physician;text_ai\r\n"
                + "1;a.dcm | b.dcm;\"58 M; fever\";\"Line one.\r\nLine \"\"two\"\".\";Clear lungs.\r\n"
                + ";;;;\r\n");
        assertThat(read.badRows()).isEmpty();
        assertThat(read.tasks()).containsExactly(ReadingTask.FINDINGS_GENERATION);
        assertThat(read.arms()).isEqualTo(new Arms("physician", "ai"));
        assertThat(read.cases())
                .containsExactly(new ReadingCase(
                        "1",
                        "58 M; fever",
                        "",
                        List.of(folder.resolve("a.dcm"), folder.resolve("b.dcm")),
                        "Line one.\nLine \"two\".",
                        "Clear lungs."));
    }

    @Test
    void findings_to_be_summarized_make_it_a_summarization_that_needs_no_pictures() throws IOException {
        CaseImport read = read("Text_A,Text_B,Case,Task-Input\nshort,shorter,1,long findings\n");
        assertThat(read.badRows()).isEmpty();
        assertThat(read.tasks()).containsExactly(ReadingTask.FINDINGS_SUMMARIZATION);
        assertThat(read.arms()).isEqualTo(new Arms("a", "b"));
        assertThat(read.cases().getFirst().taskInput()).isEqualTo("long findings");
    }

    @Test
    void every_bad_row_is_named_by_its_line_and_the_rest_goes_on() throws IOException {
        CaseImport read = read(HEADER
                + "1,a.dcm,,,\"two\nlines\",t\n" // lines 2 and 3
                + "1,a.dcm,,,p,t\n" // 4
                + "2,gone.dcm,,,p,t\n"
                + "3,a.dcm,,, ,t\n" // 6
                + "4,a.dcm,,,p,\n"
                + ",a.dcm,,,p,t\n" // 8
                + "5,,,,p,t\n"
                + "6,a.dcm,,p,t\n" // 10
                + "7,a.dcm,,,p,t,,\n"
                + "8,a.dcm,,,p,t,extra\n" // 12
                + "9,a.dcm,,,p,t\n");
        assertThat(read.cases()).extracting(ReadingCase::id).containsExactly("1", "7", "9");
        assertThat(read.badRows())
                .containsExactly(
                        new BadRow(4, 4, Reason.DUPLICATE_CASE, "1"),
                        new BadRow(5, 5, Reason.PICTURE_MISSING, "gone.dcm"),
                        new BadRow(6, 6, Reason.TEXT_EMPTY, "text_physician"),
                        new BadRow(7, 7, Reason.TEXT_EMPTY, "text_ai"),
                        new BadRow(8, 8, Reason.NO_CASE_ID, ""),
                        new BadRow(9, 9, Reason.NO_PICTURE, ""),
                        new BadRow(10, 10, Reason.WRONG_NUMBER_OF_CELLS, "5 / 6"),
                        new BadRow(12, 12, Reason.WRONG_NUMBER_OF_CELLS, "7 / 6"));
    }

    @Test
    void a_missing_quotation_mark_costs_its_own_row_only() throws IOException {
        CaseImport read = read(HEADER + "1,a.dcm,,,p,t\n2,a.dcm,,,\"p,t\n3,a.dcm,,,\"p\",t\n4,a.dcm,,,p,t\n");
        assertThat(read.badRows()).containsExactly(new BadRow(3, 3, Reason.BROKEN_QUOTES, ""));
        assertThat(read.cases()).extracting(ReadingCase::id).containsExactly("1", "3", "4");
    }

    @Test
    void a_row_over_several_lines_is_named_with_all_of_them() throws IOException {
        assertThat(badRows(HEADER + "1,a.dcm,,,\"p\n\nq\"\n"))
                .containsExactly(new BadRow(2, 4, Reason.WRONG_NUMBER_OF_CELLS, "5 / 6"));
    }

    @Test
    void tasks_are_named_in_words_and_a_case_may_be_in_both() throws IOException {
        CaseImport read = read("case,images,task,task_input,text_a,text_b\n"
                + "1,a.dcm,Findings Generation,,p,t\n"
                + "1,,summarization,long,p,t\n"
                + "3,a.dcm,poetry,,p,t\n"
                + "4,a.dcm,,,p,t\n");
        assertThat(read.cases()).extracting(ReadingCase::id).containsExactly("1", "1", "4");
        assertThat(read.tasks()).containsExactly(ReadingTask.FINDINGS_GENERATION, ReadingTask.FINDINGS_SUMMARIZATION);
        assertThat(read.badRows()).containsExactly(new BadRow(4, 4, Reason.TASK_UNKNOWN, "poetry"));
    }

    @Test
    void arms_have_the_names_of_their_own_columns() throws IOException {
        CaseImport read = read("case,images,text_radiologist,text_chexagent\n1,a.dcm,p,t\n");
        assertThat(read.arms()).isEqualTo(new Arms("radiologist", "chexagent"));
        Path file = Files.writeString(folder.resolve("own.csv"), "case,images,Resident,CheXagent\n1,a.dcm,p,t\n");
        CaseImport named = new CasesFile(Optional.of(new Arms("resident", "CheXagent")), false, _ -> true).read(file);
        assertThat(named.badRows()).isEmpty();
        assertThat(named.cases()).extracting(ReadingCase::textB).containsExactly("t");
    }

    @Test
    void training_and_catch_cases_have_feedback_and_a_text_that_should_win() throws IOException {
        CaseImport read = read("case,images,kind,feedback,expected,text_physician,text_ai\n"
                + "1,a.dcm,training,Look at the apex.,ai,p,t\n"
                + "2,a.dcm,Catch,,physician,p,t\n"
                + "3,a.dcm,catch,,me,p,t\n"
                + "4,a.dcm,repeat,,,p,t\n"
                + "5,a.dcm,,,,p,t\n");
        assertThat(read.cases())
                .extracting(ReadingCase::role)
                .containsExactly(
                        new CaseRole(ItemKind.TRAINING, "Look at the apex.", "ai"),
                        new CaseRole(ItemKind.CATCH, "", "physician"),
                        CaseRole.primary());
        assertThat(read.badRows())
                .containsExactly(
                        new BadRow(4, 4, Reason.EXPECTED_UNKNOWN, "me"),
                        new BadRow(5, 5, Reason.KIND_UNKNOWN, "repeat"));
    }

    @Test
    void every_other_column_is_a_label_for_slices() throws IOException {
        CaseImport read = read("case,images,sex,slice_age,normal,text_a,text_b\n1,a.dcm,F,40-59,,p,t\n");
        assertThat(read.cases().getFirst().input().slices()).isEqualTo(Map.of("sex", "F", "age", "40-59"));
    }

    @Test
    void json_lines_are_read_like_rows() throws IOException {
        Path file = Files.writeString(folder.resolve("cases.jsonl"), """
                {"case": 1, "images": ["a.dcm", "b.dcm"], "text_physician": "p", "text_ai": "t", "sex": "F"}
                not json

                {"case": "2", "images": "gone.dcm", "text_physician": "p", "text_ai": "t"}
                {"case": "3", "task": "summarization", "task input": "long", "text_physician": "p", "text_ai": "t"}
                {"case": {"deep": 1}}
                """);
        CaseImport read = new CasesFile(Optional.empty(), false, _ -> true).read(file);
        assertThat(read.cases()).extracting(ReadingCase::id).containsExactly("1", "3");
        assertThat(read.cases().getFirst().pictures()).hasSize(2);
        assertThat(read.badRows())
                .containsExactlyInAnyOrder(
                        new BadRow(2, 2, Reason.NOT_JSON, ""),
                        new BadRow(4, 4, Reason.PICTURE_MISSING, "gone.dcm"),
                        new BadRow(6, 6, Reason.NOT_JSON, ""));
    }

    @Test
    void a_text_may_be_missing_where_it_is_written_later() throws IOException {
        Path file = Files.writeString(folder.resolve("late.csv"), "case,images,text_physician,text_ai\n1,a.dcm,p,\n");
        assertThat(new CasesFile(Optional.empty(), true, _ -> true).read(file).cases())
                .hasSize(1);
        assertThat(new CasesFile(Optional.empty(), false, _ -> true).read(file).cases())
                .isEmpty();
    }

    @Test
    void a_summarization_needs_its_findings() throws IOException {
        assertThat(badRows(HEADER + "1,,,findings,p,t\n2,a.dcm,,,p,t\n"))
                .containsExactly(new BadRow(3, 3, Reason.NO_TASK_INPUT, ""));
    }

    @Test
    void a_file_that_is_not_there_is_said() {
        assertThat(new CasesFile(Optional.empty(), false, _ -> true)
                        .read(folder.resolve("nowhere.csv"))
                        .badRows())
                .containsExactly(BadRow.file(Reason.FILE_NOT_FOUND, "nowhere.csv"));
    }

    @Test
    void a_folder_is_no_file() {
        assertThat(new CasesFile(Optional.empty(), false, _ -> true)
                        .read(folder)
                        .badRows())
                .extracting(BadRow::reason)
                .containsExactly(Reason.FILE_UNREADABLE);
    }

    @Test
    void what_is_no_table_of_cases_is_said() throws IOException {
        assertThat(badRows("")).containsExactly(BadRow.file(Reason.NOT_CSV, ""));
        assertThat(badRows("dear all,\nhere are the cases")).containsExactly(BadRow.file(Reason.NOT_CSV, ""));
        assertThat(badRows("case,images\0")).containsExactly(BadRow.file(Reason.NOT_CSV, ""));
        Files.write(folder.resolve("latin.csv"), "case,text_a,text_b\n1,süß,p".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(new CasesFile(Optional.empty(), false, _ -> true)
                        .read(folder.resolve("latin.csv"))
                        .badRows())
                .containsExactly(BadRow.file(Reason.NOT_UTF8, ""));
    }

    @Test
    void missing_and_double_columns_are_named() throws IOException {
        assertThat(badRows("case,text_ai,case\n"))
                .containsExactlyInAnyOrder(
                        BadRow.file(Reason.COLUMN_MISSING, "text_physician"), BadRow.file(Reason.COLUMN_TWICE, "case"));
    }

    @Test
    void excels_own_first_line_is_passed_over() throws IOException {
        CaseImport read = read("sep=;\ncase;images;text_a;text_b\n1;gone.dcm;p;t\n2;a.dcm;p;t\n");
        assertThat(read.cases()).hasSize(1);
        assertThat(read.badRows()).containsExactly(new BadRow(3, 3, Reason.PICTURE_MISSING, "gone.dcm"));
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_has_words(Reason reason) {
        assertThat(new ReadingWords().of(new BadRow(3, 4, reason, "it"))).startsWith("Lines 3 to 4: ");
    }

    @Test
    void a_file_that_is_no_picture_is_named_and_a_folder_is_none() throws IOException {
        Files.writeString(folder.resolve("note.txt"), "no film");
        Files.writeString(folder.resolve("film.dcm"), "film");
        Files.createDirectories(folder.resolve("films"));
        Path file = Files.writeString(folder.resolve("cases.csv"), """
                case,images,text_physician,text_ai
                1,film.dcm,a,b
                2,film.dcm|note.txt,a,b
                3,films,a,b
                """);
        CaseImport read = new CasesFile(
                        Optional.empty(), false, picture -> picture.toString().endsWith(".dcm"))
                .read(file);
        assertThat(read.cases()).hasSize(1);
        assertThat(read.badRows())
                .containsExactly(
                        new BadRow(3, 3, Reason.NOT_A_PICTURE, "note.txt"),
                        new BadRow(4, 4, Reason.PICTURE_MISSING, "films"));
    }
}
