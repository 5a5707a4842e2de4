package hilum.reading.sqlite;

import hilum.reading.ReadingAttribute;
import hilum.reading.ReadingDesign;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyPlan;
import hilum.reading.StudyStatus;
import java.util.ArrayList;
import java.util.List;

/** How far readings are, from what the reader's side holds. */
final class StudyStates {
    private final Database database;
    private final Studies studies;

    StudyStates(Database database, Studies studies) {
        this.database = database;
        this.studies = studies;
    }

    List<StudyStatus> all() throws ReadingFailure {
        List<StudyStatus> all = new ArrayList<>();
        for (Studies.Study study : studies.frozen()) {
            all.add(status(study));
        }
        for (StudyPlan plan : studies.plans()) {
            all.add(new StudyStatus(
                    plan.protocol().name(),
                    plan.protocol().title().version(),
                    plan.protocol().design(),
                    "",
                    plan.protocol().plan().readers().stream()
                            .map(reader -> new StudyStatus.ReaderStatus(0, reader, 0, 0, false, false))
                            .toList(),
                    new StudyStatus.Ratings(0, 0),
                    false));
        }
        return List.copyOf(all);
    }

    /** A reader with the number of his primary cases. */
    private record Counted(StudyStatus.ReaderStatus status, int primary) {}

    private StudyStatus status(Studies.Study study) throws ReadingFailure {
        return database.transaction(transaction -> {
            ReadingDesign design = transaction
                    .query(
                            "SELECT design FROM study WHERE id = ?",
                            row -> ReadingDesign.valueOf(row.getString(1)),
                            study.id())
                    .getFirst();
            List<Counted> readers = transaction.query(
                    """
                    SELECT s.id, s.reader, s.collected_ms IS NOT NULL, s.adjudicator, s.primary_count,
                           (SELECT count(*) FROM rating r JOIN place p
                                ON p.sitting_id = r.sitting_id AND p.number = r.number
                             WHERE r.sitting_id = s.id AND NOT p.training),
                           (SELECT count(*) FROM place p WHERE p.sitting_id = s.id AND NOT p.training)
                      FROM sitting s WHERE s.study_id = ? ORDER BY s.ordinal
                    """,
                    row -> new Counted(
                            new StudyStatus.ReaderStatus(
                                    row.getLong(1),
                                    row.getString(2),
                                    row.getInt(6),
                                    row.getInt(7),
                                    row.getBoolean(3),
                                    row.getBoolean(4)),
                            row.getInt(5)),
                    study.id());
            int perCase = design.pairs() ? ReadingAttribute.values().length : 1;
            int expected = readers.stream().mapToInt(Counted::primary).sum() * perCase;
            int received = readers.stream()
                            .filter(reader -> reader.status().finished())
                            .mapToInt(Counted::primary)
                            .sum()
                    * perCase;
            return new StudyStatus(
                    study.name(),
                    study.version(),
                    design,
                    study.hash(),
                    readers.stream().map(Counted::status).toList(),
                    new StudyStatus.Ratings(expected, received),
                    study.unblinded());
        });
    }
}
