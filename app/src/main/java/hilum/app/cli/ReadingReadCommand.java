package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import hilum.reading.Answers;
import hilum.reading.Guess;
import hilum.reading.GuessItem;
import hilum.reading.OpenCase;
import hilum.reading.Rating;
import hilum.reading.ReaderDesk;
import hilum.reading.ReadingFailure;
import hilum.reading.Sitting;
import hilum.reading.Verdict;
import hilum.reading.pack.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum reading read}: a reader's station for scripts, one item after the other. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = {
            "Reads at a station for scripts: takes in a package, shows the open item as one JSON line (--next), or answers items in their order from"
                    + " JSON lines (--answers), and writes the signed result when all is done.",
            "A line of answers: {\"answers\": {\"completeness\": 4, ...}, \"cannot_judge\": \"\", \"comment\": \"\", \"seconds\": 41}."
        },
        footer = {
            "",
            "Answers, as texts or numbers. Comparative: completeness, correctness, conciseness, each 1 (Report 1 significantly) to 5 (Report 2"
                    + " significantly). Absolute: report1.completeness to report2.conciseness, each 1 to 5. Drafts: edit.text, edit.submitted_ms,"
                    + " edit.agreement (-2 to 2), edit.efficiency (not_applicable, no_improvement, interpretation, writing), edit.reasons"
                    + " (false_finding, ..., split by commas). A reason in cannot_judge takes the place of all answers."
        })
final class ReadingReadCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "STATION", description = "the reader's folder; made where there is none")
    private Path station = Path.of("");

    @Option(names = "--package", paramLabel = "FILE", description = "taken in first")
    private @Nullable Path packageFile;

    @Option(names = "--pin-file", paramLabel = "FILE", description = "a text file whose first line is the reader's PIN")
    private @Nullable Path pinFile;

    @Option(names = "--next", description = "prints the open item as one JSON line")
    private boolean next;

    @Option(names = "--answers", paramLabel = "FILE", description = "JSON lines, one per item in their order")
    private @Nullable Path answers;

    @Option(
            names = "--guess",
            paramLabel = "GUESS",
            description = "the answer to every question at the end: ${COMPLETION-CANDIDATES}")
    private @Nullable Guess guess;

    @Option(names = "--result", paramLabel = "FILE", description = "where the signed result goes when all is done")
    private @Nullable Path result;

    @Option(names = "--json", description = "one JSON object and nothing else")
    private boolean json;

    ReadingReadCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        if (packageFile == null && !Files.exists(station.resolve(StudyFolderOption.READINGS))) {
            throw new JobFailure("There is no reading in " + station
                    + ". Nothing was changed; take a package in with --package, or check the folder.");
        }
        JsonObject told = StudyFolderOption.with(station, sealing, store -> {
            ReaderDesk desk = store.reader();
            Sitting sitting = sitting(desk);
            if (sitting.hasPin()) {
                desk.logIn(sitting.id(), pin().toCharArray());
            }
            if (answers != null) {
                answerAll(desk, sitting, answers);
            }
            if (guess != null && desk.next(sitting.id()).isPresent()) {
                throw new ReadingFailure.NotFinished();
            }
            if (guess != null) {
                for (GuessItem item : desk.guesses(sitting.id())) {
                    desk.guess(sitting.id(), item.number(), guess);
                }
            }
            if (next) {
                desk.next(sitting.id())
                        .ifPresent(open -> spec.commandLine().getOut().println(Output.line(shown(open))));
            }
            if (result != null) {
                desk.writeResult(sitting.id(), result);
            }
            return progress(desk, sitting.id());
        });
        if (!next) {
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? Output.line(told)
                                    : told.get("done").getAsInt() + " of " + told.get("items") + " done");
        }
        return 0;
    }

    private Sitting sitting(ReaderDesk desk) throws ReadingFailure, JobFailure {
        if (packageFile != null) {
            return desk.install(packageFile);
        }
        List<Sitting> here = desk.sittings();
        if (here.size() != 1) {
            throw new JobFailure("A station for scripts has one reader; here are " + here.size()
                    + ". Nothing was changed; take in one package into a folder of its own.");
        }
        return here.getFirst();
    }

    private String pin() throws JobFailure {
        if (pinFile == null) {
            throw new ParameterException(spec.commandLine(), "this reader has a PIN: give --pin-file");
        }
        return StudyFolderOption.firstLine(pinFile);
    }

    private static void answerAll(ReaderDesk desk, Sitting sitting, Path file)
            throws ReadingFailure, IOException, JobFailure {
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            Optional<OpenCase> open = text.isBlank() ? Optional.empty() : desk.next(sitting.id());
            if (!text.isBlank() && open.isEmpty()) {
                throw new JobFailure("All items are answered before line " + line
                        + " of the answers. What was answered is safe; that line and those after it were not used.");
            }
            if (open.isPresent()) {
                try {
                    desk.commit(
                            sitting.id(),
                            open.get().number(),
                            rating(JsonParser.parseString(text).getAsJsonObject()));
                } catch (JsonParseException
                        | IllegalArgumentException
                        | IllegalStateException
                        | UnsupportedOperationException e) {
                    throw new JobFailure("Line " + line + " of the answers does not fit item "
                            + open.get().number() + " (" + e.getMessage()
                            + "). Items before it are safe; mend the line and give the rest.");
                }
            }
        }
    }

    private static Rating rating(JsonObject object) {
        String cannot = text(object, "cannot_judge");
        Map<String, String> given = new HashMap<>();
        if (object.has("answers") && !object.get("answers").isJsonObject()) {
            throw new IllegalArgumentException("\"answers\" is no JSON object");
        }
        if (object.has("answers")) {
            object.getAsJsonObject("answers")
                    .entrySet()
                    .forEach(entry -> given.put(entry.getKey(), entry.getValue().getAsString()));
        }
        long ms = object.has("seconds") ? Math.round(object.get("seconds").getAsDouble() * 1000) : 0;
        return new Rating(
                cannot.isEmpty() ? new Verdict.Judged(new Answers(given)) : new Verdict.CannotJudge(cannot),
                text(object, "comment"),
                Duration.ofMillis(ms),
                Instant.now());
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null ? "" : value.getAsString();
    }

    private static JsonObject shown(OpenCase open) {
        JsonObject object = new JsonObject();
        object.addProperty("number", open.number());
        object.addProperty("task", open.task().name().toLowerCase(Locale.ROOT));
        object.addProperty("training", open.stage().training());
        object.addProperty("period", open.stage().period());
        object.addProperty("indication", open.pair().indication());
        object.addProperty("taskInput", open.pair().taskInput());
        object.addProperty("report1", open.pair().report1());
        object.addProperty("report2", open.pair().report2());
        JsonArray pictures = new JsonArray();
        open.pair().pictures().forEach(picture -> pictures.add(picture.toString()));
        object.add("pictures", pictures);
        return object;
    }

    private static JsonObject progress(ReaderDesk desk, long sittingId) throws ReadingFailure {
        JsonObject object = new JsonObject();
        for (Sitting sitting : desk.sittings()) {
            if (sitting.id() == sittingId) {
                object.addProperty("done", sitting.progress().itemsDone());
                object.addProperty("items", sitting.progress().items());
            }
        }
        return object;
    }
}
