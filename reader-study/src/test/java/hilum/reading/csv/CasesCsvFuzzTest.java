package hilum.reading.csv;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.reading.CaseImport;
import hilum.reading.ReadingWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class CasesCsvFuzzTest {
    private Path file;

    @BeforeProperty
    void makeFile() throws IOException {
        file = Files.createTempFile("cases", ".csv");
    }

    @AfterProperty
    void removeFile() throws IOException {
        Files.delete(file);
    }

    private CaseImport read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return new CasesFile(Optional.empty(), false, _ -> true).read(file);
    }

    /** A table that is nearly right: cells of all that makes CSV hard. */
    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> cell = Arbitraries.of(
                "",
                "1",
                "2",
                "text",
                "\"",
                "\"\"",
                "\"quoted\"",
                "\"a\nb\"",
                "\r",
                "\n",
                ",",
                ";",
                "|",
                " \"x\" ",
                "é",
                "\t");
        Arbitrary<String> header = Arbitraries.of(
                "case,text_a,text_b,task_input",
                "case;images;indication;task input;text_physician;text_ai",
                "\uFEFFcase\ttext_a\ttext_b",
                "sep=,\r\ncase,text_a,text_b,task",
                "\"case\",\"text_a\"");
        Arbitrary<String> row = cell.list().ofMaxSize(8).map(cells -> String.join(",", cells));
        return header.flatMap(first -> row.list().ofMaxSize(8).map(rows -> first + "\n" + String.join("\n", rows)));
    }

    @Property(tries = 600)
    void no_table_makes_the_import_throw_and_every_line_named_is_in_the_file(@ForAll("tables") String table)
            throws IOException {
        CaseImport read = read(table.getBytes(StandardCharsets.UTF_8));
        int lines = table.split("\r\n|\r|\n", -1).length;
        ReadingWords words = new ReadingWords();
        read.badRows().forEach(row -> {
            assertThat(row.firstLine()).isBetween(0, lines);
            assertThat(row.lastLine()).isBetween(row.firstLine(), lines);
            assertThat(words.of(row)).isNotBlank();
        });
    }

    @Property(tries = 300)
    void no_bytes_make_the_import_throw(@ForAll byte[] bytes) throws IOException {
        assertThat(read(bytes).cases()).isEqualTo(List.of());
    }

    @Property(tries = 400)
    void no_lines_of_json_make_the_import_throw(@ForAll("jsonLines") String lines) throws IOException {
        Path json = Files.createTempFile("cases", ".jsonl");
        try {
            Files.writeString(json, lines);
            ReadingWords words = new ReadingWords();
            new CasesFile(Optional.empty(), false, _ -> true)
                    .read(json)
                    .badRows()
                    .forEach(row -> assertThat(words.of(row)).isNotBlank());
        } finally {
            Files.delete(json);
        }
    }

    @Provide
    Arbitrary<String> jsonLines() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        "\"case\"",
                        "\"text_ai\"",
                        "\"text_physician\"",
                        ":",
                        ",",
                        "1",
                        "null",
                        "true",
                        "\n",
                        " ",
                        "\"images\"",
                        "1e999",
                        "\\u0000",
                        "\"")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }
}
