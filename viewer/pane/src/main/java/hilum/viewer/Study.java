package hilum.viewer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A study with the series found so far; immutable, so a scan that finds more makes a new one.
 *
 * @param series never empty
 */
public record Study(Patient patient, Instance.StudyLabel label, List<Series> series) {
    /** Newest first; studies without a date last. */
    static final Comparator<Study> NEWEST_FIRST = Comparator.<Study, String>comparing(
                    study -> study.label().date())
            .thenComparing(study -> study.label().time())
            .reversed()
            .thenComparing(study -> study.patient().name())
            .thenComparing(Study::uid);

    public Study {
        series = List.copyOf(series);
    }

    /** A study with its first picture. */
    public static Study of(Instance first) {
        return new Study(first.patient(), first.study(), List.of(new Series(first.series(), List.of(first))));
    }

    /** Study Instance UID. */
    public String uid() {
        return label.studyInstanceUid();
    }

    /** All pictures of the study in the order of reading: PA, AP, lateral, the rest. */
    public List<Instance> views() {
        return series.stream()
                .flatMap(one -> one.instances().stream())
                .sorted(Series.VIEW_ORDER)
                .toList();
    }

    /** This study and {@code instance}, which must belong to it. */
    public Study with(Instance instance) {
        String seriesUid = instance.series().seriesInstanceUid();
        List<Series> more = new ArrayList<>(series);
        for (int i = 0; i < more.size(); i++) {
            if (more.get(i).label().seriesInstanceUid().equals(seriesUid)) {
                more.set(i, more.get(i).with(instance));
                return new Study(patient, label, more);
            }
        }
        more.add(new Series(instance.series(), List.of(instance)));
        return new Study(patient, label, more);
    }

    /** Whether it was taken before {@code other}: both have a date, and this one's date and time are earlier. */
    public boolean isBefore(Study other) {
        if (label.date().isBlank() || other.label.date().isBlank()) {
            return false;
        }
        int byDate = label.date().compareTo(other.label.date());
        return byDate < 0 || (byDate == 0 && label.time().compareTo(other.label.time()) < 0);
    }
}
