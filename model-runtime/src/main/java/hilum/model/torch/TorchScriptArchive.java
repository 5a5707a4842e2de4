package hilum.model.torch;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the archive that {@code torch::jit::load} reads: a zip of format version, source text, empty constants, and one pickled object
 * of the program's class. No Python takes part, and no pickle is ever read here: the few opcodes are written by hand.
 */
final class TorchScriptArchive {
    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    private TorchScriptArchive() {}

    /** Attribute value: a list that is filled later. */
    record EmptyList() {}

    /** The archive of a program with weights ({@code Weights} of linear.py), bound later, and {@code numbers}. */
    static byte[] program(String className, List<String> files, Map<String, Object> numbers) {
        Map<String, Object> attributes = new LinkedHashMap<>(numbers);
        List.of("t", "s", "q", "wide").forEach(weights -> attributes.put(weights, new EmptyList()));
        attributes.put("widen", 0);
        return of(className, files, attributes);
    }

    /**
     * The archive of one program.
     *
     * @param className name of the class in the source
     * @param files names of source files beside this class, joined in order
     * @param attributes every declared attribute of the class but {@code training}: Boolean, Integer or Double
     */
    static byte[] of(String className, List<String> files, Map<String, Object> attributes) {
        StringBuilder source = new StringBuilder();
        files.forEach(f -> source.append(source(f)).append('\n'));
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            add(zip, "version", "10\n".getBytes(StandardCharsets.US_ASCII));
            add(zip, "constants.pkl", EMPTY_TUPLE);
            add(zip, "code/__torch__.py", source.toString().getBytes(StandardCharsets.UTF_8));
            add(zip, "data.pkl", pickle(className, attributes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }

    private static String source(String file) {
        try (InputStream in = TorchScriptArchive.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program " + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry("program/" + name));
        zip.write(content);
        zip.closeEntry();
    }

    /** Protocol 2: {@code class __torch__.NAME, (), NEWOBJ, { attributes }, BUILD}. */
    private static byte[] pickle(String className, Map<String, Object> attributes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x80, 2});
        out.writeBytes("c__torch__\n" + className + "\n)");
        out.write(0x81);
        out.writeBytes("}(");
        key(out, "training");
        value(out, false);
        for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
            key(out, attribute.getKey());
            value(out, attribute.getValue());
        }
        out.writeBytes("ub.");
        return bytes.toByteArray();
    }

    private static void key(DataOutputStream out, String key) throws IOException {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        out.write(littleEndian(utf8.length));
        out.write(utf8);
    }

    private static void value(DataOutputStream out, Object value) throws IOException {
        switch (value) {
            case Boolean truth -> out.write(truth ? 0x88 : 0x89);
            case Integer number -> {
                out.write('J');
                out.write(littleEndian(number));
            }
            case Double number -> {
                out.write('G');
                out.writeDouble(number);
            }
            case EmptyList _ -> {
                out.writeBytes("ctorch.jit._pickle\nbuild_tensorlist\n](e");
                out.write(0x85);
                out.write('R');
            }
            default -> throw new IllegalArgumentException("no attribute value: " + value);
        }
    }

    private static byte[] littleEndian(int number) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }
}
