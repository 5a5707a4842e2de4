package hilum.dicom;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Unique identifiers under the root 2.25, which is free for everyone (DICOM PS3.5 B.2). */
public final class Uids {
    /** Names this program in the file meta information. */
    public static final String IMPLEMENTATION_CLASS = of("hilum.dicom");

    private Uids() {}

    /** A new one. */
    public static String random() {
        return of(UUID.randomUUID());
    }

    /** Always the same one for the same {@code seed}. */
    public static String of(String seed) {
        return of(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String of(UUID uuid) {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return "2.25." + new BigInteger(1, bytes.array());
    }
}
