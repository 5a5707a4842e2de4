package hilum.reading.export;

import hilum.reading.Answers;
import hilum.reading.ErrorClass;
import hilum.reading.ItemKind;
import hilum.reading.Look;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingWords;
import hilum.reading.Side;
import hilum.reading.Unblinded;
import hilum.reading.Verdict;
import hilum.reading.Wording;
import hilum.reading.statistics.AnswerKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What readers did beside their scores, unblinded; training left out.
 *
 * @param wording the words of the protocol for reasons and error classes
 * @param errors one for each text of a judged pair, when the protocol has error classes
 * @param looks the opt-in log of what was looked at
 */
public record Observations(Wording wording, List<EditedDraft> drafts, List<ErrorCount> errors, List<LookedAt> looks) {
    public Observations {
        drafts = List.copyOf(drafts);
        errors = List.copyOf(errors);
        looks = List.copyOf(looks);
    }

    /** Which page. */
    public record Where(String reader, String task, String caseId, AnswerKind kind, int number, int period) {}

    /**
     * Errors of one text.
     *
     * @param second whether the text is the second arm's
     * @param answers where the counts are
     * @param report as which the text was shown, 1 or 2
     */
    public record ErrorCount(Where where, boolean second, Answers answers, int report) {
        /** Errors of a class. */
        public int of(ErrorClass errorClass, boolean significant) {
            return answers.errors(report, errorClass, significant);
        }
    }

    /** One line of the log of what was looked at. */
    public record LookedAt(Where where, Look look) {}

    /** Nothing. */
    public static Observations none() {
        return new Observations(Wording.paper(), List.of(), List.of(), List.of());
    }

    /** Everything that was observed in {@code unblinded}. */
    public static Observations of(Unblinded unblinded) {
        ReadingWords words = new ReadingWords();
        boolean pairs = unblinded.protocol().design().pairs();
        List<EditedDraft> drafts = new ArrayList<>();
        List<ErrorCount> errors = new ArrayList<>();
        List<LookedAt> looks = new ArrayList<>();
        for (Unblinded.Item item : unblinded.items()) {
            if (item.place().kind() == ItemKind.TRAINING) {
                continue;
            }
            Where where = where(item, words);
            item.looks().forEach(look -> looks.add(new LookedAt(where, look)));
            if (item.rating().verdict() instanceof Verdict.Judged(Answers given)) {
                if (pairs && unblinded.protocol().conduct().errorClasses()) {
                    boolean firstIsB = item.side() == Side.B_FIRST;
                    errors.add(new ErrorCount(where, firstIsB, given, 1));
                    errors.add(new ErrorCount(where, !firstIsB, given, 2));
                }
                if (!pairs) {
                    drafts.add(EditedDraft.of(where, item, given, draft(unblinded, item)));
                }
            }
        }
        return new Observations(unblinded.protocol().wording(), drafts, errors, looks);
    }

    private static Where where(Unblinded.Item item, ReadingWords words) {
        Unblinded.Place place = item.place();
        return new Where(
                place.reader(),
                words.of(place.task()),
                place.caseId(),
                UnblindedAnswers.kind(place.kind()),
                place.number(),
                place.period());
    }

    private static String draft(Unblinded unblinded, Unblinded.Item item) {
        for (ReadingCase each : unblinded.cases()) {
            if (each.task() == item.place().task()
                    && each.id().equals(item.place().caseId())) {
                return item.side() == Side.B_FIRST ? each.textB() : each.textA();
            }
        }
        throw new IllegalArgumentException("a rating of a case that is not there");
    }
}
