package hilum.reading.export;

import hilum.reading.ReadingFailure;
import hilum.reading.export.FigureLayout.Width;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Writes everything that leaves a reading: into a folder of its own, or one file of it. Thread-safe and blocking. */
public final class ResultsExport {
    private static final int DOTS_PER_INCH = 300;

    private final Typeface typeface;

    public ResultsExport(Typeface typeface) {
        this.typeface = typeface;
    }

    /**
     * Writes all files into a new folder {@code name} below {@code parent}, with a list of their SHA-256; where there is one of that name already, a
     * number is added. The folder appears whole or not at all.
     *
     * @return the folder
     * @throws ReadingFailure when the disk is full or the place cannot be written; nothing is left behind
     * @throws InterruptedException when the thread is interrupted; nothing is left behind
     */
    public Path writeAll(StudyRecord study, Path parent, String name, ExportProgress progress)
            throws ReadingFailure, InterruptedException {
        return new FolderWriter(parent).write(name, files(study), progress);
    }

    /**
     * Writes one of the files, for {@code file} to appear whole or not at all.
     *
     * @param which a name of {@link ExportFiles}
     */
    public void writeOne(StudyRecord study, String which, Path file) throws ReadingFailure {
        Supplier<byte[]> content = files(study).get(which);
        if (content == null) {
            throw new IllegalArgumentException("this reading has no " + which);
        }
        FolderWriter.writeFile(file, content.get());
    }

    /** Every file with what makes its content, in the order of writing. */
    Map<String, Supplier<byte[]>> files(StudyRecord study) {
        Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();
        figure(
                files,
                study,
                Width.SINGLE_COLUMN,
                ExportFiles.FIGURE_SVG,
                ExportFiles.FIGURE_PNG,
                ExportFiles.FIGURE_PDF);
        figure(
                files,
                study,
                Width.DOUBLE_COLUMN,
                ExportFiles.FIGURE_WIDE_SVG,
                ExportFiles.FIGURE_WIDE_PNG,
                ExportFiles.FIGURE_WIDE_PDF);
        files.put(ExportFiles.REPORT, () -> new ReportPdf(typeface).write(study));
        files.put(ExportFiles.PROTOCOL, () -> new ProtocolPdf(typeface).write(study.protocol()));
        text(files, ExportFiles.LONG, () -> new LongTable().write(study.table(), study.details()));
        text(files, ExportFiles.WIDE, () -> new WideTable().write(study.table()));
        text(files, ExportFiles.GUESSES, () -> new LongTable().writeGuesses(study.table()));
        new ObservationTables(study.observations()).files().forEach((name, content) -> text(files, name, content));
        Codebook codebook = new Codebook(study);
        text(files, ExportFiles.CODEBOOK_CSV, codebook::toCsv);
        text(files, ExportFiles.CODEBOOK, codebook::toMarkdown);
        text(files, ExportFiles.LOG, () -> log(study.course()));
        text(files, ExportFiles.CHECKLIST, () -> checklist(study));
        text(files, ExportFiles.SCRIPT, ResultsExport::script);
        text(files, ExportFiles.NUMBERS, () -> new RNumbers().write(study.results()));
        text(files, ExportFiles.SETTINGS, () -> RNumbers.settings(study.results(), study.protocol()));
        switch (new ImrmcInput().of(study.table(), study.protocol())) {
            case ImrmcInput.Written written -> written.files().forEach((name, text) -> text(files, name, () -> text));
            case ImrmcInput.NotApplicable not -> text(files, ExportFiles.IMRMC_NOTE, () -> not.reason() + "\n");
        }
        return files;
    }

    private void figure(
            Map<String, Supplier<byte[]>> files, StudyRecord study, Width width, String svg, String png, String pdf) {
        Supplier<Drawing> drawing =
                () -> new FigureLayout(typeface).lay(new ResultFigure().of(study.results(), study.protocol()), width);
        text(files, svg, () -> new SvgWriter().write(drawing.get()));
        files.put(png, () -> new PngWriter(typeface).write(drawing.get(), DOTS_PER_INCH));
        files.put(
                pdf,
                () -> new PdfWriter(typeface)
                        .write(drawing.get(), study.protocol().title()));
    }

    private static void text(Map<String, Supplier<byte[]>> files, String name, Supplier<String> text) {
        files.put(name, () -> text.get().getBytes(StandardCharsets.UTF_8));
    }

    private static String log(ReadingCourse course) {
        CsvText csv = new CsvText(List.of("at", "who", "event", "detail"));
        course.log().forEach(row -> csv.row(List.of(row.at().toString(), row.who(), row.event(), row.detail())));
        return csv.toString();
    }

    private static String checklist(StudyRecord study) {
        PrintedTable checklist = new ReportingChecklist().of(study);
        CsvText csv = new CsvText(
                checklist.columns().stream().map(PrintedTable.Column::head).toList());
        checklist.rows().forEach(csv::row);
        return csv.toString();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(
                ResultsExport.class.getResourceAsStream(ExportFiles.SCRIPT), ExportFiles.SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own R script cannot be read", e);
        }
    }
}
