package hilum.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hilum.model.ModelDescription;
import hilum.resources.Messages;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected strings are those of design/tasks-and-prompts.md, sections 3 and 5.1. */
class QuestionTest {
    static Stream<Arguments> exactPrompts() {
        return Stream.of(
                Arguments.of(new Question.Free("Is it \"PA\"?  "), "Is it \"PA\"?  "),
                Arguments.of(new Question.View(), "Determine the view of this CXR"),
                Arguments.of(
                        new Question.ViewAmong(),
                        "What is the view of this chest X-ray? Options: (a) PA, (b) AP, (c) LATERAL"),
                Arguments.of(new Question.DiseasePresence("edema"), "Does this chest X-ray contain a edema?"),
                Arguments.of(
                        new Question.DiseaseIdentification(List.of("Edema", "Fracture")),
                        "Given the CXR, identify any diseases. Options:\nEdema, Fracture"),
                Arguments.of(
                        new Question.LocalFindings("Airway"),
                        "Please provide a detailed description of \"Airway\" in the chest X-ray"),
                Arguments.of(
                        new Question.PhraseGrounding("left basal opacity"),
                        "Please locate the following phrase: left basal opacity"),
                Arguments.of(
                        new Question.AbnormalityDetection(),
                        "Locate areas in the chest X-ray where abnormalities are present, using bounding box coordinates"),
                Arguments.of(
                        new Question.AbnormalityGrounding("Pleural effusion"),
                        "Locate areas in the chest X-ray where pleural effusion are present, using bounding box coordinates"),
                Arguments.of(
                        new Question.Search(Question.Target.RIB_FRACTURE),
                        "Locate rib fractures and specify their positions with bounding box coordinates"),
                Arguments.of(
                        new Question.Search(Question.Target.CHEST_TUBE),
                        "Locate chest tubes and specify their positions with bounding box coordinates"),
                Arguments.of(
                        new Question.Search(Question.Target.FOREIGN_OBJECT),
                        "Examine the chest X-ray for the presence of foreign objects, such as tubes, clips, or hardware, and provide their locations with bounding box coordinates."),
                Arguments.of(
                        new Question.Search(Question.Target.PNEUMOTHORAX), "Detect pneumothoraces in the given image."),
                Arguments.of(new Question.StructuredFindings(), "Write a structured findings section for the CXR."),
                Arguments.of(
                        new Question.StructuredFindings("cough"),
                        "Given the indication: \"cough\", write a structured findings section for the CXR."),
                Arguments.of(
                        new Question.Impression("The heart is large."),
                        "Write the Impression section for the following Findings: The heart is large."),
                Arguments.of(
                        new Question.Progression("Edema"),
                        "You are given two images: one reference image and one new image. Please identify the progression of edema:\n(a) worsening\n(b) stable\n(c) improving"),
                Arguments.of(
                        new Question.Closed("Which side?", List.of("left", "right")),
                        "Which side? Options:\n(A) left\n(B) right"),
                Arguments.of(
                        new Question.ImageTextMatch("No effusion."),
                        "Decide if the provided image matches the following text: No effusion."));
    }

    @ParameterizedTest
    @MethodSource("exactPrompts")
    void the_prompt_is_exactly_the_trained_one(Question question, String prompt) {
        assertThat(question.prompt()).isEqualTo(prompt);
    }

    @ParameterizedTest
    @MethodSource("exactPrompts")
    void every_question_has_words_for_people_and_survives_the_archive(Question question, String prompt) {
        String label = Messages.of("assistant")
                .text(question.label().key(), question.label().arguments().toArray());

        assertThat(label).isNotBlank();
        assertThat(QuestionKind.restore(QuestionKind.store(question))).isEqualTo(question);
    }

    @Test
    void the_six_steps_are_those_of_the_official_demo() {
        assertThat(Stream.of(DraftStep.values()).map(step -> step.question().prompt()))
                .containsExactly(
                        "Determine the view of this CXR",
                        "Please provide a detailed description of \"Airway\" in the chest X-ray",
                        "Please provide a detailed description of \"Breathing\" in the chest X-ray",
                        "Please provide a detailed description of \"Cardiac\" in the chest X-ray",
                        "Please provide a detailed description of \"Diaphragm\" in the chest X-ray",
                        "Please provide a detailed description of \"Everything else (e.g., mediastinal contours, bones, soft tissues, tubes, valves, and pacemakers)\" in the chest X-ray");
    }

    @Test
    void a_progression_takes_two_pictures_and_scores_its_three_options() {
        Question question = new Question.Progression("edema");

        assertThat(question.pictures()).isEqualTo(2);
        assertThat(question.options())
                .extracting(Question.Option::answer)
                .containsExactly("(a) worsening", "(b) stable", "(c) improving");
    }

    @Test
    void a_question_without_words_is_refused() {
        assertThatThrownBy(() -> new Question.Free(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_other_family_has_wordings_of_its_own() {
        ModelDescription.Abilities eight = new ModelDescription.Abilities("CheXagent-8b", 2, false);
        assertThat(DraftStep.AIRWAY.question().promptFor(eight)).isEqualTo("Describe \"Airway\"");
        assertThat(DraftStep.EVERYTHING_ELSE.question().promptFor(eight))
                .isEqualTo("Describe \"Everything else (e.g., mediastinal contours, bones, soft tissues, tubes, valves,"
                        + " and pacemakers)\"");
        assertThat(new Question.DiseasePresence("cardiomegaly").promptFor(eight))
                .isEqualTo("Does this chest X-ray contain cardiomegaly?");
        assertThat(new Question.View().promptFor(eight)).isEqualTo(new Question.View().prompt());
        ModelDescription.Abilities two = new ModelDescription.Abilities("CheXagent-2", 2, true);
        assertThat(DraftStep.AIRWAY.question().promptFor(two))
                .isEqualTo(DraftStep.AIRWAY.question().prompt());
    }
}
