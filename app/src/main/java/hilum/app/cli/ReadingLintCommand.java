package hilum.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingProtocol;
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
import java.util.List;
import java.util.Locale;
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
        List<ArmTexts> texts = plan.cases().stream()
                .map(c -> new ArmTexts(c.task().name().toLowerCase(Locale.ROOT) + " " + c.id(), c.textA(), c.textB()))
                .toList();
        print(new LeakLint(plan.protocol().plan().seed()).check(texts));
        return 0;
    }

    private static StudyPlan normalised(StudyPlan plan, List<Normalisation> normalisations) {
        ReadingProtocol old = plan.protocol();
        List<String> names = new ArrayList<>(old.normalisations());
        normalisations.forEach(normalisation -> names.add(normalisation.id()));
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

    private void print(LintReport report) {
        PrintWriter out = spec.commandLine().getOut();
        JsonArray findings = new JsonArray();
        for (LintFinding finding : report.findings()) {
            JsonObject object = new JsonObject();
            object.addProperty("feature", finding.feature().id());
            object.addProperty("auc", finding.separation());
            findings.add(object);
            if (!study.json() && finding.grade() != Grade.GREEN) {
                out.printf(
                        Locale.ROOT,
                        "%s separates the arms, AUC %.2f, %s%n",
                        finding.feature().id(),
                        finding.separation(),
                        finding.grade().name().toLowerCase(Locale.ROOT));
            }
        }
        List<String> offered = report.offered().stream().map(Normalisation::id).toList();
        if (study.json()) {
            JsonObject object = new JsonObject();
            object.addProperty("grade", report.grade().name().toLowerCase(Locale.ROOT));
            object.add("findings", findings);
            object.add("offered", Output.GSON.toJsonTree(offered));
            out.println(Output.line(object));
        } else {
            out.println(report.grade().name().toLowerCase(Locale.ROOT)
                    + (offered.isEmpty() ? "" : "; --normalise offers " + String.join(", ", offered)));
        }
    }
}
