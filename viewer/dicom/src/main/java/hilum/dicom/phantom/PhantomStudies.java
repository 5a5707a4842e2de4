package hilum.dicom.phantom;

import hilum.dicom.DicomException;
import hilum.dicom.DicomWriter;
import hilum.dicom.TransferSyntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes phantom studies as DX files, with the truth about each beside them. Not on the JavaFX thread: a film takes a second. */
public final class PhantomStudies {

    /** One line of JSON per film: file, patient, date, view, findings with label, side, zone, severity and box in fractions. */
    public static final String TRUTH_FILE = "phantoms.jsonl";

    private static final long SAMPLE_SEED = 21;

    private PhantomStudies() {}

    /** Told after each film, on the writing thread. */
    @FunctionalInterface
    public interface Progress {
        void written(int films, int of);
    }

    /**
     * Writes studies of detector size, some of them pairs of a prior and a current one; about every fourth is normal. Stops early when the
     * thread is interrupted: what is written stays whole and is in the truth file and the result.
     *
     * @throws DicomException when the folder cannot be made or written
     */
    public static List<WrittenPhantom> write(Path folder, int count, long seed, Progress progress)
            throws DicomException {
        return write(folder, StudyPlan.of(count, seed), progress);
    }

    /** The same in another picture size, for tests and quick looks. */
    public static List<WrittenPhantom> write(
            Path folder, int count, long seed, int widthPx, int heightPx, Progress progress) throws DicomException {
        List<PlannedStudy> plan = StudyPlan.of(count, seed).stream()
                .map(study -> study.sized(widthPx, heightPx))
                .toList();
        return write(folder, plan, progress);
    }

    /**
     * Writes what the start screen offers: a patient with a small nodule in a prior film, and in the current one the same nodule grown and
     * an effusion on the other side; and a second patient without findings. Always the same three files, the prior first.
     *
     * @throws DicomException when the folder cannot be made or written
     */
    public static List<WrittenPhantom> sample(Path folder) throws DicomException {
        InventedPatient ill = InventedPatient.number(0, SAMPLE_SEED);
        InventedPatient well = InventedPatient.number(1, SAMPLE_SEED);
        Lesion small = new Lesion(Finding.Kind.NODULE, Side.RIGHT, 0.16, 0.26);
        Lesion grown = new Lesion(Finding.Kind.NODULE, Side.RIGHT, 0.46, 0.26);
        Lesion fluid = new Lesion(Finding.Kind.EFFUSION, Side.LEFT, 0.34, 0.5);
        return write(
                folder,
                List.of(
                        PlannedStudy.pa(ill, LocalDate.of(2025, 3, 11), 1, List.of(small)),
                        PlannedStudy.pa(ill, LocalDate.of(2025, 11, 18), 2, List.of(grown, fluid)),
                        PlannedStudy.pa(well, LocalDate.of(2025, 11, 20), 3, List.of())),
                (films, of) -> {});
    }

    private static List<WrittenPhantom> write(Path folder, List<PlannedStudy> plan, Progress progress)
            throws DicomException {
        List<WrittenPhantom> written = new ArrayList<>();
        List<String> truth = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (PlannedStudy study : plan) {
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
                PhantomFilm film = Phantom.draw(study.request());
                Path file = folder.resolve(study.fileName());
                DicomWriter.write(file, DxHeader.of(study, film), TransferSyntax.EXPLICIT_LE);
                WrittenPhantom phantom = new WrittenPhantom(
                        file,
                        study.patient().id(),
                        study.date(),
                        study.request().view(),
                        film.findings());
                written.add(phantom);
                truth.add(line(phantom));
                progress.written(written.size(), plan.size());
            }
            Files.write(folder.resolve(TRUTH_FILE), truth, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DicomException(
                    "The phantom studies could not be written. Files already there are unharmed. Check that the folder can be written and has space.",
                    e);
        }
        return List.copyOf(written);
    }

    /** All words in it are our own and hold nothing that JSON would escape. */
    private static String line(WrittenPhantom phantom) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "{\"file\":\"%s\",\"patient\":\"%s\",\"date\":\"%s\",\"view\":\"%s\",\"findings\":[",
                phantom.file().getFileName(),
                phantom.patientId(),
                phantom.studyDate(),
                phantom.view()));
        String comma = "";
        for (Finding f : phantom.findings()) {
            line.append(comma)
                    .append(String.format(
                            Locale.ROOT,
                            "{\"label\":\"%s\",\"side\":\"%s\",\"zone\":\"%s\",\"severity\":%.3f,"
                                    + "\"x0\":%.5f,\"y0\":%.5f,\"x1\":%.5f,\"y1\":%.5f}",
                            f.kind().label(),
                            f.side().name().toLowerCase(Locale.ROOT),
                            f.zone(),
                            f.severity(),
                            f.x0(),
                            f.y0(),
                            f.x1(),
                            f.y1()));
            comma = ",";
        }
        return line.append("]}").toString();
    }
}
