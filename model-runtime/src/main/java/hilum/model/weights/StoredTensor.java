package hilum.model.weights;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one tensor lies.
 *
 * @param shape sizes of its axes, the slowest first; empty for a single number
 * @param file that holds it
 * @param offset of its first byte from the start of the file
 * @param bytes its length, row-major, little-endian
 */
public record StoredTensor(String name, Dtype dtype, List<Long> shape, Path file, long offset, long bytes) {
    public StoredTensor {
        shape = List.copyOf(shape);
    }
}
