package hilum.reading.sqlite;

import hilum.reading.ReadingFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The versions of the file, counted in {@code PRAGMA user_version}: step n turns version n - 1 into n, each in a transaction of its own.
 *
 * @param steps SQL scripts
 */
record Schema(List<String> steps) {
    /** The schema that this program writes. */
    static Schema current() {
        return new Schema(List.of(script("v1.sql"), script("v2.sql")));
    }

    private static String script(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses, without changing a byte, what is damaged, newer, or a database of something else. */
    void check(Connection connection, Path file) throws SQLException, ReadingFailure {
        int version = version(connection);
        if (version > steps.size()) {
            throw new ReadingFailure.Newer(file);
        }
        boolean foreign = version == 0 && !"0".equals(single(connection, "SELECT count(*) FROM sqlite_schema"));
        if (foreign || !"ok".equals(single(connection, "PRAGMA integrity_check(1)"))) {
            throw new ReadingFailure.Damaged(file);
        }
    }

    /**
     * Brings the file up to date; before a change to a file in use, a copy named {@code FILE.vN.backup} is laid into the coordinator's folder: that of
     * version 1 holds the key.
     */
    void migrate(Connection connection, Path file) throws SQLException, IOException {
        int version = version(connection);
        if (version > 0 && version < steps.size()) {
            backUp(connection, file, version);
        }
        for (int next = version + 1; next <= steps.size(); next++) {
            step(connection, next);
        }
        if (version == 0) {
            // Pages that the steps freed, and the log beside the file, would keep the words of earlier schemas.
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("VACUUM");
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
    }

    private void step(Connection connection, int next) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(steps.get(next - 1));
            statement.executeUpdate("PRAGMA user_version = " + next);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void backUp(Connection connection, Path file, int version) throws SQLException, IOException {
        Path backup = new StudyFolders(file).backup(version);
        Files.createDirectories(new StudyFolders(file).coordinator());
        Path partial = backup.resolveSibling(backup.getFileName() + ".part");
        Files.deleteIfExists(partial);
        try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, partial.toString());
            vacuum.execute();
        }
        Files.move(partial, backup, StandardCopyOption.REPLACE_EXISTING);
    }

    private static int version(Connection connection) throws SQLException {
        return Integer.parseInt(single(connection, "PRAGMA user_version"));
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }
}
