package hilum.reading.export;

import hilum.reading.Answers;
import hilum.reading.ItemKind;
import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingWords;
import hilum.reading.Side;
import hilum.reading.Unblinded;
import hilum.reading.Verdict;
import hilum.reading.statistics.Answer;
import hilum.reading.statistics.AnswerKind;
import hilum.reading.statistics.AnswerTable;
import hilum.reading.statistics.ArmGuess;
import hilum.reading.statistics.ByArm;
import hilum.reading.statistics.Edit;
import hilum.reading.statistics.Guess;
import hilum.reading.statistics.Placement;
import hilum.reading.statistics.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns unblinded ratings into the table of the analysis, each score signed towards arm B. Training cases are left out. */
public final class UnblindedAnswers {
    private record CaseKey(Object task, String id) {}

    private final Unblinded unblinded;
    private final Observations observations;
    private final ReadingWords words = new ReadingWords();
    private final Map<CaseKey, ReadingCase> cases = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Map<AnswerPlace, AnswerDetail> details = new HashMap<>();

    public UnblindedAnswers(Unblinded unblinded) {
        this.unblinded = unblinded;
        observations = Observations.of(unblinded);
        unblinded.cases().forEach(each -> cases.put(new CaseKey(each.task(), each.id()), each));
        ReadingDesign design = unblinded.protocol().design();
        if (design.pairs()) {
            unblinded.items().stream()
                    .filter(item -> item.place().kind() != ItemKind.TRAINING)
                    .forEach(item -> pair(item, design));
        } else {
            new DraftAnswers(unblinded).answers().forEach(this::add);
        }
    }

    /** The table of the analysis. */
    public AnswerTable table() {
        Scale scale = switch (unblinded.protocol().design()) {
            case COMPARATIVE -> Scale.comparative();
            case ABSOLUTE -> Scale.gradeDifference(1, 5);
            case DRAFT_EDITING, CROSSOVER -> Scale.continuous();
        };
        return new AnswerTable(scale, answers, guesses(), edits());
    }

    /** What readers left beside their scores. */
    public Map<AnswerPlace, AnswerDetail> details() {
        return Map.copyOf(details);
    }

    /** What readers did beside their scores. */
    public Observations observations() {
        return observations;
    }

    private void add(Answer answer, AnswerDetail detail) {
        answers.add(answer);
        details.put(AnswerPlace.of(answer), detail);
    }

    private void add(DraftAnswers.Row row) {
        add(row.answer(), detail(row.item()));
    }

    private void pair(Unblinded.Item item, ReadingDesign design) {
        for (ReadingAttribute attribute : unblinded.protocol().attributes()) {
            ByArm arms = null;
            double score = Double.NaN;
            if (item.rating().verdict() instanceof Verdict.Judged(Answers given)) {
                if (design == ReadingDesign.COMPARATIVE) {
                    score = given.preference(attribute)
                            .map(preference -> (double) preference.towardsReport2()
                                    * item.side().signTowardsB())
                            .orElse(Double.NaN);
                } else {
                    arms = grades(given, attribute, item.side());
                    score = arms.secondScore() - arms.referenceScore();
                }
            }
            Answer answer = answer(item, attribute.name().toLowerCase(Locale.ROOT), towardsSound(item, score), arms);
            add(answer, detail(item));
        }
    }

    private static ByArm grades(Answers given, ReadingAttribute attribute, Side side) {
        double first = given.grade(1, attribute).map(Integer::doubleValue).orElse(Double.NaN);
        double second = given.grade(2, attribute).map(Integer::doubleValue).orElse(Double.NaN);
        boolean aFirst = side == Side.A_FIRST;
        return new ByArm(aFirst ? first : second, aFirst ? second : first, Double.NaN, Double.NaN);
    }

    private Answer answer(Unblinded.Item item, String attribute, double score, @Nullable ByArm arms) {
        return new Answer(
                item.place().reader(),
                words.of(item.place().task()),
                attribute,
                item.place().caseId(),
                score + 0.0,
                item.side() == Side.B_FIRST ? Placement.SECOND_ARM_LEFT : Placement.SECOND_ARM_RIGHT,
                item.rating().activeTime().toMillis() / 1000.0,
                kind(item.place().kind()),
                slices(item),
                arms);
    }

    private Map<String, String> slices(Unblinded.Item item) {
        return caseOf(item).map(each -> each.input().slices()).orElse(Map.of());
    }

    private Optional<ReadingCase> caseOf(Unblinded.Item item) {
        return Optional.ofNullable(
                cases.get(new CaseKey(item.place().task(), item.place().caseId())));
    }

    /** A planted fault is scored towards the text that should win, whichever arm that is. */
    private double towardsSound(Unblinded.Item item, double score) {
        boolean soundIsA = item.place().kind() == ItemKind.CATCH
                && caseOf(item)
                        .map(each -> each.role()
                                .expected()
                                .equals(unblinded.protocol().arms().a()))
                        .orElse(false);
        return soundIsA ? -score : score;
    }

    static AnswerKind kind(ItemKind kind) {
        return switch (kind) {
            case PRIMARY, TRAINING -> AnswerKind.PRIMARY;
            case REPEAT -> AnswerKind.REPEAT;
            case CATCH -> AnswerKind.CATCH;
        };
    }

    private AnswerDetail detail(Unblinded.Item item) {
        String reason = item.rating().verdict() instanceof Verdict.CannotJudge(String why) ? why : "";
        return new AnswerDetail(
                item.place().number(),
                reason,
                item.rating().comment(),
                adjudications(item),
                Optional.of(item.rating().committedAt()));
    }

    private String adjudications(Unblinded.Item item) {
        List<String> opinions = new ArrayList<>();
        for (Unblinded.Item other : unblinded.adjudications()) {
            boolean same = other.place().task() == item.place().task()
                    && other.place().caseId().equals(item.place().caseId());
            if (same && other.rating().verdict() instanceof Verdict.Judged(Answers given)) {
                List<String> scores = new ArrayList<>();
                for (ReadingAttribute attribute : unblinded.protocol().attributes()) {
                    towardsB(given, attribute, other.side())
                            .ifPresent(score -> scores.add(
                                    attribute.name().toLowerCase(Locale.ROOT) + " " + CsvText.number(score)));
                }
                opinions.add(other.place().reader() + ": " + String.join(", ", scores));
            }
        }
        return String.join("; ", opinions);
    }

    private static OptionalDouble towardsB(Answers given, ReadingAttribute attribute, Side side) {
        return given.preference(attribute)
                .map(preference -> OptionalDouble.of((double) preference.towardsReport2() * side.signTowardsB()))
                .orElseGet(() -> {
                    ByArm arms = grades(given, attribute, side);
                    double score = arms.secondScore() - arms.referenceScore();
                    return Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score);
                });
    }

    private List<Edit> edits() {
        return observations.drafts().stream()
                .filter(draft -> draft.where().kind() == AnswerKind.PRIMARY)
                .map(EditedDraft::edit)
                .toList();
    }

    private List<ArmGuess> guesses() {
        List<ArmGuess> guesses = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Unblinded.Item item : unblinded.items()) {
            boolean asked = item.guess() != Unblinded.Guessed.NOT_ASKED;
            if (asked && seen.add(List.of(item.place().reader(), item.place().number()))) {
                guesses.add(new ArmGuess(
                        item.place().reader(),
                        words.of(item.place().task()),
                        item.place().caseId(),
                        group(item),
                        switch (item.guess()) {
                            case ARM_B -> Guess.CORRECT;
                            case ARM_A -> Guess.WRONG;
                            case CANNOT_TELL, NOT_ASKED -> Guess.DO_NOT_KNOW;
                        }));
            }
        }
        return guesses;
    }

    private String group(Unblinded.Item item) {
        if (unblinded.protocol().design().pairs()) {
            return item.side() == Side.B_FIRST ? "left" : "right";
        }
        return item.side() == Side.A_FIRST
                ? unblinded.protocol().arms().a()
                : unblinded.protocol().arms().b();
    }
}
