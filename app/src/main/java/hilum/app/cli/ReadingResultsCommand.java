package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.reading.Arms;
import hilum.reading.Unblinded;
import hilum.reading.export.StudyRecords;
import hilum.reading.export.UnblindedAnswers;
import hilum.reading.pack.Sealing;
import hilum.reading.statistics.Analysis;
import hilum.reading.statistics.CellResult;
import hilum.reading.statistics.EditingResult;
import hilum.reading.statistics.StudyResults;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hilum reading results}: the analysis in short, after the unblinding. */
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description =
                "Prints mean, interval, Holm's p and agreement per task and attribute; above 0 speaks for the second arm.")
final class ReadingResultsCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Mixin
    private ReadingRoundsOption rounds = new ReadingRoundsOption();

    ReadingResultsCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure, InterruptedException {
        Unblinded unblinded =
                study.with(sealing, store -> store.coordinator().results(study.reading(store), study.passPhrase()));
        StudyResults results;
        try (Progress progress = Progress.of(spec.commandLine().getErr(), "analysing", study.json())) {
            results = Analysis.of(
                    new UnblindedAnswers(unblinded).table(),
                    StudyRecords.options(unblinded).withRounds(rounds.rounds()),
                    (done, all) -> progress.accept((double) done / all));
        }
        JsonArray cells = new JsonArray();
        for (CellResult cell : results.cells()) {
            cells.add(json(cell));
            if (!study.json()) {
                spec.commandLine().getOut().println(line(cell));
            }
        }
        if (results.cells().isEmpty() && !study.json()) {
            spec.commandLine().getOut().println("no primary case has an answer yet");
        }
        JsonObject object = new JsonObject();
        object.addProperty("hash", unblinded.hash());
        object.addProperty("seed", unblinded.protocol().plan().seed());
        object.addProperty("rounds", rounds.rounds());
        object.add("cells", cells);
        JsonArray editing = new JsonArray();
        for (EditingResult result : results.editing()) {
            result.arms()
                    .forEach(arm -> editing.add(
                            json(result.task(), arm, unblinded.protocol().arms())));
        }
        object.add("editing", editing);
        if (study.json()) {
            spec.commandLine().getOut().println(Output.line(object));
        }
        return 0;
    }

    private static JsonObject json(CellResult cell) {
        JsonObject object = new JsonObject();
        object.addProperty("task", cell.key().task());
        object.addProperty("attribute", cell.key().attribute());
        object.addProperty("readers", cell.readers());
        object.addProperty("cases", cell.cases());
        object.addProperty("answers", cell.answers());
        number(object, "mean", cell.mean().estimate());
        number(object, "low", cell.mean().interval().low());
        number(object, "high", cell.mean().interval().high());
        number(object, "p", cell.pratt().p());
        number(object, "holm", cell.holmP());
        number(object, "krippendorffAlpha", cell.agreement().alphaOrdinal().estimate());
        return object;
    }

    private static JsonObject json(String task, EditingResult.OfArm arm, Arms arms) {
        JsonObject object = new JsonObject();
        object.addProperty("task", task);
        object.addProperty("arm", arm.second() ? arms.b() : arms.a());
        object.addProperty("edits", arm.edits());
        for (EditingResult.Measured measured : arm.measures()) {
            JsonObject mean = new JsonObject();
            number(mean, "mean", measured.mean().estimate());
            number(mean, "low", measured.mean().interval().low());
            number(mean, "high", measured.mean().interval().high());
            object.add(measured.measure().name().toLowerCase(Locale.ROOT), mean);
        }
        object.add("reasons", counts(arm.reasons()));
        object.add("efficiency", counts(arm.efficiency()));
        return object;
    }

    private static JsonObject counts(List<EditingResult.Counted> counted) {
        JsonObject object = new JsonObject();
        counted.forEach(each -> object.addProperty(each.item(), each.count()));
        return object;
    }

    /** JSON has no NaN: what is not defined is left out. */
    private static void number(JsonObject object, String name, double value) {
        if (Double.isFinite(value)) {
            object.addProperty(name, value);
        }
    }

    private static String line(CellResult cell) {
        return String.format(
                Locale.ROOT,
                "%s, %s: mean %s [%s, %s], Holm p %s, %d readers, %d cases",
                cell.key().task(),
                cell.key().attribute(),
                figure("%.2f", cell.mean().estimate()),
                figure("%.2f", cell.mean().interval().low()),
                figure("%.2f", cell.mean().interval().high()),
                figure("%.4f", cell.holmP()),
                cell.readers(),
                cell.cases());
    }

    /** What these answers cannot give has a dash, as in the report. */
    private static String figure(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "–";
    }
}
