package hilum.model.weights;

import hilum.model.ModelFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Opens the package to tests elsewhere. */
public final class WeightsForTests {
    private WeightsForTests() {}

    public static Map<String, List<Long>> layout(CheXagent2Config config) {
        return new CheXagent2Layout(config).used();
    }

    public static Map<String, StoredTensor> header(Path file) throws ModelFailure {
        return SafetensorsHeader.read(file);
    }

    public static Map<String, StoredTensor> parse(byte[] header, long fileBytes) throws ModelFailure {
        return SafetensorsHeader.parse(Path.of("mutant"), header, fileBytes);
    }

    /** The numbers of one stored tensor, widened. */
    public static float[] values(Path folder, String name) throws Exception {
        StoredTensor tensor = Checkpoint.open(folder).tensors().get(name);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(tensor.file())).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[(int) (tensor.bytes() / tensor.dtype().bytes())];
        for (int i = 0; i < values.length; i++) {
            int at = (int) tensor.offset() + i * tensor.dtype().bytes();
            values[i] = switch (tensor.dtype()) {
                case F32 -> bytes.getFloat(at);
                case F16 -> Float.float16ToFloat(bytes.getShort(at));
                case BF16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
                default -> throw new IllegalArgumentException(tensor.dtype().name());
            };
        }
        return values;
    }
}
