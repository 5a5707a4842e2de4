package hilum.reading.csv;

import hilum.reading.Arms;
import hilum.reading.BadRow;
import hilum.reading.BadRow.Reason;
import hilum.reading.CaseImport;
import hilum.reading.PictureCheck;
import hilum.reading.ReadingTask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the cases of a reading from a CSV file, or from JSON lines where the name ends in {@code .jsonl}. Bad rows are named and left out; no
 * content whatever makes it throw.
 *
 * <p>Columns (or names), in any order: {@code case}, {@code images} (files split by |, relative to the file), {@code indication}, {@code task}
 * ("findings generation" or "findings summarization"), {@code task input} (the findings to be summarized), {@code kind} (primary, training or
 * catch), {@code feedback} and {@code expected} (the arm that should win) for training and catch cases, and the two texts: {@code text_physician}
 * and {@code text_ai}, two others that begin with {@code text_}, or columns named like the arms that were asked for. Every other column is a label
 * for slices. UTF-8 with or without a mark; separated by comma, semicolon or tab; quoted cells may hold line breaks.
 */
public final class CasesFile {
    private static final long LARGEST_FILE = 64L << 20;

    private final CaseRules rules;

    /**
     * A reader of files.
     *
     * @param wanted the arms, whose columns are named {@code text_ARM} or {@code ARM}; empty for those that the file's own columns name
     * @param textsOptional whether a text may be empty: it is written later, or from scratch
     * @param pictures looks at each picture that is there
     */
    public CasesFile(Optional<Arms> wanted, boolean textsOptional, PictureCheck pictures) {
        this.rules = new CaseRules(wanted, textsOptional, pictures);
    }

    /** Reads {@code file}; blocking. */
    public CaseImport read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                return failed(Reason.FILE_TOO_LARGE, "");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return read(text, file.toAbsolutePath());
        } catch (NoSuchFileException e) {
            return failed(Reason.FILE_NOT_FOUND, fileName(file));
        } catch (CharacterCodingException e) {
            return failed(Reason.NOT_UTF8, "");
        } catch (IOException e) {
            return failed(Reason.FILE_UNREADABLE, fileName(file));
        }
    }

    private CaseImport read(String withMark, Path file) {
        String text = withMark.startsWith("\uFEFF") ? withMark.substring(1) : withMark;
        if (text.indexOf('\0') >= 0) {
            return failed(Reason.NOT_CSV, "");
        }
        return fileName(file).toLowerCase(Locale.ROOT).endsWith(".jsonl")
                ? new CasesJsonl(rules).read(text, file)
                : new CasesCsv(rules).read(text, file);
    }

    /** The task of rows that name none. */
    static ReadingTask otherwise(List<CaseRow> rows) {
        long withInput = rows.stream()
                .filter(row -> !row.cell(CaseColumns.TASK_INPUT).isEmpty())
                .count();
        return withInput > 0 && 2 * withInput >= rows.size()
                ? ReadingTask.FINDINGS_SUMMARIZATION
                : ReadingTask.FINDINGS_GENERATION;
    }

    static CaseImport failed(Reason reason, String detail) {
        return new CaseImport(new Arms("physician", "ai"), List.of(), List.of(BadRow.file(reason, detail)));
    }

    private static String fileName(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
