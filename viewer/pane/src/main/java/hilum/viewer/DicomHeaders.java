package hilum.viewer;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.InstanceHeader;
import hilum.dicom.Tag;
import hilum.resources.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers of DICOM files. Stateless and thread-safe. */
public final class DicomHeaders implements HeaderSource {
    private static final Messages WORDS = Messages.of("viewer");
    private static final String SEGMENTATION_STORAGE = "1.2.840.10008.5.1.4.1.1.66.4";
    private static final Tag ISSUER_OF_PATIENT_ID = new Tag(0x00100021);
    /** The preamble and the four letters after it (DICOM PS3.10 7.1). */
    private static final int PREAMBLE_BYTES = 128;

    private static final Pattern AGE = Pattern.compile("0*(\\d+)([DWMY])");
    private static final Pattern HOUR_MINUTE = Pattern.compile("(\\d\\d):?(\\d\\d).*");

    @Override
    public Found read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return new Found.Nothing(Skipped.Reason.UNREADABLE, "");
        }
        if (Files.size(file) == 0) {
            return new Found.Nothing(Skipped.Reason.NOT_DICOM, WORDS.text("skipped.detail.empty"));
        }
        try (DicomFile dicom = DicomFile.open(file)) {
            return found(file, InstanceHeader.of(file, dicom), dicom.dataSet());
        } catch (DicomException e) {
            if (e.getCause() instanceof IOException) {
                return new Found.Nothing(Skipped.Reason.UNREADABLE, "");
            }
            return saysDicom(file)
                    ? new Found.Nothing(Skipped.Reason.DAMAGED, String.valueOf(e.getMessage()))
                    : new Found.Nothing(Skipped.Reason.NOT_DICOM, "");
        }
    }

    private static boolean saysDicom(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(PREAMBLE_BYTES, Files.size(file)));
            return new String(in.readNBytes(4), StandardCharsets.US_ASCII).equals("DICM");
        }
    }

    private static Found found(Path file, InstanceHeader header, DataSet set) {
        String kind = header.kind().name().replaceFirst(" Storage$", "");
        boolean claimsPicture = header.kind().name().contains("Image Storage");
        if (!header.isImage() && claimsPicture) {
            return new Found.Nothing(Skipped.Reason.DAMAGED, WORDS.text("skipped.detail.no_pixels"));
        }
        if (!header.isImage() || header.kind().uid().equals(SEGMENTATION_STORAGE)) {
            return new Found.Nothing(Skipped.Reason.NO_PICTURE, kind);
        }
        return new Found.Picture(instance(file, header, set));
    }

    private static Instance instance(Path file, InstanceHeader header, DataSet set) {
        InstanceHeader.Identity identity = header.identity();
        String sop = orElse(identity.sopInstanceUid(), madeUpUid(file));
        String study = orElse(identity.studyInstanceUid(), "study of " + sop);
        InstanceHeader.Exam exam = header.exam();
        return new Instance(
                patient(header.patient(), set),
                new Instance.StudyLabel(
                        study,
                        exam.studyDate().map(LocalDate::toString).orElse(""),
                        time(set),
                        exam.studyDescription(),
                        age(header),
                        set.text(Tag.ACCESSION_NUMBER).orElse("")),
                new Instance.SeriesLabel(
                        orElse(identity.seriesInstanceUid(), "series of " + study),
                        identity.seriesNumber(),
                        exam.modality(),
                        exam.seriesDescription()),
                sop,
                identity.instanceNumber(),
                view(exam, set),
                file,
                header.picture().frames());
    }

    private static Patient patient(InstanceHeader.Patient patient, DataSet set) {
        String issuer = set.text(ISSUER_OF_PATIENT_ID).orElse("");
        String id = patient.id().isBlank() || issuer.isBlank() ? patient.id() : patient.id() + "@" + issuer;
        return new Patient(
                id,
                patient.name(),
                patient.sex(),
                patient.birthDate().map(LocalDate::toString).orElse(""));
    }

    private static Instance.View view(InstanceHeader.Exam exam, DataSet set) {
        String toTheRight = set.text(Tag.PATIENT_ORIENTATION).orElse("").strip().toUpperCase(Locale.ROOT);
        return new Instance.View(exam.projection().viewPosition().strip().toUpperCase(Locale.ROOT), toTheRight);
    }

    private static String time(DataSet set) {
        Matcher time = HOUR_MINUTE.matcher(set.text(Tag.STUDY_TIME).orElse(""));
        return time.matches() ? time.group(1) + ":" + time.group(2) : "";
    }

    /** The age as the header says it, else from birth date and study date. */
    private static String age(InstanceHeader header) {
        Matcher age = AGE.matcher(header.patient().age().strip());
        if (age.matches()) {
            int number = Integer.parseInt(age.group(1));
            return switch (age.group(2)) {
                case "D" -> WORDS.text("age.days", number);
                case "W" -> WORDS.text("age.weeks", number);
                case "M" -> WORDS.text("age.months", number);
                default -> String.valueOf(number);
            };
        }
        Optional<LocalDate> birth = header.patient().birthDate();
        Optional<LocalDate> study = header.exam().studyDate();
        return birth.flatMap(from -> study.map(to -> String.valueOf(ChronoUnit.YEARS.between(from, to))))
                .orElse("");
    }

    /** Some files have no SOP Instance UID; the same file always gets the same one (DICOM PS3.5 B.2). */
    private static String madeUpUid(Path file) {
        byte[] name = file.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
        return "2.25." + new BigInteger(UUID.nameUUIDFromBytes(name).toString().replace("-", ""), 16);
    }

    private static String orElse(String text, String other) {
        return text.isBlank() ? other : text;
    }
}
