package hilum.reading.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LeakLintTest {
    private static final List<String> SENTENCES = List.of(
            "The heart is normal in size. No pleural effusion.",
            "Lungs are clear. There is no pneumothorax.",
            "Mild edema. Small left pleural effusion.",
            "Right basal opacity may be atelectasis. No effusion.",
            "Hyperinflated lungs. The heart is normal.");

    private static List<ArmTexts> texts(UnaryOperator<String> ofSecond) {
        List<ArmTexts> texts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String reference = SENTENCES.get(i % 5) + " " + SENTENCES.get(i / 5 % 5);
            String second = SENTENCES.get((i + 2) % 5) + " " + SENTENCES.get((i / 5 + 3) % 5);
            texts.add(new ArmTexts("c" + i, reference, ofSecond.apply(second)));
        }
        return texts;
    }

    private static LintFinding finding(LintReport report, TextFeature feature) {
        return report.findings().stream()
                .filter(f -> f.feature() == feature)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void lower_case_texts_are_red_and_sentence_case_levels_them() throws InterruptedException {
        LeakLint lint = new LeakLint(1);
        List<ArmTexts> texts = texts(text -> text.toLowerCase(Locale.ROOT));
        LintReport before = lint.check(texts);
        assertThat(finding(before, TextFeature.UPPER_CASE).auc()).isZero();
        assertThat(finding(before, TextFeature.UPPER_CASE).grade()).isEqualTo(Grade.RED);
        assertThat(before.offered()).contains(Normalisation.SENTENCE_CASE);
        LintReport after = lint.check(texts.stream()
                .map(t -> t.with(List.of(Normalisation.SENTENCE_CASE)))
                .toList());
        assertThat(finding(after, TextFeature.SENTENCE_CASE).grade()).isEqualTo(Grade.GREEN);
    }

    @Test
    void marks_of_bold_print_in_one_arm_are_red_and_taking_them_out_levels_them() throws InterruptedException {
        LeakLint lint = new LeakLint(1);
        List<ArmTexts> texts = texts(text -> "**" + text.replace(" ", "** ") + "\n# Impression");
        LintReport before = lint.check(texts);
        assertThat(finding(before, TextFeature.MARKDOWN).grade()).isEqualTo(Grade.RED);
        assertThat(before.offered()).contains(Normalisation.NO_MARKDOWN);
        LintReport after = lint.check(texts.stream()
                .map(t -> t.with(List.of(Normalisation.NO_MARKDOWN)))
                .toList());
        assertThat(finding(after, TextFeature.MARKDOWN).separation()).isEqualTo(0.5);
    }

    @Test
    void texts_that_differ_in_content_only_are_green() throws InterruptedException {
        assertThat(new LeakLint(1).check(texts(text -> text)).grade()).isEqualTo(Grade.GREEN);
    }

    @Test
    void each_habit_of_one_arm_is_named_by_its_feature() throws InterruptedException {
        LeakLint lint = new LeakLint(200, 0.95, 1);
        assertThat(finding(lint.check(texts(t -> "- " + t)), TextFeature.BULLETS)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> t + " Seen on ___.")), TextFeature.MASKS)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> t + " XXXX.")), TextFeature.UNUSUAL_MASKS)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> "Unchanged since 3/4/2019. " + t)), TextFeature.PRIOR)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> t + " It is 3.5 cm.")), TextFeature.MEASUREMENTS)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> "FINDINGS: " + t)), TextFeature.HEADINGS)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> t.substring(0, t.length() - 1))), TextFeature.FINAL_STOP)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> t.replace(". ", ".\n"))), TextFeature.LINE_BREAKS)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> t.replace(". ", " .  "))), TextFeature.ODD_SPACES)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> t + " Oedema.")), TextFeature.BRITISH_SPELLING)
                        .grade())
                .isEqualTo(Grade.RED);
        assertThat(finding(lint.check(texts(t -> t + " " + t)), TextFeature.WORDS)
                        .grade())
                .isEqualTo(Grade.RED);
    }

    @Test
    void the_order_of_cases_does_not_matter_and_no_case_gives_no_finding() throws InterruptedException {
        List<ArmTexts> texts = texts(text -> text + " again");
        assertThat(new LeakLint(1).check(texts.reversed())).isEqualTo(new LeakLint(1).check(texts));
        assertThat(new LeakLint(1).check(List.of()).grade()).isEqualTo(Grade.GREEN);
    }
}
