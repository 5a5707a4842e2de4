package hilum.reading.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import hilum.reading.export.FigureLayout.Width;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class FigureTest {
    private static final Typeface TYPEFACE = new Typeface();

    private static Figure figure(int tasks, String... attributes) {
        List<FigurePanel> panels = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            for (int a = 0; a < attributes.length; a++) {
                panels.add(new FigurePanel(
                        task == 0 ? "Findings generation" : "Findings summarization " + task,
                        attributes[a],
                        List.of(38 - a, 27, 20 + 7 * task, 10, 5 + a),
                        Optional.of(new FigurePanel.Mean(-4.2 + a, -5.6 + a, -2.8 + a, 0.95)),
                        5,
                        20,
                        OptionalDouble.of(0.0004),
                        OptionalDouble.of(0.0004)));
            }
        }
        return new Figure("physician", "CheXagent", SimulatedStudy.SCALE_WORDS, -10, 10, panels);
    }

    private static Drawing paper(Width width) {
        return new FigureLayout(TYPEFACE).lay(figure(2, "completeness", "correctness", "conciseness"), width);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Every mark lies on the sheet, every text as wide as the typeface says. */
    static void assertOnSheet(Drawing drawing) {
        for (Drawing.Mark mark : drawing.marks()) {
            if (mark instanceof Drawing.Words words) {
                double width = TYPEFACE.width(words.text(), words.size(), words.bold());
                double left = words.x() - PngWriter.offset(words.anchor(), width);
                assertThat(left).as(words.text()).isBetween(0.0, drawing.widthPt());
                assertThat(left + width).as(words.text()).isLessThanOrEqualTo(drawing.widthPt());
                assertThat(words.baseline()).as(words.text()).isBetween(0.0, drawing.heightPt());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_svg_is_xml_with_the_words_as_text(Width width) throws Exception {
        NodeList texts = parsed(new SvgWriter().write(paper(width))).getElementsByTagName("text");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            words.add(texts.item(i).getTextContent());
        }
        assertThat(words)
                .contains(
                        "Findings generation",
                        "completeness",
                        "\u2190 physician better",
                        "CheXagent better \u2192",
                        "CheXagent significantly",
                        "+10",
                        "\u221210",
                        "Research software. Not for clinical use.")
                .anyMatch(
                        text -> text.contains("\u22124.2 (\u22125.6 to \u22122.8)") && text.contains("Holm p < 0.001"));
    }

    @Test
    void the_svg_stays_xml_whatever_the_names() throws Exception {
        Figure figure = new Figure(
                "<a> & \"b\"",
                "\u0007\uFFFE肺",
                List.of("<", "&", ">"),
                -4,
                4,
                figure(1, "x").panels().stream()
                        .map(panel -> new FigurePanel(
                                "]]>", "<&>", List.of(1, 2, 3), panel.mean(), 1, 1, panel.p(), OptionalDouble.empty()))
                        .toList());
        String svg = new SvgWriter().write(new FigureLayout(TYPEFACE).lay(figure, Width.SINGLE_COLUMN));
        assertThat(parsed(svg).getDocumentElement().getTextContent()).contains("<a> & \"b\"", "肺", "]]>");
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_cut_off_at_the_edge(Width width) {
        assertOnSheet(paper(width));
        assertOnSheet(new FigureLayout(TYPEFACE)
                .lay(figure(5, "a very long name of an attribute that no journal would print", "b"), width));
        assertOnSheet(new FigureLayout(TYPEFACE).lay(figure(1), width));
    }

    @Test
    void the_middle_of_the_neither_share_lies_at_zero() {
        Drawing drawing = paper(Width.SINGLE_COLUMN);
        List<Drawing.Box> undecided = drawing.marks().stream()
                .filter(Drawing.Box.class::isInstance)
                .map(Drawing.Box.class::cast)
                .filter(box -> box.fill() == 0xeeeeee && box.height() == 12)
                .toList();
        double zero = drawing.marks().stream()
                .filter(mark ->
                        mark instanceof Drawing.Words words && words.text().equals("0"))
                .map(mark -> ((Drawing.Words) mark).x())
                .findFirst()
                .orElseThrow();
        assertThat(undecided)
                .hasSize(6)
                .allSatisfy(box -> assertThat(box.x() + box.width() / 2).isCloseTo(zero, offset(1e-6)));
    }

    @Test
    void the_png_has_300_dots_per_inch() throws IOException {
        Drawing drawing = paper(Width.SINGLE_COLUMN);
        byte[] png = new PngWriter(TYPEFACE).write(drawing, 300);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo((int) Math.ceil(drawing.widthPt() * 300 / 72));
        int phys = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
        int perMetre = ((png[phys + 4] & 0xff) << 24)
                | ((png[phys + 5] & 0xff) << 16)
                | ((png[phys + 6] & 0xff) << 8)
                | (png[phys + 7] & 0xff);
        assertThat(perMetre).isBetween(11_810, 11_812);
        Path folder = Path.of(System.getProperty("hilum.screenshots", "target/screenshots"));
        Files.createDirectories(folder);
        Files.write(folder.resolve("results-figure-print.png"), png);
    }

    @Test
    void classes_differ_in_grey_print_by_lightness_or_hatching() {
        List<Integer> greys = new ArrayList<>();
        FigureBar bar = new FigureBar(TYPEFACE, 5);
        for (int i = 0; i < 5; i++) {
            List<Drawing.Mark> marks = new ArrayList<>();
            bar.segment(i, 0, 0, 20, 10, marks);
            int rgb = ((Drawing.Box) marks.getFirst()).fill();
            greys.add((int) (0.299 * (rgb >> 16) + 0.587 * ((rgb >> 8) & 0xff) + 0.114 * (rgb & 0xff)));
            assertThat(marks.stream().filter(Drawing.Line.class::isInstance).count() > 4)
                    .as("hatched")
                    .isEqualTo(i < 2);
        }
        assertThat(greys.get(0)).isLessThan(greys.get(1) - 30);
        assertThat(greys.get(1)).isLessThan(greys.get(2) - 20);
        assertThat(greys.get(3)).isLessThan(greys.get(2) - 30);
        assertThat(greys.get(4)).isLessThan(greys.get(3) - 30);
    }

    @Test
    void the_pdf_opens_again_with_its_words() throws IOException {
        byte[] pdf = new PdfWriter(TYPEFACE).write(paper(Width.DOUBLE_COLUMN), "Figure");
        assertThat(pdfText(pdf))
                .contains("Findings generation", "completeness", "physician better", "Not for clinical use");
    }

    @Test
    void a_letter_that_the_typeface_lacks_becomes_a_square_and_nothing_fails() throws IOException {
        assertThat(TYPEFACE.drawable("Müller Ωмир 肺\t\uD83D\uDE00")).isEqualTo("Müller Ωмир \u25A1 \u25A1");
        Drawing drawing = new Drawing(
                200, 50, List.of(new Drawing.Words("Müller Ωмир 肺", 5, 20, 10, true, 0, Drawing.Anchor.START)));
        assertThat(pdfText(new PdfWriter(TYPEFACE).write(drawing, "x"))).contains("Müller Ωмир \u25A1");
        assertThat(new PngWriter(TYPEFACE).write(drawing, 72)).isNotEmpty();
    }

    @Test
    void a_panel_without_answers_says_so() {
        Figure figure = new Figure(
                "a",
                "b",
                SimulatedStudy.SCALE_WORDS,
                -10,
                10,
                List.of(new FigurePanel(
                        "t",
                        "x",
                        List.of(0, 0, 0, 0, 0),
                        Optional.empty(),
                        0,
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty())));
        assertThat(new FigureLayout(TYPEFACE).lay(figure, Width.SINGLE_COLUMN).marks())
                .anyMatch(mark ->
                        mark instanceof Drawing.Words words && words.text().equals("no answers"));
    }
}
