package hilum.model.torch;

import hilum.model.ModelFailure;
import hilum.model.text.TokenizerSelfTest;
import hilum.model.weights.Checkpoint;
import hilum.model.weights.DigestCache;
import hilum.model.weights.SnapshotReport;
import hilum.model.weights.WeightFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;

/**
 * Says whether a folder is a snapshot that can be loaded: files and their sizes, every tensor by name, shape and number format, the
 * tokenizer's self-test, digests. Loading goes through the same checks. Loads nothing, needs no native library. Safe for all threads.
 */
public final class SnapshotCheck {
    private final DigestCache digests;

    /** @param digests remembers what was read before */
    public SnapshotCheck(DigestCache digests) {
        this.digests = digests;
    }

    /**
     * A report with digests.
     *
     * @param report of everything but the digests; a file that differs from its published digest is a problem in it
     * @param sha256 over all weight files in the order of their names; empty when the snapshot cannot be used
     * @param sha256ByFile of each weight file by its name; empty when the snapshot cannot be used
     */
    public record Digested(SnapshotReport report, String sha256, SortedMap<String, String> sha256ByFile) {}

    /** Everything that needs no reading of weights: milliseconds. Never fails; see {@link SnapshotReport#problems}. */
    public SnapshotReport quick(Path folder) {
        return withTokenizer(Checkpoint.inspect(folder, digests));
    }

    /**
     * As {@link #quick}, and reads every byte of the weights unless their digests are known: at the disk's speed.
     *
     * @param progress hears 0..1 on the calling thread
     */
    public Digested full(Path folder, DoubleConsumer progress) {
        Checkpoint.Inspection inspection = Checkpoint.inspect(folder, digests);
        SnapshotReport report = withTokenizer(inspection);
        if (!report.usable() || inspection.checkpoint().isEmpty()) {
            return new Digested(report, "", new TreeMap<>());
        }
        try {
            Checkpoint checkpoint = inspection.checkpoint().get();
            SortedMap<String, String> byFile = checkpoint.sha256ByFile(progress);
            List<String> altered = report.weights().files().stream()
                    .filter(file -> isAltered(file, byFile))
                    .map(file -> "The weight file " + file.name()
                            + " has another content than the published one: it is damaged, download it again.")
                    .toList();
            return new Digested(with(report, report.tokenizer(), altered), checkpoint.sha256(), byFile);
        } catch (ModelFailure e) {
            List<String> unreadable = List.of(String.valueOf(e.getMessage()));
            return new Digested(with(report, report.tokenizer(), unreadable), "", new TreeMap<>());
        }
    }

    private static boolean isAltered(WeightFile file, Map<String, String> sha256ByFile) {
        return file.publishedSha256()
                .filter(published -> !published.equals(sha256ByFile.get(file.name())))
                .isPresent();
    }

    private static SnapshotReport withTokenizer(Checkpoint.Inspection inspection) {
        SnapshotReport report = inspection.report();
        if (inspection.checkpoint().isEmpty()) {
            return report;
        }
        try {
            TokenizerSelfTest.Result test =
                    Family.testTokenizer(inspection.checkpoint().get());
            return with(
                    report,
                    Optional.of(test.sentences() + " sentences came back letter for letter"
                            + (test.published()
                                    ? "; the vocabulary is the published one and gives the published ids"
                                    : "; the vocabulary is not the published one, so no ids were compared")),
                    test.problems());
        } catch (ModelFailure e) {
            return with(report, Optional.empty(), List.of(String.valueOf(e.getMessage())));
        }
    }

    private static SnapshotReport with(
            SnapshotReport report, Optional<String> tokenizer, List<String> furtherProblems) {
        List<String> problems = new ArrayList<>(report.problems());
        problems.addAll(furtherProblems);
        return new SnapshotReport(
                report.name(), report.wiringOnly(), report.weights(), report.model(), tokenizer, problems);
    }
}
