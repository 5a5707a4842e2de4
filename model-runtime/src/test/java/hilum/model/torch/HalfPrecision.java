package hilum.model.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites a float32 safetensors file in float16. */
final class HalfPrecision {
    private HalfPrecision() {}

    static byte[] of(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) in.getLong();
        String header = new String(file, 8, length, StandardCharsets.UTF_8).replace("\"F32\"", "\"F16\"");
        Matcher offsets = Pattern.compile("\\[(\\d+), ?(\\d+)\\](?=\\})").matcher(header);
        byte[] halved = offsets.replaceAll(
                        m -> "[" + Long.parseLong(m.group(1)) / 2 + "," + Long.parseLong(m.group(2)) / 2 + "]")
                .getBytes(StandardCharsets.UTF_8);
        int floats = (file.length - 8 - length) / 4;
        ByteBuffer out = ByteBuffer.allocate(8 + halved.length + 2 * floats).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(halved.length).put(halved);
        in.position(8 + length);
        for (int i = 0; i < floats; i++) {
            out.putShort(Float.floatToFloat16(in.getFloat()));
        }
        return out.array();
    }
}
