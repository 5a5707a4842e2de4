package hilum.model.pull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The digest that the hub lists for a file.
 *
 * @param hex lower case
 */
record ContentHash(Kind kind, String hex) {
    /** How the digest is made. */
    enum Kind {
        /** SHA-256 of the bytes: every file kept by Git LFS, so all weights. */
        SHA_256("SHA-256", "sha256", 64),
        /** The object name in git, SHA-1 of {@code blob <size>\0} and the bytes: small files. */
        GIT_BLOB("SHA-1", "git-sha1", 40);

        private final String algorithm;
        private final String label;
        private final Pattern form;

        Kind(String algorithm, String label, int digits) {
            this.algorithm = algorithm;
            this.label = label;
            this.form = Pattern.compile("[0-9a-f]{" + digits + "}");
        }
    }

    ContentHash {
        if (!kind.form.matcher(hex).matches()) {
            throw new IllegalArgumentException("no " + kind.label + " digest");
        }
    }

    /** A digest that waits for the bytes of a file of {@code size} bytes. */
    MessageDigest start(long size) {
        try {
            MessageDigest digest = MessageDigest.getInstance(kind.algorithm);
            if (kind == Kind.GIT_BLOB) {
                digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
            }
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + kind.algorithm, e);
        }
    }

    /** Whether {@code digest}, having heard every byte, gives this hash; resets it. */
    boolean isOf(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest()).equals(hex);
    }

    /** How the digest is made, for people. */
    String label() {
        return kind.algorithm;
    }

    /** For the name of a part: enough digits to tell two versions of a file apart. */
    String shortForm() {
        return hex.substring(0, 16);
    }

    /** Such as {@code sha256:ab12...}. */
    @Override
    public String toString() {
        return kind.label + ":" + hex;
    }
}
