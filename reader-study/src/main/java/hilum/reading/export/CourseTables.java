package hilum.reading.export;

import hilum.reading.export.PrintedTable.Column;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;

/** How the reading went, as tables. */
final class CourseTables {
    private final Messages prose = Messages.of("reading-report");

    /** Primary answers, expected and received; the sum in the last row. */
    PrintedTable readers(ReadingCourse course) {
        List<List<String>> rows = new ArrayList<>();
        course.readers()
                .forEach(reader -> rows.add(List.of(
                        reader.reader(),
                        reader.about(),
                        String.valueOf(reader.expected()),
                        String.valueOf(reader.received()))));
        rows.add(List.of(
                prose.text("all.readers"), "", String.valueOf(course.expected()), String.valueOf(course.received())));
        return new PrintedTable(
                prose.text("table.readers"),
                List.of(
                        Column.words(prose.text("head.reader"), 1.4),
                        Column.words(prose.text("head.about"), 2),
                        Column.numbers(prose.text("head.expected"), 1),
                        Column.numbers(prose.text("head.received"), 1)),
                rows);
    }

    PrintedTable deviations(ReadingCourse course) {
        return new PrintedTable(
                "",
                List.of(
                        Column.words(prose.text("head.kind"), 1),
                        Column.words(prose.text("head.what"), 2),
                        Column.words(prose.text("head.reason"), 2)),
                course.deviations().stream()
                        .map(deviation -> List.of(deviation.kind(), deviation.about(), deviation.reason()))
                        .toList());
    }
}
