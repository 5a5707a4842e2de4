package hilum.reading.export;

import hilum.reading.Answers;
import hilum.reading.BlindedPair;
import hilum.reading.Side;
import hilum.reading.Unblinded;
import hilum.reading.statistics.Edit;
import hilum.reading.statistics.EditDistance;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A draft and what a reader made of it.
 *
 * @param edit measured from the text in which the editor began
 * @param draft that text
 * @param answers with the edited text and the notes
 */
public record EditedDraft(Observations.Where where, Edit edit, String draft, Answers answers) {
    static EditedDraft of(Observations.Where where, Unblinded.Item item, Answers given, String text) {
        String draft = BlindedPair.asEdited(text);
        String edited = given.editedText().orElse(draft);
        Edit edit = new Edit(
                where.reader(),
                where.task(),
                where.caseId(),
                item.side() == Side.B_FIRST,
                new Edit.Measures(
                        given.submittedAfter()
                                        .orElse(item.rating().activeTime())
                                        .toMillis()
                                / 1000.0,
                        EditDistance.characters(draft, edited),
                        EditDistance.words(draft, edited)),
                new Edit.Choices(names(given.reasons()), names(given.efficiency())));
        return new EditedDraft(where, edit, draft, given);
    }

    private static Set<String> names(Collection<? extends Enum<?>> chosen) {
        return chosen.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
