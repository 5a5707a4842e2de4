package hilum.reading.sqlite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;

/** Where the files of readings lie beside the database. */
record StudyFolders(Path database) {
    /** Plans, keys and logs: the coordinator's. */
    Path coordinator() {
        return database.resolveSibling(database.getFileName() + ".coordinator");
    }

    /** The copy of the file that was made before version {@code version} of it was brought up to date. */
    Path backup(int version) {
        return coordinator().resolve(database.getFileName() + ".v" + version + ".backup");
    }

    /** The folder of one reading's version. */
    Path study(String name, int version) {
        String plain = name.toLowerCase(Locale.ROOT).strip();
        String readable = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String unique = UUID.nameUUIDFromBytes(plain.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 8);
        String start = readable.substring(0, Math.min(40, readable.length()));
        return coordinator().resolve(start + "-" + unique + "-v" + version);
    }

    /** Pictures under the names that readers' sides use. */
    Path pictures(String hash) {
        return pictureRoot().resolve(hash.substring(0, 16));
    }

    Path pictureRoot() {
        return database.resolveSibling(database.getFileName() + ".pictures");
    }
}
