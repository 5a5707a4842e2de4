package hilum.app.measure;

import hilum.assistant.AnswerParser;
import hilum.assistant.DraftStep;
import hilum.assistant.Question;
import hilum.dicom.phantom.Finding;
import hilum.dicom.phantom.Finding.Kind;
import hilum.dicom.phantom.PhantomQuestion;
import hilum.dicom.phantom.PhantomQuestion.Task;
import hilum.dicom.phantom.Progression;
import hilum.dicom.phantom.Side;
import hilum.dicom.phantom.View;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a model about drawn cases, in the words of the product, and marks its answers. One thread. */
public final class PhantomExam {
    /** Of each kind of question with a location or a side, at most so many for each case. */
    private static final int EACH = 2;

    private static final int WORDS = 24;
    private static final int BOXES = 160;
    private static final int SENTENCES = 200;

    /** A box nearer to the middle of the picture than this has no side. */
    private static final double MIDDLE = 0.05;

    private static final Pattern BOX =
            Pattern.compile("<\\|box\\|>\\((\\d+),(\\d+)\\),\\((\\d+),(\\d+)\\)<\\|/box\\|>");

    private final VisionLanguageModel model;

    public PhantomExam(VisionLanguageModel model) {
        this.model = model;
    }

    /** Asks everything about {@code drawn}, and has a draft written when {@code withDraft}. */
    public CaseResult ask(DrawnCase drawn, boolean withDraft) throws ModelFailure {
        SplittableRandom random = new SplittableRandom(drawn.seed());
        boolean view = view(drawn);
        List<Guess> presence = presence(drawn, random);
        List<Double> phrases = phrases(drawn, random);
        List<Place> places = places(drawn, random);
        return new CaseResult(
                view,
                presence,
                phrases,
                places.stream().map(Place::overlap).toList(),
                places.stream().flatMap(place -> place.rightSide().stream()).toList(),
                sides(drawn, random),
                progression(drawn, random),
                withDraft ? List.of(draft(drawn)) : List.of());
    }

    private boolean view(DrawnCase drawn) throws ModelFailure {
        return best(new Question.ViewAmong(), List.of(drawn.picture()))
                .equals(drawn.view().name());
    }

    /** The answer with the best score, as the product shows it. */
    private String best(Question question, List<RgbImage> pictures) throws ModelFailure {
        List<String> options =
                question.options().stream().map(Question.Option::answer).toList();
        return model.score(Prompt.of(pictures, question.prompt()), options).stream()
                .max(Comparator.comparingDouble(OptionScore::mean))
                .map(OptionScore::text)
                .orElse("");
    }

    /** All that are there and as many that are not; one that is not there on a film without findings. */
    private List<Guess> presence(DrawnCase drawn, SplittableRandom random) throws ModelFailure {
        EnumSet<Kind> present = EnumSet.noneOf(Kind.class);
        drawn.findings().forEach(finding -> present.add(finding.kind()));
        List<Kind> absent = List.copyOf(EnumSet.complementOf(present));
        List<Kind> asked = new ArrayList<>(present);
        asked.addAll(some(absent, Math.max(1, present.size()), random));
        List<Guess> guesses = new ArrayList<>();
        for (Kind kind : asked) {
            Question question = new Question.DiseasePresence(kind.label());
            List<OptionScore> scores =
                    model.score(Prompt.of(List.of(drawn.picture()), question.prompt()), List.of("Yes", "No"));
            double yes = 1 / (1 + Math.exp(scores.get(1).mean() - scores.get(0).mean()));
            guesses.add(new Guess(kind.label(), yes, present.contains(kind)));
        }
        return guesses;
    }

    private List<Double> phrases(DrawnCase drawn, SplittableRandom random) throws ModelFailure {
        List<PhantomQuestion> all = drawn.questions().stream()
                .filter(question -> question.task() == Task.GROUNDING)
                .toList();
        List<Double> overlaps = new ArrayList<>();
        for (PhantomQuestion question : some(all, EACH, random)) {
            overlaps.add(Box.overlap(boxes(drawn, question.prompt()), written(question.answer())));
        }
        return overlaps;
    }

    /**
     * What was found by a finding's name.
     *
     * @param rightSide empty where the finding has no side in the picture
     */
    private record Place(double overlap, Optional<Boolean> rightSide) {}

    private List<Place> places(DrawnCase drawn, SplittableRandom random) throws ModelFailure {
        List<Kind> present =
                drawn.findings().stream().map(Finding::kind).distinct().toList();
        List<Place> places = new ArrayList<>();
        for (Kind kind : some(present, EACH, random)) {
            List<Box> truth = drawn.findings().stream()
                    .filter(finding -> finding.kind() == kind)
                    .map(f -> new Box(f.x0(), f.y0(), f.x1(), f.y1()))
                    .toList();
            List<Box> found = boxes(drawn, located(kind).prompt());
            boolean sided = oneSided(drawn, kind) && Math.abs(middle(truth) - 0.5) > MIDDLE;
            boolean right = !found.isEmpty() && (middle(found) < 0.5) == (middle(truth) < 0.5);
            places.add(new Place(Box.overlap(found, truth), sided ? Optional.of(right) : Optional.empty()));
        }
        return places;
    }

    /** On a frontal film, on one side of the body only. */
    private static boolean oneSided(DrawnCase drawn, Kind kind) {
        List<Side> sides = drawn.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::side)
                .distinct()
                .toList();
        return drawn.view() != View.LATERAL && sides.size() == 1 && sides.getFirst() != Side.BOTH;
    }

    private static double middle(List<Box> boxes) {
        return boxes.stream().mapToDouble(Box::middle).average().orElse(0.5);
    }

    /** The question that the product asks for the places of {@code kind}. */
    static Question located(Kind kind) {
        return switch (kind) {
            case FRACTURE -> new Question.Search(Question.Target.RIB_FRACTURE);
            case CHEST_TUBE -> new Question.Search(Question.Target.CHEST_TUBE);
            default -> new Question.AbnormalityGrounding(kind.label());
        };
    }

    private List<Box> boxes(DrawnCase drawn, String prompt) throws ModelFailure {
        Completion answered = answer(List.of(drawn.picture()), prompt, BOXES);
        return AnswerParser.parse(answered.pieces(), true).regions().stream()
                .map(region -> new Box(region.x0(), region.y0(), region.x1(), region.y1()))
                .toList();
    }

    private Completion answer(List<RgbImage> pictures, String prompt, int tokens) throws ModelFailure {
        return model.generate(Prompt.of(pictures, prompt), Decoding.greedy(tokens), _ -> {});
    }

    /** The boxes of a right answer, which has them in hundredths. */
    static List<Box> written(String answer) {
        List<Box> boxes = new ArrayList<>();
        Matcher box = BOX.matcher(answer);
        while (box.find()) {
            boxes.add(new Box(
                    Integer.parseInt(box.group(1)) / 100.0,
                    Integer.parseInt(box.group(2)) / 100.0,
                    Integer.parseInt(box.group(3)) / 100.0,
                    Integer.parseInt(box.group(4)) / 100.0));
        }
        return boxes;
    }

    private List<Boolean> sides(DrawnCase drawn, SplittableRandom random) throws ModelFailure {
        List<PhantomQuestion> all = drawn.questions().stream()
                .filter(question -> question.task() == Task.OPEN_QUESTION)
                .filter(question -> question.prompt().startsWith("Which side "))
                .toList();
        List<Boolean> right = new ArrayList<>();
        for (PhantomQuestion question : some(all, EACH, random)) {
            String said =
                    answer(List.of(drawn.picture()), question.prompt(), WORDS).text();
            right.add(plain(said).equals(plain(question.answer())));
        }
        return right;
    }

    private List<Boolean> progression(DrawnCase drawn, SplittableRandom random) throws ModelFailure {
        List<Boolean> right = new ArrayList<>();
        if (drawn.prior().isEmpty()) {
            return right;
        }
        List<RgbImage> pair = List.of(drawn.prior().get(), drawn.picture());
        List<Map.Entry<Kind, Progression>> all = drawn.changes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        for (Map.Entry<Kind, Progression> change : some(all, EACH, random)) {
            String said = best(new Question.Progression(change.getKey().label()), pair);
            right.add(said.endsWith(change.getValue().word()));
        }
        return right;
    }

    /** The six steps of the product's draft, about the current film alone. */
    private CaseResult.Drafted draft(DrawnCase drawn) throws ModelFailure {
        StringBuilder text = new StringBuilder();
        for (DraftStep step : DraftStep.values()) {
            String prompt = step.question().promptFor(model.description().abilities());
            text.append(answer(List.of(drawn.picture()), prompt, SENTENCES).text())
                    .append('\n');
        }
        String whole = text.toString();
        return new CaseResult.Drafted(Invention.namesPrior(whole), Invention.namesMeasurement(whole));
    }

    private static String plain(String words) {
        return words.strip().toLowerCase(Locale.ROOT).replaceAll("[.]$", "");
    }

    /** At most {@code count} of {@code all}, drawn without putting back. */
    private static <T> List<T> some(List<T> all, int count, SplittableRandom random) {
        List<T> left = new ArrayList<>(all);
        List<T> drawn = new ArrayList<>();
        while (drawn.size() < count && !left.isEmpty()) {
            drawn.add(left.remove(random.nextInt(left.size())));
        }
        return drawn;
    }
}
