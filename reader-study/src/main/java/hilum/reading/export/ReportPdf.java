package hilum.reading.export;

import hilum.reading.statistics.CellResult;
import hilum.resources.Messages;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The report of a reading: protocol, proof of balance, who read, results, agreement, deviations, checklist. A4. */
public final class ReportPdf {
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** More readers than this have their pairs in a list: the matrix would not be legible. */
    private static final int WIDEST_MATRIX = 9;
    /** More pairs than this are in the table of numbers alone. */
    private static final int MOST_PAIRS = 120;

    private final Typeface typeface;
    private final Messages prose = Messages.of("reading-report");

    public ReportPdf(Typeface typeface) {
        this.typeface = typeface;
    }

    /** The bytes of the PDF file. */
    public byte[] write(StudyRecord study) {
        return flow(study).toPdf(prose.text("report.title", study.protocol().title()));
    }

    /** The pages, for a screen or a test. */
    List<Drawing> pages(StudyRecord study) {
        return flow(study).drawings();
    }

    private PageFlow flow(StudyRecord study) {
        PageFlow page = new PageFlow(
                typeface, prose.text("report.title", study.protocol().title()));
        front(page, study);
        results(page, study);
        agreement(page, study);
        conduct(page, study);
        page.heading(prose.text("report.checklist"));
        page.paragraph(prose.text("report.checklist.about"));
        page.table(new ReportingChecklist().of(study));
        page.newPage();
        page.heading(prose.text("report.protocol"));
        study.protocol().chapters().forEach(chapter -> {
            page.subheading(chapter.title());
            page.entries(chapter.entries());
        });
        page.heading(prose.text("report.proof"));
        page.paragraph(prose.text("report.proof.about"));
        study.protocol().proof().forEach(page::table);
        methods(page, study);
        return page;
    }

    private void front(PageFlow page, StudyRecord study) {
        page.title(study.protocol().title());
        page.paragraph(prose.text(
                "report.front",
                study.protocol().referenceArm(),
                study.protocol().secondArm(),
                TIME.format(study.course().unblinding().at())));
        page.warning(prose.text("report.warning"));
        study.protocol().freezeHash().ifPresent(hash -> page.note(prose.text("report.hash", hash)));
        var counts = study.results().counts();
        page.paragraph(prose.text(
                "report.counts",
                String.valueOf(counts.readers()),
                String.valueOf(counts.cases()),
                String.valueOf(study.course().received()),
                String.valueOf(study.course().expected()),
                String.valueOf(counts.cannotJudge()),
                String.valueOf(counts.repeats()),
                String.valueOf(counts.catches())));
        page.heading(prose.text("report.figure"));
        Figure figure = new ResultFigure().of(study.results(), study.protocol());
        page.drawing(new FigureLayout(typeface).lay(figure, FigureLayout.Width.DOUBLE_COLUMN));
    }

    private void results(PageFlow page, StudyRecord study) {
        ResultTables tables = new ResultTables(study.results(), study.protocol());
        page.heading(prose.text("report.results"));
        table(page, tables.main());
        page.note(prose.text(
                "report.scale", study.protocol().secondArm(), study.protocol().referenceArm()));
        table(page, tables.distribution());
        table(page, tables.sign());
        page.subheading(prose.text("report.power"));
        List<String> power = new AgreementTables(study.results(), study.protocol()).power();
        (power.isEmpty() ? List.of(prose.text("power.left-out")) : power).forEach(page::paragraph);
        page.subheading(prose.text("report.position"));
        orNone(page, tables.position(), "position.none");
        page.subheading(prose.text("report.times"));
        orNone(page, tables.times(), "times.none");
        editing(page, study);
        page.subheading(prose.text("report.slices"));
        orNone(page, tables.slices(), "slices.none");
    }

    private void editing(PageFlow page, StudyRecord study) {
        EditingTables tables = new EditingTables(study);
        if (!study.results().editing().isEmpty()) {
            page.subheading(prose.text("report.editing"));
            page.table(tables.measures());
            page.note(prose.text("editing.about"));
            page.table(tables.reasons());
            page.table(tables.efficiency());
        }
        PrintedTable errors = tables.errors();
        if (!errors.rows().isEmpty()) {
            page.subheading(prose.text("report.errors"));
            page.table(errors);
        }
    }

    private void agreement(PageFlow page, StudyRecord study) {
        AgreementTables tables = new AgreementTables(study.results(), study.protocol());
        page.heading(prose.text("report.agreement"));
        table(page, tables.coefficients());
        tables.nearlyAllNeither().ifPresent(page::warning);
        for (CellResult cell : study.results().cells()) {
            int pairs = cell.agreement().pairs().size();
            if (pairs == 0) {
                continue;
            }
            if (cell.readers() <= WIDEST_MATRIX) {
                table(page, tables.pairs(cell));
            } else if (pairs <= MOST_PAIRS) {
                table(page, tables.pairList(cell));
            } else {
                page.paragraph(prose.text("pairs.many", ResultTables.name(cell.key()), String.valueOf(pairs)));
            }
        }
        page.subheading(prose.text("report.intra"));
        orNone(page, tables.intra(), "intra.none");
        page.subheading(prose.text("report.catches"));
        orNone(page, tables.catches(), "catches.none");
        page.subheading(prose.text("report.blinding"));
        orNone(page, tables.blinding(), "blinding.none");
        tables.james().ifPresent(page::paragraph);
    }

    private void conduct(PageFlow page, StudyRecord study) {
        ReadingCourse course = study.course();
        page.heading(prose.text("report.participants"));
        page.table(new CourseTables().readers(course));
        page.heading(prose.text("report.deviations"));
        page.paragraph(prose.text(
                "report.unblinded",
                TIME.format(course.unblinding().at()),
                course.unblinding().who(),
                course.unblinding().reason()));
        if (course.deviations().isEmpty()) {
            page.paragraph(prose.text("deviations.none"));
        } else {
            page.table(new CourseTables().deviations(course));
        }
    }

    private void methods(PageFlow page, StudyRecord study) {
        page.heading(prose.text("report.methods"));
        for (String key : List.of("mean", "interval", "test", "family", "sign", "agreement", "blinding", "power")) {
            page.paragraph(prose.text("methods." + key));
        }
        var options = study.results().options();
        page.paragraph(prose.text(
                "methods.seed",
                String.valueOf(options.seed()),
                String.valueOf(options.rounds()),
                String.valueOf(options.confidence())));
        page.heading(prose.text("report.software"));
        page.entries(study.course().software());
    }

    private static void table(PageFlow page, PrintedTable table) {
        page.table(table);
    }

    private void orNone(PageFlow page, PrintedTable table, String otherwise) {
        if (table.rows().isEmpty()) {
            page.paragraph(prose.text(otherwise));
        } else {
            page.table(table);
        }
    }
}
