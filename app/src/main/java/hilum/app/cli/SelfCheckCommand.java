package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.app.AppFolders;
import hilum.app.FrameToRgbImage;
import hilum.app.Version;
import hilum.dicom.DicomFile;
import hilum.dicom.display.DisplayImages;
import hilum.dicom.phantom.PhantomStudies;
import hilum.model.Completion;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.device.GraphicsCards;
import hilum.model.device.MemoryNeed;
import hilum.model.device.NvmlProbe;
import hilum.model.torch.NativeSetup;
import hilum.model.worker.ModelWorker;
import hilum.reading.sqlite.SqliteReadingStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum self-check}: starts everything that can break on a new machine and says what works. */
@Command(
        name = "self-check",
        mixinStandardHelpOptions = true,
        description = "Starts everything that can break on a new machine and says what works.")
final class SelfCheckCommand implements Callable<Integer> {
    private static final long SMALL_DISK_BYTES = 1_000_000_000L;

    private final AppFolders folders;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ModelOption model = new ModelOption();

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    SelfCheckCommand(AppFolders folders) {
        this.folders = folders;
    }

    /** One thing that was tried. */
    private record Outcome(String name, boolean works, String detail) {}

    @Override
    public Integer call() throws IOException {
        Path scratch = Files.createTempDirectory("hilum-self-check");
        List<Outcome> outcomes = new ArrayList<>();
        try {
            attempt(outcomes, "java", () -> Version.NAME + " on Java " + Runtime.version());
            attempt(outcomes, "folder", this::folder);
            attempt(outcomes, "window", SelfCheckCommand::window);
            attempt(outcomes, "dicom", () -> dicom(scratch));
            attempt(outcomes, "readings", () -> readings(scratch));
            attempt(outcomes, "cards", SelfCheckCommand::cards);
            attempt(outcomes, "libtorch", this::libtorch);
            attempt(outcomes, "model", () -> model(scratch));
        } finally {
            delete(scratch);
        }
        print(outcomes);
        return outcomes.stream().allMatch(Outcome::works) ? 0 : 1;
    }

    private void attempt(List<Outcome> outcomes, String name, Callable<String> check) {
        Outcome outcome;
        try {
            outcome = new Outcome(name, true, check.call());
        } catch (Exception | LinkageError e) {
            outcome = new Outcome(name, false, e.getMessage() == null ? e.toString() : e.getMessage());
        }
        outcomes.add(outcome);
        if (!json) {
            PrintWriter out = spec.commandLine().getOut();
            out.println((outcome.works() ? "works   " : "FAILED  ") + outcome.name() + ": " + outcome.detail());
            out.flush();
        }
    }

    private String folder() throws IOException {
        folders.create();
        Path probe = Files.createTempFile(folders.home(), "probe", ".tmp");
        Files.delete(probe);
        long free = Files.getFileStore(folders.home()).getUsableSpace();
        if (free < SMALL_DISK_BYTES) {
            throw new IOException(
                    String.format(Locale.ENGLISH, "only %,d bytes are free for %s", free, folders.home()));
        }
        return String.format(Locale.ENGLISH, "%s, %.1f GB free", folders.home(), free / 1e9);
    }

    private static String window() throws Exception {
        boolean linux =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
        if (linux && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            return "not tried: there is no display here";
        }
        CompletableFuture<String> screen = new CompletableFuture<>();
        Platform.startup(() ->
                screen.complete(javafx.stage.Screen.getPrimary().getBounds().toString()));
        try {
            return "JavaFX " + System.getProperty("javafx.version") + ", " + screen.get(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("the window system did not answer within 30 seconds", e);
        } finally {
            Platform.exit();
        }
    }

    private static String dicom(Path scratch) throws Exception {
        Path file = PhantomStudies.sample(scratch.resolve("phantom")).getFirst().file();
        RgbImage picture = FrameToRgbImage.render(DisplayImages.of(DicomFile.open(file), 0));
        return "drew, wrote and read a radiograph of " + picture.widthPx() + " x " + picture.heightPx() + " pixels";
    }

    private static String readings(Path scratch) throws Exception {
        try (SqliteReadingStore store = SqliteReadingStore.open(scratch.resolve("readings.db"), Clock.systemUTC())) {
            return "a database of readings can be made; it holds "
                    + store.reader().sittings().size() + " readings";
        }
    }

    /** None is no fault: the processor computes as well. */
    private static String cards() {
        GraphicsCards seen = NvmlProbe.ofThisMachine().look();
        String list = seen.cards().stream()
                .map(card -> String.format(
                        Locale.ENGLISH,
                        "%s %s, compute capability %s, %s free of %s",
                        card.device(),
                        card.name(),
                        card.capability(),
                        MemoryNeed.words(card.freeBytes()),
                        MemoryNeed.words(card.totalBytes())))
                .collect(Collectors.joining("; "));
        String driver = seen.driver().isEmpty() ? "" : ", driver " + seen.driver();
        return Stream.of(list.isEmpty() ? "none" : list + driver, seen.trouble())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(". "));
    }

    private String libtorch() throws ModelFailure {
        Optional<Path> folder = model.settings(folders).libtorch();
        String from = folder.map(path -> "from " + path).orElse("as it comes with Hilum");
        return NativeSetup.with(folder).build() + ", " + from;
    }

    private String model(Path scratch) throws Exception {
        Path file = PhantomStudies.sample(scratch.resolve("phantom")).getFirst().file();
        RgbImage picture = FrameToRgbImage.render(DisplayImages.of(DicomFile.open(file), 0));
        try (ModelWorker worker = model.start(folders)) {
            Completion completion =
                    worker.generate(Prompt.of(List.of(picture), "Determine the view of this CXR"), 8, _ -> {});
            ModelDescription loaded = worker.description();
            return String.format(
                    Locale.ENGLISH,
                    "%s answered %d tokens on %s in %s, first after %d ms%s. %s",
                    loaded.name(),
                    completion.ids().size(),
                    loaded.device(),
                    loaded.precision(),
                    completion.timings().firstTokenMs(),
                    loaded.wiringOnly() ? " (random weights: its words mean nothing)" : "",
                    loaded.choice());
        }
    }

    private void print(List<Outcome> outcomes) {
        if (!json) {
            return;
        }
        JsonArray list = new JsonArray();
        outcomes.forEach(outcome -> list.add(Output.GSON.toJsonTree(outcome)));
        JsonObject object = new JsonObject();
        object.addProperty("works", outcomes.stream().allMatch(Outcome::works));
        object.add("checks", list);
        spec.commandLine().getOut().println(Output.line(object));
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, java.io.@org.jspecify.annotations.Nullable IOException e) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
