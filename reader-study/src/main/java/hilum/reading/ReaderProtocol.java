package hilum.reading;

import java.util.List;

/**
 * The reader's part of a protocol: no arm, no seed, no case.
 *
 * @param hash SHA-256 of the frozen protocol, 64 hexadecimal digits; empty for a reading of an older version of the program
 * @param tasks in the order of this reader
 */
public record ReaderProtocol(
        String name,
        int version,
        String hash,
        ReadingDesign design,
        List<ReadingTask> tasks,
        Conduct conduct,
        Wording wording) {
    public ReaderProtocol {
        tasks = List.copyOf(tasks);
    }
}
