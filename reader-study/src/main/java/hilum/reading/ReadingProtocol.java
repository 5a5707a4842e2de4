package hilum.reading;

import java.util.List;

/**
 * What is fixed before the first case is read. For the coordinator; a reader's side has a {@link ReaderProtocol}.
 *
 * @param title name and version
 * @param conduct part of the reader's side too
 * @param normalisations names of the changes that were made to all texts before the freeze, in order; from the leak lint
 */
public record ReadingProtocol(
        Title title,
        ReadingDesign design,
        Arms arms,
        Plan plan,
        Conduct conduct,
        Wording wording,
        List<String> normalisations) {
    /** The version of the protocol file that this program writes. */
    public static final int FORMAT = 1;

    /**
     * Name and version.
     *
     * @param name what the reading is called, unique in its file regardless of case
     * @param version from 1; a superseding protocol has the next one
     * @param supersedes hash of the protocol before, 64 hexadecimal digits; empty for version 1
     */
    public record Title(String name, int version, String supersedes) {
        public Title {
            name = name.strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a reading needs a name");
            }
            if (version < 1 || (version > 1) == supersedes.isEmpty()) {
                throw new IllegalArgumentException("version 1 supersedes nothing, a later one says what");
            }
        }
    }

    public ReadingProtocol {
        normalisations = List.copyOf(normalisations);
    }

    /** A comparative reading, fully crossed, with the usual conduct and the wording of the paper. */
    public static ReadingProtocol comparative(
            String name, List<ReadingTask> tasks, long seed, Arms arms, List<String> readers) {
        return new ReadingProtocol(
                new Title(name, 1, ""),
                ReadingDesign.COMPARATIVE,
                arms,
                new Plan(tasks, seed, readers, 0, 0, true),
                Conduct.usual(),
                Wording.paper(),
                List.of());
    }

    public String name() {
        return title.name();
    }

    /** The questions of every case, in the order of the page. */
    public List<ReadingAttribute> attributes() {
        return List.of(ReadingAttribute.values());
    }
}
