package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.ReadingWords;
import hilum.reading.StudyPlan;
import hilum.reading.lint.ArmTexts;
import hilum.reading.lint.Grade;
import hilum.reading.lint.LeakLint;
import hilum.reading.lint.LintFinding;
import hilum.reading.lint.LintReport;
import hilum.reading.lint.Normalisation;
import hilum.reading.pack.Sealing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hilum reading lint}: what of the style gives the arms away. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        description =
                "Says which single features of the texts tell the arms apart (AUC), and can normalise the texts of a plan.")
final class ReadingLintCommand implements Callable<Integer> {
    private final Sealing sealing;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StudyFolderOption study = new StudyFolderOption();

    @Option(
            names = "--normalise",
            split = ",",
            paramLabel = "ID",
            description = "changes all texts of the plan, and notes it in the protocol")
    private List<String> wanted = List.of();

    ReadingLintCommand(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public Integer call() throws JobFailure, InterruptedException {
        List<Normalisation> normalisations = new ArrayList<>();
        for (String id : wanted) {
            normalisations.add(Normalisation.ofId(id)
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), "no normalisation is called " + id)));
        }
        StudyPlan plan = study.with(sealing, store -> {
            StudyPlan old = store.coordinator().plan(study.reading(store));
            if (normalisations.isEmpty()) {
                return old;
            }
            StudyPlan changed = normalised(old, normalisations);
            store.coordinator().save(changed);
            return changed;
        });
        Map<ReadingTask, LintReport> reports = new EnumMap<>(ReadingTask.class);
        for (ReadingTask task : ReadingTask.values()) {
            List<ArmTexts> texts = plan.cases().stream()
                    .filter(c -> c.task() == task
                            && !c.textA().isBlank()
                            && !c.textB().isBlank())
                    .map(c -> new ArmTexts(c.id(), c.textA(), c.textB()))
                    .toList();
            if (!texts.isEmpty()) {
                reports.put(task, new LeakLint(plan.protocol().plan().seed()).check(texts));
            }
        }
        if (reports.isEmpty()) {
            throw new JobFailure(
                    "There is no case with both texts to compare. Nothing was changed; import the cases, or write their texts.");
        }
        print(reports);
        return 0;
    }

    private static StudyPlan normalised(StudyPlan plan, List<Normalisation> normalisations) {
        ReadingProtocol old = plan.protocol();
        List<String> names = new ArrayList<>(old.normalisations());
        normalisations.stream()
                .map(Normalisation::id)
                .filter(id -> !names.contains(id))
                .forEach(names::add);
        List<ReadingCase> cases = plan.cases().stream()
                .map(c -> c.withTexts(
                        Normalisation.applyAll(normalisations, c.textA()),
                        Normalisation.applyAll(normalisations, c.textB())))
                .toList();
        return new StudyPlan(
                new ReadingProtocol(
                        old.title(), old.design(), old.arms(), old.plan(), old.conduct(), old.wording(), names),
                cases);
    }

    /** Each task by itself: two that lean to different sides would hide each other. */
    private void print(Map<ReadingTask, LintReport> reports) {
        PrintWriter out = spec.commandLine().getOut();
        JsonArray findings = new JsonArray();
        EnumSet<Normalisation> offered = EnumSet.noneOf(Normalisation.class);
        Grade grade = Grade.GREEN;
        for (Map.Entry<ReadingTask, LintReport> report : reports.entrySet()) {
            offered.addAll(report.getValue().offered());
            grade = Collections.max(List.of(grade, report.getValue().grade()));
            for (LintFinding finding : report.getValue().findings()) {
                findings.add(json(report.getKey(), report.getValue().cases(), finding));
                if (!study.json() && finding.grade() != Grade.GREEN) {
                    out.printf(
                            Locale.ROOT,
                            "%s: %s separates the arms, AUC %.2f (n = %d), %s%n",
                            new ReadingWords().of(report.getKey()),
                            finding.feature().id(),
                            finding.separation(),
                            report.getValue().cases(),
                            word(finding.grade()));
                }
            }
        }
        List<String> ids = offered.stream().map(Normalisation::id).toList();
        if (study.json()) {
            JsonObject object = new JsonObject();
            object.addProperty("grade", word(grade));
            object.add("findings", findings);
            object.add("offered", Output.GSON.toJsonTree(ids));
            out.println(Output.line(object));
        } else {
            out.println(word(grade) + (ids.isEmpty() ? "" : "; --normalise offers " + String.join(", ", ids)));
        }
    }

    private static JsonObject json(ReadingTask task, int cases, LintFinding finding) {
        JsonObject object = new JsonObject();
        object.addProperty("task", task.name().toLowerCase(Locale.ROOT));
        object.addProperty("feature", finding.feature().id());
        object.addProperty("auc", finding.separation());
        object.addProperty("cases", cases);
        return object;
    }

    private static String word(Grade grade) {
        return grade.name().toLowerCase(Locale.ROOT);
    }
}
