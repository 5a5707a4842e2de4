package hilum.reading.export;

import hilum.reading.export.PrintedTable.Column;
import hilum.reading.statistics.StudyResults;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * What guidelines for studies of this kind (CLAIM, TRIPOD-LLM, DECIDE-AI) ask for, in our own words, with the answer as far as the program
 * knows it and what is left to the authors.
 */
public final class ReportingChecklist {
    private final Messages prose = Messages.of("reading-report");

    /** Item, answer, where it is. */
    public PrintedTable of(StudyRecord study) {
        List<List<String>> rows = new ArrayList<>();
        StudyResults results = study.results();
        row(rows, "design", study.protocol().title());
        row(rows, "aim");
        row(rows, "arms", study.protocol().referenceArm(), study.protocol().secondArm());
        row(rows, "version");
        row(rows, "cases", String.valueOf(results.counts().cases()));
        row(rows, "selection");
        row(rows, "readers", String.valueOf(study.course().readers().size()));
        row(rows, "experience", experience(study));
        row(
                rows,
                "protocol",
                study.protocol()
                        .freezeHash()
                        .map(hash -> hash.substring(0, Math.min(12, hash.length())))
                        .orElse(Numerals.NONE));
        row(rows, "blinding");
        row(rows, "blinding-checked", results.blinding().isPresent() ? prose.text("asked") : prose.text("not.asked"));
        row(rows, "order", String.valueOf(study.protocol().proof().size()));
        row(rows, "wording");
        row(rows, "outcome", String.valueOf(results.cells().size()));
        row(
                rows,
                "family",
                String.valueOf(
                        results.cells().stream().filter(cell -> cell.primary()).count()));
        row(
                rows,
                "size",
                new AgreementTables(results, study.protocol()).power().isEmpty()
                        ? prose.text("not.done")
                        : prose.text("yes"));
        row(rows, "statistics");
        row(
                rows,
                "missing",
                String.valueOf(study.course().expected() - study.course().received()),
                String.valueOf(results.counts().cannotJudge()));
        row(
                rows,
                "uncertainty",
                String.valueOf(results.options().rounds()),
                String.valueOf(results.options().seed()));
        row(rows, "agreement");
        row(
                rows,
                "subgroups",
                new ResultTables(results, study.protocol()).slices().rows().isEmpty()
                        ? prose.text("no")
                        : prose.text("yes"));
        row(rows, "errors");
        row(rows, "deviations", String.valueOf(study.course().deviations().size()));
        row(rows, "sharing");
        row(rows, "ethics");
        row(rows, "limits");
        row(rows, "interest");
        return new PrintedTable(
                "",
                List.of(
                        Column.words(prose.text("head.item"), 1.7),
                        Column.words(prose.text("head.answer"), 2.3),
                        Column.words(prose.text("head.where"), 1)),
                rows);
    }

    private String experience(StudyRecord study) {
        return study.course().readers().stream()
                        .noneMatch(reader -> reader.about().isEmpty())
                ? prose.text("yes")
                : prose.text("check.authors");
    }

    private void row(List<List<String>> rows, String item, Object... values) {
        rows.add(List.of(
                prose.text("check." + item),
                prose.text("check." + item + ".answer", values),
                prose.text("check." + item + ".where")));
    }
}
