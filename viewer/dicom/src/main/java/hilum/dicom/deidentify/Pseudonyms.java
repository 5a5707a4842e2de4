package hilum.dicom.deidentify;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names, UIDs and shifts of days that follow from a secret: the same patient gets the same ones in every file and every run with this
 * secret, and nobody without it can go back. A study in which only some files name the issuer of the patient's identifier keeps one
 * patient: the first of its files decides, for as long as this object lives. Nothing is stored. Thread-safe.
 */
public final class Pseudonyms {
    private static final int MIN_SECRET = 16;
    private static final int MAX_SHIFT_DAYS = 3652;

    private final byte[] secret;
    /** Whom each study's identifiers belong to. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /**
     * Pseudonyms of a project.
     *
     * @param secret 16 bytes or more, copied; whoever has it can link pseudonyms to patients
     */
    public Pseudonyms(byte[] secret) {
        if (secret.length < MIN_SECRET) {
            throw new IllegalArgumentException("a secret has " + MIN_SECRET + " bytes or more");
        }
        this.secret = secret.clone();
    }

    /** What stands for the patient, such as {@code HILUM-3F9A61C07B12}. */
    public String patient(DataSet set) {
        return "HILUM-"
                + HexFormat.of()
                        .formatHex(Arrays.copyOf(hash("patient", patientKey(set)), 6))
                        .toUpperCase(Locale.ROOT);
    }

    /** The UID that stands for {@code uid}, under the root 2.25. */
    public String uid(String uid) {
        byte[] bytes = Arrays.copyOf(hash("uid", uid), 16);
        return "2.25." + new BigInteger(1, bytes);
    }

    /** Days, 1 to 3,652, by which all dates of this patient move back. */
    public int shiftDays(DataSet set) {
        byte[] hash = hash("days", patientKey(set));
        int number = (hash[0] & 0xFF) << 16 | (hash[1] & 0xFF) << 8 | (hash[2] & 0xFF);
        return 1 + number % MAX_SHIFT_DAYS;
    }

    /** The identifier with its issuer; without one the name and birth date; without these the study. */
    private String patientKey(DataSet set) {
        String study = set.text(Tag.STUDY_INSTANCE_UID).orElse("");
        String id = set.text(Tag.PATIENT_ID).orElse("");
        if (!id.isEmpty()) {
            String key =
                    "id\n" + id + "\n" + set.text(Tag.of("IssuerOfPatientID")).orElse("");
            return study.isEmpty() ? key : known.computeIfAbsent(study + "\n" + id, _ -> key);
        }
        String name = set.text(Tag.PATIENT_NAME).orElse("");
        return name.isEmpty()
                ? "study\n" + study
                : "name\n" + name.toUpperCase(Locale.ROOT) + "\n"
                        + set.text(Tag.PATIENT_BIRTH_DATE).orElse("");
    }

    private byte[] hash(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
