package hilum.app.cli;

import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.ReadingWords;
import hilum.reading.StudyStatus;
import hilum.reading.pack.Sealing;
import hilum.reading.sqlite.SqliteReadingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all commands of a coordinator have: the folder of the readings, which one, the pass phrase, JSON. */
final class StudyFolderOption {
    /** The file of the readings in their folder. */
    static final String READINGS = "readings.db";

    @Parameters(index = "0", paramLabel = "FOLDER", description = "the folder of the readings; create makes it")
    private Path folder = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "which reading, where the folder has several")
    private @Nullable String name;

    @Option(
            names = "--pass-phrase-file",
            paramLabel = "FILE",
            description = "a text file whose first line is the pass phrase of the key")
    private @Nullable Path passPhraseFile;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    /** Something done with the open store. */
    @FunctionalInterface
    interface Work<T> {
        T run(ReadingStore store) throws ReadingFailure, IOException, JobFailure;
    }

    boolean json() {
        return json;
    }

    /** Opens the folder, runs {@code work} and closes it; failures become their words. A folder without readings is left as it is. */
    <T> T with(Sealing sealing, Work<T> work) throws JobFailure {
        if (!Files.exists(folder.resolve(READINGS))) {
            throw noReading();
        }
        return with(folder, sealing, work);
    }

    /** The same; makes the folder where there is none. */
    <T> T withNew(Sealing sealing, Work<T> work) throws JobFailure {
        return with(folder, sealing, work);
    }

    static <T> T with(Path folder, Sealing sealing, Work<T> work) throws JobFailure {
        try (ReadingStore store = SqliteReadingStore.open(folder.resolve(READINGS), Clock.systemUTC(), sealing)) {
            return work.run(store);
        } catch (ReadingFailure e) {
            throw new JobFailure(new ReadingWords().of(e));
        } catch (IOException e) {
            throw new JobFailure("A file could not be read or written (" + e.getMessage()
                    + "). What was stored before is safe; check the path and try again.");
        }
    }

    /** The reading that is meant: the one that is named, else the only one. */
    String reading(ReadingStore store) throws ReadingFailure, JobFailure {
        if (name != null) {
            return name;
        }
        List<String> names = store.coordinator().studies().stream()
                .map(StudyStatus::name)
                .distinct()
                .toList();
        if (names.size() != 1) {
            throw names.isEmpty()
                    ? noReading()
                    : new JobFailure(
                            "There are several readings in " + folder + ". Nothing was changed; name one with --name.");
        }
        return names.getFirst();
    }

    private JobFailure noReading() {
        return new JobFailure("There is no reading in " + folder + ". Nothing was changed; make one with create.");
    }

    char[] passPhrase() throws JobFailure {
        if (passPhraseFile == null) {
            throw new JobFailure(
                    "The pass phrase is needed. Nothing was changed; give a file with --pass-phrase-file.");
        }
        return firstLine(passPhraseFile).toCharArray();
    }

    static String firstLine(Path file) throws JobFailure {
        try {
            return Files.readAllLines(file).stream().findFirst().orElse("");
        } catch (IOException e) {
            throw new JobFailure("The file " + file + " cannot be read. Nothing was changed; check the path.");
        }
    }
}
