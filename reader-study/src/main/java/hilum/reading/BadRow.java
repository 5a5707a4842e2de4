package hilum.reading;

/**
 * A row that an import left out, or what is wrong with the whole file.
 *
 * @param firstLine line of the file, from 1; 0 for the whole file
 * @param lastLine the same, or higher where quoted cells hold line breaks
 * @param detail the column, case id or picture that it is about; may be empty
 */
public record BadRow(int firstLine, int lastLine, Reason reason, String detail) {
    /** What is wrong. */
    public enum Reason {
        FILE_NOT_FOUND,
        FILE_UNREADABLE,
        FILE_TOO_LARGE,
        NOT_UTF8,
        NOT_CSV,
        COLUMN_MISSING,
        COLUMN_TWICE,
        BROKEN_QUOTES,
        TOO_MANY_BROKEN_ROWS,
        WRONG_NUMBER_OF_CELLS,
        NO_CASE_ID,
        DUPLICATE_CASE,
        TEXT_EMPTY,
        NO_PICTURE,
        PICTURE_MISSING,
        NOT_A_PICTURE,
        NO_TASK_INPUT,
        TASK_UNKNOWN,
        KIND_UNKNOWN,
        EXPECTED_UNKNOWN,
        NOT_JSON
    }

    /** About the whole file. */
    public static BadRow file(Reason reason, String detail) {
        return new BadRow(0, 0, reason, detail);
    }
}
