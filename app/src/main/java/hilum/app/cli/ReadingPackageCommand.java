package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyStatus;
import hilum.reading.pack.Sealing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hilum reading package}: one signed file per reader. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description = "Writes the signed package of each reader, to be read on another machine. It holds no key.")
final class ReadingPackageCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "where the packages go")
    private Path out = Path.of("");

    @Option(names = "--reader", paramLabel = "NAME", description = "only this reader; may be repeated (all)")
    private List<String> readers = List.of();

    ReadingPackageCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    /** The reader's place in the reading, from 1, whichever packages are written; 0 for nobody. */
    private static int numberOf(String reader, List<String> all) {
        return 1
                + all.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList()
                        .indexOf(reader.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public Integer call() throws JobFailure {
        List<Path> written = study.with(sealing, store -> {
            String reading = study.reading(store);
            List<String> all = store.coordinator().studies().stream()
                    .filter(status -> status.name().equalsIgnoreCase(reading) && status.frozen())
                    .reduce((_, newer) -> newer)
                    .map(status -> status.readers().stream()
                            .map(StudyStatus.ReaderStatus::reader)
                            .toList())
                    .orElse(List.of());
            if (all.isEmpty()) {
                throw new ReadingFailure.NotFrozen();
            }
            List<String> wanted = readers.isEmpty() ? all : readers;
            for (String reader : wanted) {
                if (numberOf(reader, all) == 0) {
                    throw new ReadingFailure.UnknownReader(reader);
                }
            }
            Files.createDirectories(out);
            List<Path> packages = new ArrayList<>();
            try (Progress progress = Progress.of(spec.commandLine().getErr(), "packing", study.json())) {
                for (String reader : wanted) {
                    Path file = out.resolve("reader-" + numberOf(reader, all) + ".hilum-package");
                    store.coordinator().writePackage(reading, reader, file, study.passPhrase());
                    packages.add(file);
                    progress.accept((double) packages.size() / wanted.size());
                }
            }
            return packages;
        });
        JsonArray files = new JsonArray();
        written.forEach(file -> files.add(file.toString()));
        JsonObject object = new JsonObject();
        object.add("packages", files);
        if (study.json()) {
            spec.commandLine().getOut().println(Output.line(object));
        } else {
            written.forEach(spec.commandLine().getOut()::println);
        }
        return 0;
    }
}
