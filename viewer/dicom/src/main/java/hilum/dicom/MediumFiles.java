package hilum.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of a medium by their file ID, which is in capitals whatever the disk made of it (DICOM PS3.10 8.2). */
final class MediumFiles {
    private static final int MAX_PARTS = 16;

    private final @Nullable Path root;

    MediumFiles(@Nullable Path root) {
        this.root = root;
    }

    /** The file of the parts of an ID; empty when there is none, or when the ID leads out of the medium. */
    Optional<Path> find(List<String> id) {
        Optional<Path> at = Optional.ofNullable(root);
        if (id.size() > MAX_PARTS) {
            return Optional.empty();
        }
        for (String part : id) {
            at = at.flatMap(folder -> child(folder, part));
        }
        return at.filter(Files::isRegularFile);
    }

    private static Optional<Path> child(Path folder, String name) {
        if (name.isBlank() || name.equals(".") || name.equals("..") || name.contains("/") || name.contains("\\")) {
            return Optional.empty();
        }
        try {
            Path exact = folder.resolve(name);
            if (Files.exists(exact)) {
                return Optional.of(exact);
            }
            try (Stream<Path> children = Files.list(folder)) {
                return children.filter(child -> plain(child).equals(name.toUpperCase(Locale.ROOT)))
                        .findFirst();
            }
        } catch (InvalidPathException | IOException e) {
            return Optional.empty(); // no such name on this disk, or no such folder: the file is missing
        }
    }

    /** Without what ISO 9660 drivers add: a version such as {@code ;1}, a dot at the end. */
    private static String plain(Path child) {
        return String.valueOf(child.getFileName()).toUpperCase(Locale.ROOT).replaceAll("\\.?(;[0-9]+)?$", "");
    }
}
