package hilum.dicom.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.phantom.PhantomQuestion.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhantomReportTest {

    private static Finding finding(Finding.Kind kind, Side side, double severity) {
        return new Finding(kind, side, "lower", 40, severity, 0.1234, 0.2, 0.4, 0.9999);
    }

    private static String answer(PhantomReport report, String prompt) {
        return report.questions().stream()
                .filter(q -> q.prompt().equals(prompt))
                .map(PhantomQuestion::answer)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_normal_film_is_called_normal_in_every_section() {
        PhantomReport report = PhantomReport.of(View.PA, List.of());

        assertThat(report.sections().keySet()).containsExactlyElementsOf(PhantomReport.SECTIONS);
        assertThat(report.sections()).containsEntry("Cardiac", "The heart size is normal.");
        assertThat(report.structured()).doesNotContain("**").startsWith("[Airway: Trachea] The trachea is midline.");
        assertThat(report.impression()).isEqualTo("No acute cardiopulmonary abnormality.");
        assertThat(answer(report, "Detect pleural effusion in the given image."))
                .isEqualTo("No pleural effusion detected.");
        assertThat(answer(report, "Locate chest tubes and specify their positions with bounding box coordinates"))
                .isEqualTo("No chest tubes detected.");
        assertThat(answer(report, "Perform abnormality detection (in the bounding box format) for the given image."))
                .isEqualTo("No abnormalities detected.");
    }

    @Test
    void a_finding_is_told_in_its_section_and_located_with_its_box() {
        PhantomReport report = PhantomReport.of(View.AP, List.of(finding(Finding.Kind.EFFUSION, Side.LEFT, 0.5)));

        assertThat(report.sections().get("Breathing"))
                .isEqualTo("The lungs are clear. There is a moderate left pleural effusion. No pneumothorax.");
        assertThat(report.sections().get("Diaphragm")).isEqualTo("The left hemidiaphragm is obscured.");
        assertThat(report.structured()).contains("[Breathing: Pleura] **There is a moderate left pleural effusion.**");
        assertThat(report.impression()).isEqualTo("Moderate left pleural effusion.");
        assertThat(answer(report, "Please locate the following phrase: moderate left pleural effusion"))
                .isEqualTo("<|ref|>moderate left pleural effusion<|/ref|><|box|>(12,20),(40,100)<|/box|>");
        assertThat(answer(report, "Which side is the pleural effusion on?")).isEqualTo("Left");
        assertThat(answer(report, "What is the view of this chest X-ray? Options: (a) PA, (b) AP, (c) LATERAL"))
                .isEqualTo("AP");
    }

    @Test
    void a_lateral_film_is_not_asked_for_a_side() {
        PhantomReport report = PhantomReport.of(View.LATERAL, List.of(finding(Finding.Kind.EFFUSION, Side.BOTH, 0.9)));

        assertThat(report.impression()).isEqualTo("Large pleural effusion.");
        assertThat(report.questions()).noneMatch(q -> q.prompt().contains("Which side"));
    }

    @Test
    void texts_of_a_single_film_name_no_other_film_and_no_measurement_and_few_words() {
        Set<String> words = new HashSet<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            for (double severity = 0.1; severity <= 1; severity += 0.3) {
                Side side = kind.central() ? Side.BOTH : Side.RIGHT;
                PhantomReport report = PhantomReport.of(View.PA, List.of(finding(kind, side, severity)));
                List<String> texts = new ArrayList<>(report.sections().values());
                texts.add(report.structured());
                texts.add(report.impression());
                report.questions().stream()
                        .filter(q -> q.task() != Task.GROUNDING && q.task() != Task.DETECTION)
                        .forEach(q -> texts.add(q.answer()));
                for (String text : texts) {
                    assertThat(text)
                            .doesNotContainPattern("(?i)prior|previous|unchanged|again|interval|worse|improv|new\\b")
                            .doesNotContainPattern("\\d\\s*(cm|mm)");
                    words.addAll(List.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+")));
                }
            }
        }
        assertThat(words).hasSizeLessThan(150);
    }

    @Test
    void a_comparison_tells_what_is_new_what_changed_and_what_is_gone() {
        List<Finding> prior = List.of(
                finding(Finding.Kind.EFFUSION, Side.LEFT, 0.3), finding(Finding.Kind.CHEST_TUBE, Side.LEFT, 0.5));
        List<Finding> current =
                List.of(finding(Finding.Kind.EFFUSION, Side.LEFT, 0.6), finding(Finding.Kind.NODULE, Side.RIGHT, 0.5));

        PhantomReport report = PhantomReport.comparing(View.PA, prior, current);

        assertThat(report.impression())
                .isEqualTo(
                        "Right nodule is new. Left pleural effusion has worsened. Left chest tube has been removed.");
        assertThat(report.sections()).containsEntry("Cardiac", "No change.");
        assertThat(answer(
                        report,
                        "You are given two images: one reference image and one new image. Please identify the"
                                + " progression of chest tube:\n(a) worsening\n(b) stable\n(c) improving"))
                .isEqualTo("(c) improving");
        assertThat(Progression.between(prior, prior).values()).containsOnly(Progression.STABLE);
    }
}
