package hilum.model.worker;

import hilum.model.Completion;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Proves that parent and child are the same build: a digest over the compiled classes that both sides must agree on. It differs as soon
 * as the program is replaced on disk under a running window.
 */
final class BuildIdentity {
    private static final List<Class<?>> AGREED = List.of(
            Wire.class,
            MessageCodec.class,
            Fields.class,
            Message.class,
            ModelHost.class,
            Prompt.class,
            Completion.class,
            ModelDescription.class,
            ModelFailure.class);

    private BuildIdentity() {}

    /** Protocol version and digest, such as {@code 1-9f86d081884c7d65}. */
    static String current() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (Class<?> type : AGREED) {
                sha256.update(compiled(type));
            }
            return Wire.PROTOCOL + "-" + HexFormat.of().formatHex(sha256.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] compiled(Class<?> type) {
        String resource = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
