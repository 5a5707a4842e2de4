package hilum.reading.ui;

import hilum.reading.Answers;
import hilum.reading.Preference;
import hilum.reading.ReaderProtocol;
import hilum.reading.ReadingAttribute;
import hilum.reading.Wording;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The questions of a design in the words of its protocol. */
final class QuestionSheet {
    private static final int GRADES = 5;
    private final Messages messages = Messages.of("reading");

    /** The questions of every page of {@code protocol}, in the order of the page; none where a draft is edited. */
    List<RatingQuestion> of(ReaderProtocol protocol) {
        return switch (protocol.design()) {
            case COMPARATIVE -> comparative(protocol.wording());
            case ABSOLUTE -> absolute(protocol.wording());
            case DRAFT_EDITING, CROSSOVER -> List.of();
        };
    }

    private List<RatingQuestion> comparative(Wording wording) {
        List<String> answers = Stream.of(Preference.values()).map(wording::of).toList();
        List<RatingQuestion> questions = new ArrayList<>();
        for (ReadingAttribute attribute : ReadingAttribute.values()) {
            String end = messages.text("question.end");
            String stem = wording.stem().endsWith(" ") ? wording.stem() : wording.stem() + " ";
            String asked = wording.of(attribute);
            questions.add(new RatingQuestion(
                    lower(attribute),
                    0,
                    new RatingQuestion.Wording(stem, asked, end, stem + asked + end, answers),
                    new RatingQuestion.Place(
                            given -> given.preference(attribute).map(Preference::shown),
                            (given, chosen) -> given.with(attribute, Preference.ofShown(chosen)))));
        }
        return questions;
    }

    private List<RatingQuestion> absolute(Wording wording) {
        Wording worded = withGrades(wording);
        List<String> grades = IntStream.rangeClosed(1, GRADES)
                .mapToObj(grade -> worded.ofGrade(grade))
                .toList();
        List<RatingQuestion> questions = new ArrayList<>();
        for (int report = 1; report <= 2; report++) {
            for (ReadingAttribute attribute : ReadingAttribute.values()) {
                questions.add(grade(worded, report, attribute, grades));
            }
        }
        return questions;
    }

    private RatingQuestion grade(Wording wording, int report, ReadingAttribute attribute, List<String> grades) {
        String asked = wording.graded(attribute);
        String name = messages.text("report." + report);
        return new RatingQuestion(
                "report-" + report + "-" + lower(attribute),
                report,
                new RatingQuestion.Wording("", asked, "", messages.text("grade.whole", name, asked), grades),
                new RatingQuestion.Place(
                        given -> given.grade(report, attribute),
                        (Answers given, Integer chosen) -> given.withGrade(report, attribute, chosen)));
    }

    /** The protocol's own lines; the program's where an older protocol has none. */
    private static Wording withGrades(Wording wording) {
        Map<String, String> lines = new HashMap<>(Wording.paper().lines());
        lines.putAll(wording.lines());
        return new Wording(lines);
    }

    private static String lower(ReadingAttribute attribute) {
        return attribute.name().toLowerCase(Locale.ROOT);
    }
}
