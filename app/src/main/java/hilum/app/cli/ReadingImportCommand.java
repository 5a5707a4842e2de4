package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.app.RadiographCheck;
import hilum.reading.CaseImport;
import hilum.reading.Plan;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.ReadingWords;
import hilum.reading.StudyPlan;
import hilum.reading.csv.CasesFile;
import hilum.reading.pack.Sealing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hilum reading import}: the cases of a plan; bad rows are named and the rest goes in. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Puts the cases of CSV or JSONL files into a plan, in place of those there.",
        footer = {
            "",
            "Columns: case, task (findings generation or findings summarization), images (files split by |, relative to the table), indication,"
                    + " task input (the findings to be summarized), text_ARM for each arm such as text_physician and text_ai;",
            "kind (empty, training or catch), feedback (shown after a training case), expected (the arm that should win). Every other column is a label"
                    + " for slices.",
            "The end status is 1 when a file gave no case at all."
        })
final class ReadingImportCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "tables of cases: .csv or .jsonl")
    private List<Path> files = List.of();

    @Option(names = "--texts-later", description = "a text may be empty: generate writes it, or a reader from scratch")
    private boolean textsLater;

    ReadingImportCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure {
        List<String> bad = new ArrayList<>();
        List<Path> empty = new ArrayList<>();
        List<ReadingCase> cases = study.with(sealing, store -> {
            String reading = study.reading(store);
            StudyPlan plan = store.coordinator().plan(reading);
            CasesFile importer = new CasesFile(Optional.of(plan.protocol().arms()), textsLater, new RadiographCheck());
            List<ReadingCase> all = new ArrayList<>();
            for (Path file : files) {
                CaseImport read = importer.read(file);
                all.addAll(read.cases());
                if (read.cases().isEmpty()) {
                    empty.add(file);
                }
                read.badRows().forEach(row -> bad.add(file + ": " + new ReadingWords().of(row)));
            }
            if (!all.isEmpty()) {
                store.coordinator().save(new StudyPlan(withTasks(plan.protocol(), all), all));
            }
            return all;
        });
        report(cases, bad);
        return empty.isEmpty() ? 0 : 1;
    }

    /** The tasks of the cases: the plan's in their order, then others, which an earlier import may have had no case of. */
    private static ReadingProtocol withTasks(ReadingProtocol old, List<ReadingCase> cases) {
        Plan plan = old.plan();
        Set<ReadingTask> tasks = new LinkedHashSet<>(plan.tasks());
        tasks.addAll(List.of(ReadingTask.values()));
        tasks.removeIf(task -> cases.stream().noneMatch(c -> c.task() == task));
        return new ReadingProtocol(
                old.title(),
                old.design(),
                old.arms(),
                new Plan(
                        List.copyOf(tasks),
                        plan.seed(),
                        plan.readers(),
                        plan.readersPerCase(),
                        plan.repeats(),
                        plan.flipRepeats()),
                old.conduct(),
                old.wording(),
                old.normalisations());
    }

    private void report(List<ReadingCase> cases, List<String> bad) {
        if (study.json()) {
            JsonObject object = new JsonObject();
            object.addProperty("cases", cases.size());
            JsonArray rows = new JsonArray();
            bad.forEach(rows::add);
            object.add("leftOut", rows);
            spec.commandLine().getOut().println(Output.line(object));
        } else {
            bad.forEach(row -> spec.commandLine().getErr().println("hilum: " + row));
            spec.commandLine()
                    .getOut()
                    .println(cases.size() + " cases imported" + byTask(cases) + ", " + bad.size() + " rows left out");
        }
    }

    private static String byTask(List<ReadingCase> cases) {
        Map<ReadingTask, Long> counts = cases.stream()
                .collect(Collectors.groupingBy(
                        ReadingCase::task, () -> new EnumMap<>(ReadingTask.class), Collectors.counting()));
        ReadingWords words = new ReadingWords();
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> words.of(entry.getKey()) + " " + entry.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
