package hilum.viewer.ui;

import hilum.resources.Messages;
import hilum.viewer.Study;
import hilum.viewer.StudyLibrary;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From studies to the lines of the browser: searched, grouped by date, tagged. */
final class StudyRows {
    private static final Messages WORDS = Messages.of("viewer");
    private static final int DAYS_OF_A_WEEK = 7;

    private final StudyLibrary library;
    private final Clock clock;
    private final Captions captions = new Captions();

    StudyRows(StudyLibrary library, Clock clock) {
        this.library = library;
        this.clock = clock;
    }

    /**
     * @param studies newest first
     * @param search words that all must be found; empty finds everything
     */
    List<StudyRow> rows(List<Study> studies, String search, Function<Study, List<StudyTag>> tagSource) {
        List<String> wanted = Stream.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        LocalDate today = LocalDate.now(clock);
        List<StudyRow> rows = new ArrayList<>();
        String group = "";
        for (Study study : studies) {
            if (matches(study, wanted)) {
                String own = group(study.label().date(), today);
                List<StudyTag> tags = new ArrayList<>(tagSource.apply(study));
                tags.addAll(tags(study));
                rows.add(new StudyRow(study, own.equals(group) ? "" : own, tags));
                group = own;
            }
        }
        return rows;
    }

    private boolean matches(Study study, List<String> words) {
        String text = Stream.of(
                        study.patient().name(),
                        study.patient().id(),
                        study.label().description(),
                        study.label().accession(),
                        captions.line(study))
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }

    private static String group(String date, LocalDate today) {
        LocalDate day;
        try {
            day = LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            // An empty date, or one that a scanner's clock made up.
            return WORDS.text("group.undated");
        }
        if (day.equals(today)) {
            return WORDS.text("group.today");
        }
        boolean thisWeek = day.isBefore(today) && day.isAfter(today.minusDays(DAYS_OF_A_WEEK));
        return thisWeek ? WORDS.text("group.week") : String.valueOf(day.getYear());
    }

    private List<StudyTag> tags(Study study) {
        List<StudyTag> tags = new ArrayList<>();
        int views = study.views().size();
        if (views > 1) {
            tags.add(neutral(WORDS.text("tag.views", views)));
        }
        List<Study> priors = library.priorsOf(study);
        if (priors.size() == 1) {
            tags.add(neutral(
                    WORDS.text("tag.prior", priors.getFirst().label().date().substring(0, 4))));
        } else if (!priors.isEmpty()) {
            tags.add(neutral(WORDS.text("tag.priors", priors.size())));
        }
        return tags;
    }

    private static StudyTag neutral(String text) {
        return new StudyTag(StudyTag.Kind.NEUTRAL, text);
    }
}
