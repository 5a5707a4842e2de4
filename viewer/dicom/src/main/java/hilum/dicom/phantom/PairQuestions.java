package hilum.dicom.phantom;

import hilum.dicom.phantom.PhantomQuestion.Task;
import java.util.ArrayList;
import java.util.List;

/** What can be asked about a prior and a current film, in the published wording of the prompts. */
final class PairQuestions {

    private static final String REFERENCE =
            "You are given two images: one reference image and one new image. Please identify the progression of ";

    private PairQuestions() {}

    static List<PhantomQuestion> of(List<Finding> prior, List<Finding> current, PhantomReport report) {
        List<PhantomQuestion> questions = new ArrayList<>();
        Progression.between(prior, current).forEach((kind, change) -> {
            questions.add(new PhantomQuestion(
                    Task.PROGRESSION,
                    REFERENCE + kind.label() + ":\n(a) worsening\n(b) stable\n(c) improving",
                    "(" + letter(change) + ") " + change.word()));
            questions.add(new PhantomQuestion(Task.PROGRESSION, REFERENCE + kind.label(), change.word()));
        });
        questions.add(new PhantomQuestion(
                Task.PROGRESSION_FINDINGS,
                "You are provided with chest X-rays of a patient from two different timepoints. Please analyze the"
                        + " findings in both chest X-rays and describe how the patient's condition has progressed or"
                        + " changed over time.",
                report.findings()));
        questions.add(new PhantomQuestion(
                Task.PROGRESSION_IMPRESSION,
                "Please write an Impression section describing changes between the two images.",
                report.impression()));
        report.sections()
                .forEach((name, text) -> questions.add(new PhantomQuestion(
                        Task.LOCAL_PROGRESSION,
                        "Describe the progression associated with \"" + name + "\" in the given images",
                        text)));
        return List.copyOf(questions);
    }

    private static char letter(Progression change) {
        return switch (change) {
            case WORSENING -> 'a';
            case STABLE -> 'b';
            case IMPROVING -> 'c';
        };
    }
}
