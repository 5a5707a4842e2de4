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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes phantom studies as DX files, with the truth about each beside them. Not on the JavaFX thread: a film takes a second. */
public final class PhantomStudies {

    /**
     * One line of JSON per film: file, patient, date, view, findings with label, side, zone, size, severity and box in fractions, report by
     * section, structured, impression, questions with prompt and answer, and the comparison where there is a prior film.
     */
    public static final String TRUTH_FILE = "truth.jsonl";

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
        return write(folder, PhantomOrder.of(count, seed), progress);
    }

    /** The same in another picture size, for tests and quick looks: the longer of the two is the longer side of every film. */
    public static List<WrittenPhantom> write(
            Path folder, int count, long seed, int widthPx, int heightPx, Progress progress) throws DicomException {
        return write(folder, PhantomOrder.of(count, seed).longSide(Math.max(widthPx, heightPx)), progress);
    }

    /** Writes what is ordered, on all cores; otherwise like {@link #write(Path, int, long, Progress)}. */
    public static List<WrittenPhantom> write(Path folder, PhantomOrder order, Progress progress) throws DicomException {
        return write(folder, StudyPlan.of(order), progress);
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
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, plan.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Files.createDirectories(folder);
            AtomicBoolean stopped = new AtomicBoolean();
            List<Future<Optional<WrittenPhantom>>> drawing = new ArrayList<>();
            for (PlannedStudy study : plan) {
                drawing.add(pool.submit(
                        () -> stopped.get() ? Optional.<WrittenPhantom>empty() : Optional.of(draw(folder, study))));
            }
            List<WrittenPhantom> written = collect(drawing, stopped, progress);
            Files.write(folder.resolve(TRUTH_FILE), truth(plan, written), StandardCharsets.UTF_8);
            return List.copyOf(written);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private static DicomException unwritten(Throwable cause) {
        return new DicomException(
                "The phantom studies could not be written. Files already there are unharmed. Check that the folder can be written and has space.",
                cause);
    }

    private static WrittenPhantom draw(Path folder, PlannedStudy study) throws Exception {
        PhantomFilm film = Phantom.draw(study.request());
        Path file = folder.resolve(study.fileName());
        DicomWriter.write(file, DxHeader.of(study, film), TransferSyntax.EXPLICIT_LE);
        return new WrittenPhantom(
                file, study.patient().id(), study.date(), study.request().view(), film.findings());
    }

    /** In the order of the plan. After an interruption, which it leaves set, films already begun are finished and no other is begun. */
    private static List<WrittenPhantom> collect(
            List<Future<Optional<WrittenPhantom>>> drawing, AtomicBoolean stopped, Progress progress)
            throws DicomException {
        List<WrittenPhantom> written = new ArrayList<>();
        boolean interrupted = false;
        try {
            for (int i = 0; i < drawing.size(); ) {
                if (Thread.interrupted()) {
                    interrupted = true;
                    stopped.set(true);
                }
                try {
                    drawing.get(i).get().ifPresent(written::add);
                    i++;
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopped.set(true);
                    continue;
                }
                if (!interrupted) {
                    progress.written(written.size(), drawing.size());
                }
            }
        } catch (ExecutionException e) {
            stopped.set(true);
            throw unwritten(e.getCause() == null ? e : e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return written;
    }

    private static List<String> truth(List<PlannedStudy> plan, List<WrittenPhantom> written) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            WrittenPhantom prior = plan.get(i).prior() == null ? null : written.get(i - 1);
            lines.add(TruthLine.of(written.get(i), prior));
        }
        return lines;
    }
}
