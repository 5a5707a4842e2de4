package hilum.app.cli;

import com.google.gson.JsonObject;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Tag;
import hilum.dicom.deidentify.BurnedInText;
import hilum.dicom.deidentify.DeIdentificationOptions;
import hilum.dicom.deidentify.DeIdentified;
import hilum.dicom.deidentify.DeIdentified.Notice;
import hilum.dicom.deidentify.DeIdentifier;
import hilum.dicom.deidentify.Pseudonyms;
import hilum.resources.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum deidentify}: copies of DICOM files without the patient. */
@Command(
        name = "deidentify",
        mixinStandardHelpOptions = true,
        description = {
            "Copies DICOM files without the patient (DICOM PS3.15 Annex E, Basic Profile). The originals are not changed.",
            "The same secret gives the same pseudonyms and the same shift of days; keep it apart from the copies."
        })
final class DeIdentifyCommand implements Callable<Integer> {
    private static final int SECRET_BYTES = 32;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DICOM files or folders")
    private List<Path> inputs = List.of();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "where the copies go")
    private Path out = Path.of("");

    @Option(
            names = "--secret",
            required = true,
            paramLabel = "FILE",
            description = "16 bytes or more; made when the file is missing")
    private Path secret = Path.of("");

    @Option(
            names = "--dates",
            paramLabel = "WAY",
            defaultValue = "removed",
            description = "removed, shifted or kept (${DEFAULT-VALUE})")
    private String dates = "removed";

    @Option(names = "--keep-uids", description = "keeps UIDs: the originals can be found with them")
    private boolean keepUids;

    @Option(names = "--keep-device", description = "keeps serial numbers and station names")
    private boolean keepDevice;

    @Option(names = "--keep-institution", description = "keeps names of hospitals")
    private boolean keepInstitution;

    @Option(names = "--keep-patient", description = "keeps sex, age, size and weight")
    private boolean keepPatient;

    @Option(names = "--keep-descriptions", description = "keeps words of anatomy and technique in descriptions")
    private boolean keepDescriptions;

    @Option(names = "--with-text", description = "also copies pictures that seem to hold text; look at each of them")
    private boolean withText;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    private final Messages phrases = Messages.of("dicom");
    private final Map<Notice, Integer> notices = new EnumMap<>(Notice.class);
    private int copied;
    private int leftOut;

    @Override
    public Integer call() throws JobFailure {
        DeIdentifier deIdentifier = new DeIdentifier(options(), new Pseudonyms(secretBytes()));
        for (Path file : files()) {
            try {
                copy(file, deIdentifier);
                copied++;
            } catch (DicomException e) {
                leftOut++;
                spec.commandLine().getErr().println("hilum: " + file + ": " + e.getMessage());
            }
        }
        report();
        return leftOut == 0 ? 0 : 1;
    }

    private DeIdentificationOptions options() throws JobFailure {
        DeIdentificationOptions.Dates way = switch (dates.toLowerCase(Locale.ROOT)) {
            case "removed" -> DeIdentificationOptions.Dates.REMOVED;
            case "shifted" -> DeIdentificationOptions.Dates.SHIFTED;
            case "kept" -> DeIdentificationOptions.Dates.KEPT;
            default -> throw new JobFailure(phrases.text("deidentify.dates.unknown"));
        };
        return new DeIdentificationOptions(way, keepUids, keepDevice, keepInstitution, keepPatient, keepDescriptions);
    }

    private byte[] secretBytes() throws JobFailure {
        try {
            if (!Files.exists(secret)) {
                byte[] fresh = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(fresh);
                Files.write(secret, fresh);
                return fresh;
            }
            byte[] bytes = Files.readAllBytes(secret);
            if (bytes.length < 16) {
                throw new JobFailure(phrases.text("deidentify.secret.short"));
            }
            return bytes;
        } catch (IOException e) {
            throw new JobFailure(phrases.text("deidentify.secret.unreadable"));
        }
    }

    private List<Path> files() throws JobFailure {
        try {
            List<Path> files = new ArrayList<>();
            for (Path input : inputs) {
                try (Stream<Path> found = Files.walk(input)) {
                    found.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            }
            return files;
        } catch (IOException e) {
            throw new JobFailure(phrases.text("deidentify.input.unreadable"));
        }
    }

    private void copy(Path file, DeIdentifier deIdentifier) throws DicomException {
        try (DicomFile dicom = DicomFile.open(file)) {
            DeIdentified result = deIdentifier.apply(dicom.dataSet());
            if (!withText && holdsText(dicom, result)) {
                throw new DicomException(phrases.text("deidentify.text.seen"));
            }
            Path folder = out.resolve(result.pseudonym());
            Files.createDirectories(folder);
            String name = result.dataSet().text(Tag.SOP_INSTANCE_UID).orElse("");
            if (!name.matches("[0-9.]{1,64}")) {
                throw new DicomException(phrases.text("deidentify.uid.missing"));
            }
            DicomWriter.write(folder.resolve(name + ".dcm"), result.dataSet(), dicom.transferSyntax());
            result.notices().forEach(notice -> notices.merge(notice, 1, Integer::sum));
        } catch (IOException e) {
            throw new DicomException(phrases.text("deidentify.out.unwritable"), e);
        }
    }

    private static boolean holdsText(DicomFile dicom, DeIdentified result) throws DicomException {
        return result.notices().contains(Notice.BURNED_IN_DECLARED)
                || (dicom.frameCount() > 0 && BurnedInText.suspected(dicom.frame(0)));
    }

    private void report() {
        PrintWriter printed = spec.commandLine().getOut();
        if (json) {
            JsonObject object = new JsonObject();
            object.addProperty("copied", copied);
            object.addProperty("leftOut", leftOut);
            JsonObject counts = new JsonObject();
            notices.forEach((notice, count) -> counts.addProperty(notice.name().toLowerCase(Locale.ROOT), count));
            object.add("notices", counts);
            printed.println(Output.line(object));
            return;
        }
        printed.println(phrases.text("deidentify.done", copied, leftOut));
        notices.forEach((notice, count) -> printed.println(
                phrases.text("deidentify.notice." + notice.name().toLowerCase(Locale.ROOT), count)));
    }
}
