package hilum.reading.pack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes behind a pass phrase: AES-256-GCM with a key from PBKDF2-HMAC-SHA256. Salt, nonce and iterations stand beside the bytes, so that later
 * versions may count higher.
 *
 * @param iterations of PBKDF2 for what is sealed from now on; OWASP's advice of 2023 is 600,000
 */
public record Sealing(SecureRandom random, int iterations) {
    private static final int MOST_ITERATIONS = 50_000_000;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;

    /** With the iterations of this program's releases. */
    public static Sealing ofSystem() {
        return new Sealing(new SecureRandom(), 600_000);
    }

    /** Fresh random bytes. */
    public byte[] fresh(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /**
     * Seals {@code plain}.
     *
     * @param about bound to the bytes: opening with another text fails
     * @return a JSON object as text
     */
    public String seal(byte[] plain, char[] passPhrase, String about) {
        byte[] salt = fresh(16);
        byte[] nonce = fresh(12);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, passPhrase, salt, nonce, iterations, about)
                    .doFinal(plain);
            JsonObject json = new JsonObject();
            json.addProperty("format", 1);
            json.addProperty("cipher", "AES-256-GCM");
            json.addProperty("kdf", "PBKDF2-HMAC-SHA256");
            json.addProperty("iterations", iterations);
            json.addProperty("salt", Base64.getEncoder().encodeToString(salt));
            json.addProperty("nonce", Base64.getEncoder().encodeToString(nonce));
            json.addProperty("sealed", Base64.getEncoder().encodeToString(sealed));
            return CanonicalJson.readable(json);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM and PBKDF2", e);
        }
    }

    /**
     * Opens what {@link #seal} gave; empty when the pass phrase is wrong (or the bytes were changed, which looks the same).
     *
     * @throws IllegalArgumentException when {@code sealed} is not of that form
     */
    public Optional<byte[]> open(String sealed, char[] passPhrase, String about) {
        try {
            JsonObject json = CanonicalJson.parse(sealed);
            Base64.Decoder base64 = Base64.getDecoder();
            int counted = json.get("iterations").getAsInt();
            if (counted < 1 || counted > MOST_ITERATIONS) {
                throw new IllegalArgumentException("a strange number of iterations");
            }
            Cipher cipher = cipher(
                    Cipher.DECRYPT_MODE,
                    passPhrase,
                    base64.decode(json.get("salt").getAsString()),
                    base64.decode(json.get("nonce").getAsString()),
                    counted,
                    about);
            return Optional.of(cipher.doFinal(base64.decode(json.get("sealed").getAsString())));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException
                | JsonParseException
                | IllegalStateException
                | NullPointerException
                | UnsupportedOperationException e) {
            throw new IllegalArgumentException("nothing sealed", e);
        }
    }

    private static Cipher cipher(int mode, char[] passPhrase, byte[] salt, byte[] nonce, int iterations, String about)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(("hilum " + new String(passPhrase)).toCharArray(), salt, iterations, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
            return cipher;
        } finally {
            spec.clearPassword();
        }
    }
}
