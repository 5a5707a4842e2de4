package hilum.app.measure;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.phantom.Finding;
import hilum.dicom.phantom.Lesion;
import hilum.dicom.phantom.Phantom;
import hilum.dicom.phantom.PhantomFilm;
import hilum.dicom.phantom.PhantomQuestion;
import hilum.dicom.phantom.PhantomReport;
import hilum.dicom.phantom.PhantomRequest;
import hilum.dicom.phantom.Progression;
import hilum.dicom.phantom.Side;
import hilum.dicom.phantom.View;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The marking of answers, held against models that know everything, nothing, or the wrong side. */
class PhantomExamTest {
    private static final Pattern MARKER = Pattern.compile("<\\|/?(ref|box)\\|>");

    private static DrawnCase drawn;

    /** A small film with two findings, and a prior film without the second. */
    @BeforeAll
    static void draw() {
        Lesion effusion = new Lesion(Finding.Kind.EFFUSION, Side.RIGHT, 0.8, 0.5);
        Lesion nodule = new Lesion(Finding.Kind.NODULE, Side.LEFT, 0.8, 0.5);
        PhantomRequest request =
                PhantomRequest.pa(3, 4, List.of(effusion, nodule)).longSide(256);
        PhantomFilm film = Phantom.draw(request);
        RgbImage picture = RgbImage.ofGrey(film.widthPx(), film.heightPx(), film.displayed());
        byte[] grey = film.displayed();
        grey[0]++;
        drawn = new DrawnCase(
                1,
                View.PA,
                picture,
                film.findings(),
                PhantomReport.of(View.PA, film.findings()).questions(),
                Optional.of(RgbImage.ofGrey(film.widthPx(), film.heightPx(), grey)),
                Map.of(Finding.Kind.NODULE, Progression.WORSENING, Finding.Kind.EFFUSION, Progression.STABLE));
    }

    /** Says what {@code said} makes of the right answer, and scores the option highest that is right, or lowest. */
    private record Scripted(boolean right, UnaryOperator<String> said) implements VisionLanguageModel {
        @Override
        public ModelDescription description() {
            return new ModelDescription(
                    "Scripted",
                    "0",
                    "CPU",
                    "fp32",
                    0,
                    false,
                    new ModelDescription.Abilities("CheXagent-2", 2, true),
                    "");
        }

        @Override
        public Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) {
            List<TokenPiece> pieces = pieces(said.apply(truth(prompt)));
            return new Completion(
                    pieces, List.of(), Completion.Finish.STOP, new Completion.Timings(0, 0, 0, 0, 0, false), "");
        }

        @Override
        public List<OptionScore> score(Prompt prompt, List<String> options) {
            String truth = truth(prompt);
            return options.stream()
                    .map(option -> {
                        double score = option.equals(truth) == right ? -0.01 : -5;
                        return new OptionScore(option, score, score);
                    })
                    .toList();
        }

        @Override
        public void close() {}
    }

    private static String truth(Prompt prompt) {
        for (Map.Entry<Finding.Kind, Progression> change : drawn.changes().entrySet()) {
            if (prompt.instruction()
                    .contains("progression of " + change.getKey().label() + ":")) {
                return "(" + "abc".charAt(change.getValue().ordinal()) + ") "
                        + change.getValue().word();
            }
        }
        return drawn.questions().stream()
                .filter(question -> question.prompt().equals(prompt.instruction()))
                .map(PhantomQuestion::answer)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no phantom is asked: " + prompt.instruction()));
    }

    private static List<TokenPiece> pieces(String text) {
        List<TokenPiece> pieces = new ArrayList<>();
        Matcher marker = MARKER.matcher(text);
        int at = 0;
        while (marker.find()) {
            pieces.add(new TokenPiece(1, text.substring(at, marker.start()), false));
            pieces.add(new TokenPiece(2, marker.group(), true));
            at = marker.end();
        }
        pieces.add(new TokenPiece(1, text.substring(at), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    @Test
    void who_knows_the_truth_gets_full_marks_and_is_asked_in_the_words_of_the_lessons() throws Exception {
        CaseResult result = new PhantomExam(new Scripted(true, said -> said)).ask(drawn, true);
        assertThat(result.view()).isTrue();
        assertThat(result.presence()).hasSize(4).allMatch(guess -> guess.truth() == guess.yes() > 0.5);
        assertThat(result.presence().stream().filter(Guess::truth)).hasSize(2);
        assertThat(result.phraseOverlap()).hasSize(2).allMatch(overlap -> overlap > 0.99);
        // Written boxes are rounded to hundredths of the picture; those of the film are not.
        assertThat(result.classOverlap()).hasSize(2).allMatch(overlap -> overlap > 0.8);
        assertThat(result.boxSides()).containsExactly(true, true);
        assertThat(result.sides()).containsExactly(true, true);
        assertThat(result.progression()).containsExactly(true, true);
        assertThat(result.draft()).containsExactly(new CaseResult.Drafted(false, false));
    }

    @Test
    void who_says_nothing_and_scores_the_wrong_way_gets_none() throws Exception {
        CaseResult result = new PhantomExam(new Scripted(false, said -> "")).ask(drawn, false);
        assertThat(result.presence()).noneMatch(guess -> guess.truth() == guess.yes() > 0.5);
        assertThat(result.phraseOverlap()).containsExactly(0.0, 0.0);
        assertThat(result.classOverlap()).containsExactly(0.0, 0.0);
        assertThat(result.boxSides()).containsExactly(false, false);
        assertThat(result.sides()).containsExactly(false, false);
        assertThat(result.draft()).isEmpty();
    }

    @Test
    void the_wrong_side_in_words_is_wrong_and_an_invented_prior_is_found() throws Exception {
        UnaryOperator<String> liar = said -> switch (said) {
            case "Right" -> "Left";
            case "Left" -> "Right";
            default -> said + " Unchanged since the prior study, 12 mm.";
        };
        CaseResult result = new PhantomExam(new Scripted(true, liar)).ask(drawn, true);
        assertThat(result.sides()).containsExactly(false, false);
        assertThat(result.draft()).containsExactly(new CaseResult.Drafted(true, true));
    }

    @Test
    void figures_have_numbers_intervals_and_verdicts() throws Exception {
        CaseResult good = new PhantomExam(new Scripted(true, said -> said)).ask(drawn, true);
        CaseResult bad = new PhantomExam(new Scripted(false, said -> "")).ask(drawn, true);
        List<Figure> figures = new ExamFigures(List.of(good, good, bad), 1).all();
        assertThat(figures).extracting(Figure::id).doesNotHaveDuplicates().contains("presence-f1", "draft-prior");
        Figure f1 = figures.getFirst();
        assertThat(f1.n()).isEqualTo(12);
        assertThat(f1.value()).isBetween(0.6, 0.7);
        assertThat(f1.reached()).isFalse();
        assertThat(figures)
                .allSatisfy(figure -> assertThat(figure.value()).isBetween(figure.low() - 1e-9, figure.high() + 1e-9));
        assertThat(figures)
                .filteredOn(figure -> figure.id().startsWith("draft-"))
                .allSatisfy(figure -> assertThat(figure.reached()).isTrue());
    }

    @Test
    void the_places_of_every_finding_are_asked_for_in_the_words_of_the_lessons() {
        for (Finding.Kind kind : Finding.Kind.values()) {
            assertThat(drawn.questions())
                    .extracting(PhantomQuestion::prompt)
                    .contains(PhantomExam.located(kind).prompt());
        }
    }
}
