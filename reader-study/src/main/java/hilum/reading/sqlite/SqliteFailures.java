package hilum.reading.sqlite;

import hilum.reading.FileTrouble;
import hilum.reading.ReadingFailure;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/** Which failure an error of SQLite means; <a href="https://www.sqlite.org/rescode.html">result codes</a>. */
final class SqliteFailures {
    private static final int PRIMARY_CODE = 0xff;

    private SqliteFailures() {}

    /** Codes that only a bug can cause are thrown as {@link IllegalStateException}. */
    static ReadingFailure of(Path file, SQLException error) {
        int code = error instanceof SQLiteException sqlite
                ? sqlite.getResultCode().code & PRIMARY_CODE
                : error.getErrorCode();
        ReadingFailure failure = switch (code) {
            case 11, 26 -> new ReadingFailure.Damaged(file); // CORRUPT, NOTADB
            case 3, 8, 23 -> new ReadingFailure.ReadOnly(file); // PERM, READONLY, AUTH
            case 13 -> new ReadingFailure.DiskFull(file); // FULL
            // On a full disk SQLite cannot make the index of its log and says IOERR or CANTOPEN.
            case 10, 14 ->
                FileTrouble.isFull(file) ? new ReadingFailure.DiskFull(file) : new ReadingFailure.Unreachable(file);
            case 5, 6, 15 -> new ReadingFailure.Unreachable(file); // BUSY, LOCKED, PROTOCOL
            default -> throw new IllegalStateException("SQLite refused a statement, code " + code, error);
        };
        failure.initCause(error);
        return failure;
    }
}
