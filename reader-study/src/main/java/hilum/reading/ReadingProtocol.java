package hilum.reading;

import java.util.List;

/**
 * What is fixed before the first case is read. For the coordinator; a reader sees a {@link Sitting}.
 *
 * @param name what the reading is called, unique in its file regardless of case
 * @param seed decides sides and orders through {@link Blinding}
 */
public record ReadingProtocol(String name, ReadingTask task, long seed, Arms arms) {
    public ReadingProtocol {
        name = name.strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a reading needs a name");
        }
    }

    /** The questions of every case, in the order of the page. */
    public List<ReadingAttribute> attributes() {
        return List.of(ReadingAttribute.values());
    }
}
