package hilum.model;

import hilum.model.weights.StoredTensor;
import hilum.model.weights.WeightsForTests;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** Arrays of one golden safetensors file. */
public final class GoldenTensors {
    private final Map<String, StoredTensor> tensors;
    private final ByteBuffer bytes;

    public GoldenTensors(String name) throws Exception {
        tensors = WeightsForTests.header(Golden.path(name));
        bytes = ByteBuffer.wrap(java.nio.file.Files.readAllBytes(Golden.path(name)))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    public float[] floats(String name) {
        StoredTensor tensor = tensors.get(name);
        float[] values = new float[(int) (tensor.bytes() / 4)];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat((int) tensor.offset() + 4 * i);
        }
        return values;
    }

    public byte[] bytes(String name) {
        StoredTensor tensor = tensors.get(name);
        byte[] values = new byte[(int) tensor.bytes()];
        bytes.get((int) tensor.offset(), values);
        return values;
    }

    public java.util.List<Integer> ids(String name) {
        StoredTensor tensor = tensors.get(name);
        java.util.List<Integer> ids = new java.util.ArrayList<>();
        for (int i = 0; i < tensor.bytes() / 8; i++) {
            ids.add((int) bytes.getLong((int) tensor.offset() + 8 * i));
        }
        return ids;
    }
}
