package hilum.reading.pack;

import com.google.gson.JsonParseException;
import hilum.reading.Blinding;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingProtocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What readers must not know, in a file of its own that only the coordinator's pass phrase opens.
 *
 * @param hash of the frozen protocol
 * @param cases with the source's ids, texts by arm, slices, and the places of the original pictures
 * @param codes by case, what the readers' side calls it
 * @param seats readers of the plan in its order, then adjudicators
 * @param signingKey the coordinator's Ed25519 key, PKCS#8 in Base64
 * @param publicKey its other half, X.509 in Base64
 */
public record StudyKey(
        int format,
        String hash,
        ReadingProtocol protocol,
        List<ReadingCase> cases,
        List<String> codes,
        List<Seat> seats,
        String signingKey,
        String publicKey) {
    /** The key's name in a reading's folder. */
    public static final String FILE = "study.key";

    private static final int FORMAT = 1;

    public StudyKey {
        cases = List.copyOf(cases);
        codes = List.copyOf(codes);
        seats = List.copyOf(seats);
        if (format != FORMAT) {
            throw new IllegalArgumentException("another format");
        }
    }

    /** One reader's items in the order of reading. */
    public record Seat(String reader, boolean adjudicator, List<Blinding.Place> places) {
        public Seat {
            places = List.copyOf(places);
        }
    }

    /** With the format of this program. */
    public static StudyKey of(
            String hash,
            hilum.reading.StudyPlan plan,
            List<String> codes,
            List<Seat> seats,
            java.security.KeyPair signing) {
        java.util.Base64.Encoder base64 = java.util.Base64.getEncoder();
        return new StudyKey(
                FORMAT,
                hash,
                plan.protocol(),
                plan.cases(),
                codes,
                seats,
                base64.encodeToString(signing.getPrivate().getEncoded()),
                base64.encodeToString(signing.getPublic().getEncoded()));
    }

    /** The key behind {@code passPhrase}, for {@link #write}; takes its time. */
    public String sealed(Sealing sealing, char[] passPhrase) {
        return sealing.seal(RecordJson.line(this).getBytes(StandardCharsets.UTF_8), passPhrase, hash);
    }

    /** Writes what {@link #sealed} gave, whole or not at all, in place of a key that is there. */
    public static void write(Path folder, String sealed) throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(FILE), sealed);
    }

    /** The same key with these seats alone. */
    public StudyKey withSeats(List<Seat> kept) {
        return new StudyKey(format, hash, protocol, cases, codes, kept, signingKey, publicKey);
    }

    /**
     * Opens the key of the reading with {@code hash}.
     *
     * @throws ReadingFailure.WrongPassPhrase when it does not open
     * @throws ReadingFailure.KeyDamaged when it is missing or no key
     */
    public static StudyKey open(Path folder, String hash, Sealing sealing, char[] passPhrase) throws ReadingFailure {
        Path file = folder.resolve(FILE);
        try {
            Optional<byte[]> plain = sealing.open(Files.readString(file), passPhrase, hash);
            if (plain.isEmpty()) {
                throw new ReadingFailure.WrongPassPhrase();
            }
            return RecordJson.read(new String(plain.get(), StandardCharsets.UTF_8), StudyKey.class);
        } catch (IOException | IllegalArgumentException | JsonParseException e) {
            ReadingFailure failure = new ReadingFailure.KeyDamaged(file);
            failure.initCause(e);
            throw failure;
        }
    }

    public java.security.PrivateKey signing() {
        return Signing.privateKey(java.util.Base64.getDecoder().decode(signingKey));
    }
}
