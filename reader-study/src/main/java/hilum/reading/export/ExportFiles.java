package hilum.reading.export;

/** The names of the files in an exported folder. */
public final class ExportFiles {
    public static final String REPORT = "report.pdf";
    public static final String PROTOCOL = "protocol.pdf";
    public static final String FIGURE_SVG = "figure.svg";
    public static final String FIGURE_PNG = "figure.png";
    public static final String FIGURE_PDF = "figure.pdf";
    public static final String FIGURE_WIDE_SVG = "figure-two-columns.svg";
    public static final String FIGURE_WIDE_PNG = "figure-two-columns.png";
    public static final String FIGURE_WIDE_PDF = "figure-two-columns.pdf";
    public static final String LONG = "answers-long.csv";
    public static final String WIDE = "answers-wide.csv";
    public static final String GUESSES = "guesses.csv";
    public static final String EDITS = "edited-drafts.csv";
    public static final String ERRORS = "error-counts.csv";
    public static final String LOOKS = "looked-at.csv";
    public static final String CODEBOOK_CSV = "codebook.csv";
    public static final String CODEBOOK = "codebook.md";
    public static final String LOG = "audit-log.csv";
    public static final String CHECKLIST = "checklist.csv";
    public static final String SCRIPT = "analysis.R";
    public static final String NUMBERS = "program-numbers.csv";
    public static final String SETTINGS = "analysis-settings.csv";
    public static final String IMRMC_NOTE = "imrmc-not-written.txt";
    public static final String MANIFEST = "manifest-sha256.txt";

    private ExportFiles() {}
}
