package hilum.reading.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportPdfTest {
    private static final Typeface TYPEFACE = new Typeface();
    private static StudyRecord study;

    @BeforeAll
    static void simulate() throws InterruptedException {
        study = SimulatedStudy.comparative(1, 5, 20, 200);
    }

    private static List<String> pages(byte[] pdf, String picture) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Path folder = Path.of(System.getProperty("hilum.screenshots", "target/screenshots"));
            Files.createDirectories(folder);
            for (int i = 1; i <= document.getNumberOfPages(); i++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(stripper.getText(document));
                if (i <= 2) {
                    ImageIO.write(
                            new PDFRenderer(document).renderImageWithDPI(i - 1, 80),
                            "png",
                            folder.resolve(picture + "-" + i + ".png").toFile());
                }
            }
        }
        return pages;
    }

    @Test
    void the_report_has_every_part_and_the_research_line_on_every_page() throws IOException {
        List<String> pages = pages(new ReportPdf(TYPEFACE).write(study), "results-report");
        assertThat(pages)
                .hasSizeGreaterThan(5)
                .allMatch(page -> page.contains("Research software. Not for clinical use."));
        assertThat(String.join("\n", pages))
                .contains(
                        study.protocol().freezeHash().orElseThrow(),
                        "Results",
                        "Position bias",
                        "Times",
                        "Slices",
                        "Agreement",
                        "Blinding",
                        "Deviations and log",
                        "all readers have finished",
                        "Reporting checklist",
                        "Proof of balance",
                        "Methods",
                        "Hilum 0.1.0",
                        "Müller, Anna",
                        "600");
    }

    @Test
    void no_text_leaves_the_page_and_none_lies_under_the_footer() {
        List<Drawing> pages = new ArrayList<>(new ReportPdf(TYPEFACE).pages(study));
        pages.addAll(new ProtocolPdf(TYPEFACE).pages(longProtocol()));
        for (Drawing page : pages) {
            FigureTest.assertOnSheet(page);
            assertThat(page.marks())
                    .filteredOn(mark -> mark instanceof Drawing.Words words && words.size() > 7.6)
                    .allMatch(mark -> ((Drawing.Words) mark).baseline() < PageFlow.HEIGHT - 45);
        }
    }

    @Test
    void columns_do_not_run_into_each_other() {
        for (Drawing page : new ReportPdf(TYPEFACE).pages(study)) {
            List<Drawing.Words> words = page.marks().stream()
                    .filter(Drawing.Words.class::isInstance)
                    .map(Drawing.Words.class::cast)
                    .filter(each -> each.size() == 8)
                    .toList();
            for (Drawing.Words one : words) {
                for (Drawing.Words other : words) {
                    boolean sameLine = one != other && one.baseline() == other.baseline();
                    assertThat(sameLine && left(one) <= left(other) && right(one) > left(other) + 0.01)
                            .as(one.text() + " | " + other.text())
                            .isFalse();
                }
            }
        }
    }

    private static double left(Drawing.Words words) {
        return words.x() - PngWriter.offset(words.anchor(), TYPEFACE.width(words.text(), words.size(), words.bold()));
    }

    private static double right(Drawing.Words words) {
        return left(words) + TYPEFACE.width(words.text(), words.size(), words.bold());
    }

    private static ProtocolSheet longProtocol() {
        PrintedTable cases = new PrintedTable(
                "Cases over their readers",
                List.of(
                        PrintedTable.Column.words("Case", 2),
                        PrintedTable.Column.numbers("CheXagent first", 1),
                        PrintedTable.Column.numbers("physician first", 1)),
                IntStream.rangeClosed(1, 150)
                        .mapToObj(i -> List.of("case-" + i + "-with-a-name-" + "x".repeat(i), "2", "3"))
                        .toList());
        return new ProtocolSheet(
                "A protocol",
                "physician",
                "CheXagent",
                SimulatedStudy.SCALE_WORDS,
                Optional.of("ab".repeat(32)),
                List.of(new ProtocolSheet.Chapter(
                        "Wording", List.of(new ProtocolSheet.Entry("long", "word ".repeat(3_000))))),
                List.of(cases));
    }

    @Test
    void a_table_that_goes_on_has_its_head_on_every_page() throws IOException {
        List<String> pages = pages(new ProtocolPdf(TYPEFACE).write(longProtocol()), "results-protocol");
        List<String> withCases =
                pages.stream().filter(page -> page.contains("case-")).toList();
        assertThat(withCases).hasSizeGreaterThan(3).allMatch(page -> page.contains("physician first"));
        String all = String.join("", pages).replaceAll("\\s", "");
        assertThat(IntStream.rangeClosed(1, 150)).allMatch(i -> all.contains("case-" + i + "-with"));
        assertThat(all.split("word", -1)).hasSizeGreaterThanOrEqualTo(3_001);
    }

    @Test
    void a_protocol_that_is_not_frozen_says_so_and_a_frozen_one_shows_its_hash() throws IOException {
        ProtocolSheet frozen = longProtocol();
        ProtocolSheet open =
                new ProtocolSheet(frozen.title(), "a", "b", List.of(), Optional.empty(), frozen.chapters(), List.of());
        assertThat(pages(new ProtocolPdf(TYPEFACE).write(open), "results-plan").getFirst())
                .contains("not frozen yet");
        assertThat(pages(new ProtocolPdf(TYPEFACE).write(frozen), "results-protocol")
                        .getFirst())
                .contains("ab".repeat(32));
    }
}
