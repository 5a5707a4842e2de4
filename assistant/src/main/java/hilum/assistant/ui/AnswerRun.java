package hilum.assistant.ui;

import hilum.assistant.Answer;
import hilum.assistant.GroundedRegion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of an answer as it is laid out: words, words that have boxes, and a chip for each box after its words. */
sealed interface AnswerRun {
    /** Plain words. */
    record Plain(String words) implements AnswerRun {}

    /** Words that name one or more boxes. */
    record Label(String words, List<GroundedRegion> regions) implements AnswerRun {}

    /** A box's number. */
    record Chip(GroundedRegion region) implements AnswerRun {}

    /** Cuts an answer into runs; the words of all runs together are the answer's text. */
    static List<AnswerRun> of(Answer answer) {
        List<AnswerRun> runs = new ArrayList<>();
        List<GroundedRegion> regions = answer.regions().stream()
                .sorted(Comparator.comparingInt(GroundedRegion::textStart).thenComparingInt(GroundedRegion::number))
                .toList();
        int at = 0;
        for (int i = 0; i < regions.size(); ) {
            GroundedRegion first = regions.get(i);
            List<GroundedRegion> group = regions.subList(i, groupEnd(regions, i));
            if (first.textStart() > at) {
                runs.add(new Plain(answer.text().substring(at, first.textStart())));
            }
            if (first.textEnd() > Math.max(at, first.textStart())) {
                runs.add(new Label(answer.text().substring(first.textStart(), first.textEnd()), List.copyOf(group)));
            }
            group.forEach(region -> runs.add(new Chip(region)));
            at = Math.max(at, first.textEnd());
            i += group.size();
        }
        if (at < answer.text().length()) {
            runs.add(new Plain(answer.text().substring(at)));
        }
        return runs;
    }

    private static int groupEnd(List<GroundedRegion> regions, int from) {
        int end = from + 1;
        while (end < regions.size()
                && regions.get(end).textStart() == regions.get(from).textStart()) {
            end++;
        }
        return end;
    }
}
