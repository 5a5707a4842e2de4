package hilum.reading.ui;

import hilum.reading.ReadingCase;
import hilum.reading.ReadingTask;
import hilum.reading.ReadingWords;
import hilum.reading.lint.ArmTexts;
import hilum.reading.lint.Grade;
import hilum.reading.lint.LeakLint;
import hilum.reading.lint.LintFinding;
import hilum.reading.lint.Normalisation;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The leak lint over the cases of a study, each task by itself, and what can be done to the texts, in words. May take a while. */
final class LeakCheck {
    private static final long SEED = 20_260_220;

    private final Messages messages = Messages.of("reading");
    private final ReadingWords words = new ReadingWords();

    /**
     * One feature of the writing.
     *
     * @param feature in words, with the task where there are several
     * @param separation how well it alone separates the sources: 0.5 is chance, 1 is always
     * @param least lower end of the interval of {@code separation}'s AUC
     * @param most upper end
     * @param cures in words; empty where only rewriting would help
     */
    record Leak(String feature, double separation, double least, double most, Grade grade, String cures) {}

    /** Every feature of every task, the worst first; none while there are fewer than two cases. */
    List<Leak> check(List<ReadingCase> cases) {
        List<ReadingTask> tasks =
                cases.stream().map(ReadingCase::task).distinct().toList();
        List<Leak> leaks = new ArrayList<>();
        for (ReadingTask task : tasks) {
            List<ArmTexts> texts = cases.stream()
                    .filter(one -> one.task() == task && !CaseTables.lacksText(one))
                    .map(one -> new ArmTexts(one.id(), one.textA(), one.textB()))
                    .toList();
            if (texts.size() > 1) {
                findings(texts).forEach(finding -> leaks.add(leak(finding, task, tasks.size() > 1)));
            }
        }
        leaks.sort(Comparator.comparingDouble(Leak::separation).reversed());
        return leaks;
    }

    private static List<LintFinding> findings(List<ArmTexts> texts) {
        try {
            return new LeakLint(SEED).check(texts).findings();
        } catch (InterruptedException e) {
            // The window is closing: nobody will look at the answer.
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private Leak leak(LintFinding finding, ReadingTask task, boolean several) {
        String name = messages.text("leaks.feature." + finding.feature().id());
        boolean flipped = finding.auc() < 0.5;
        double low = finding.interval().low();
        double high = finding.interval().high();
        return new Leak(
                several ? messages.text("leaks.of-task", name, words.of(task)) : name,
                finding.separation(),
                flipped ? 1 - high : low,
                flipped ? 1 - low : high,
                finding.grade(),
                String.join(
                        ", ",
                        finding.feature().remedies().stream().map(this::words).toList()));
    }

    /** What a normalisation does. */
    String words(Normalisation normalisation) {
        return messages.text("leaks.cure." + normalisation.id());
    }

    /** The cases with the normalisations of these names done to all texts, in their own order. */
    List<ReadingCase> cure(List<ReadingCase> cases, List<String> names) {
        List<Normalisation> chosen = names.stream()
                .flatMap(name -> Normalisation.ofId(name).stream())
                .toList();
        return cases.stream()
                .map(one -> one.withTexts(
                        Normalisation.applyAll(chosen, one.textA()), Normalisation.applyAll(chosen, one.textB())))
                .toList();
    }

    /** Everything that can be done, in the order in which it is done. */
    static List<Normalisation> all() {
        return Stream.of(Normalisation.values()).toList();
    }
}
