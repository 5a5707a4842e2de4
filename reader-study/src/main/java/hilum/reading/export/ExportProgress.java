package hilum.reading.export;

/** Hears how far an export is; called on the exporting thread. */
@FunctionalInterface
public interface ExportProgress {
    /** Nobody listens. */
    ExportProgress SILENT = (_, _, _) -> {};

    /** {@code done} of {@code all} files are written; {@code file} is next. */
    void at(int done, int all, String file);
}
