package hilum.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table of contents of a medium (DICOM PS3.10 8, PS3.3 F): its records as a tree, and the files that they name.
 *
 * <p>Files lie below the folder of the DICOMDIR and nowhere else, whatever it says.
 *
 * @param missing file IDs that name nothing on the medium, such as {@code CR1/6154}
 */
public record DicomDirectory(Path path, List<Entry> roots, List<String> missing, List<ParseWarning> warnings) {
    private static final Tag RECORDS = new Tag(0x00041220);
    private static final Tag TYPE = new Tag(0x00041430);
    private static final Tag FILE_ID = new Tag(0x00041500);
    private static final Tag IN_USE = new Tag(0x00041410);

    public DicomDirectory {
        roots = List.copyOf(roots);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }

    /**
     * One record.
     *
     * @param type such as {@code PATIENT}, {@code STUDY}, {@code SERIES}, {@code IMAGE}
     * @param keys its elements
     * @param file which exists; empty when it names none or a missing one
     */
    public record Entry(String type, DataSet keys, Optional<Path> file, List<Entry> children) {
        public Entry {
            children = List.copyOf(children);
        }

        private Stream<Path> files() {
            return Stream.concat(file.stream(), children.stream().flatMap(Entry::files));
        }
    }

    /**
     * Reads a DICOMDIR.
     *
     * @throws DicomException when it cannot be read or is no DICOMDIR
     */
    public static DicomDirectory open(Path path) throws DicomException {
        try (DicomFile file = DicomFile.open(path)) {
            DataSet set = file.dataSet();
            if (!set.contains(RECORDS)) {
                throw new DicomException("This is a DICOM file but no table of contents of a medium.");
            }
            MediumFiles files = new MediumFiles(path.toAbsolutePath().getParent());
            List<String> missing = new ArrayList<>();
            List<DirectoryTree.Node> nodes = DirectoryTree.of(set, set.items(RECORDS));
            List<Entry> roots =
                    nodes.stream().map(node -> entry(node, files, missing)).toList();
            return new DicomDirectory(path, roots, missing, file.warnings());
        }
    }

    /** Whether a file is named as media name their table of contents. */
    public static boolean isNamedSo(Path file) {
        return file.getFileName() != null && file.getFileName().toString().equalsIgnoreCase("DICOMDIR");
    }

    private static Entry entry(DirectoryTree.Node node, MediumFiles files, List<String> missing) {
        DataSet keys = node.keys();
        List<String> id = keys.texts(FILE_ID);
        boolean used = keys.integer(IN_USE).orElse(0xFFFF) != 0;
        Optional<Path> file = id.isEmpty() || !used ? Optional.empty() : files.find(id);
        if (file.isEmpty() && !id.isEmpty() && used) {
            missing.add(String.join("/", id));
        }
        List<Entry> children = node.children().stream()
                .map(child -> entry(child, files, missing))
                .toList();
        return new Entry(keys.text(TYPE).orElse(""), keys, file, children);
    }

    /** All files that records name and that exist, in the order of the tree, each once. */
    public List<Path> files() {
        return roots.stream().flatMap(Entry::files).distinct().toList();
    }
}
