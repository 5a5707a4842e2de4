package hilum.reading.statistics;

import hilum.reading.statistics.EditingResult.Counted;
import hilum.reading.statistics.EditingResult.Measured;
import hilum.reading.statistics.EditingResult.OfArm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums up edited drafts per task and arm; means and intervals as {@link TwoWayInterval}. */
final class Editing {
    private record Point(String reader, String caseId, double value) {}

    private final List<Edit> edits;
    private final AnalysisOptions options;

    private Editing(List<Edit> edits, AnalysisOptions options) {
        this.edits = edits;
        this.options = options;
    }

    /** In order of task; empty without edits. */
    static List<EditingResult> of(List<Edit> edits, AnalysisOptions options) throws InterruptedException {
        Map<String, List<Edit>> byTask =
                edits.stream().collect(Collectors.groupingBy(Edit::task, TreeMap::new, Collectors.toList()));
        List<EditingResult> results = new ArrayList<>();
        for (Map.Entry<String, List<Edit>> task : byTask.entrySet()) {
            results.add(new Editing(task.getValue(), options).result(task.getKey()));
        }
        return results;
    }

    private EditingResult result(String task) throws InterruptedException {
        List<OfArm> arms = new ArrayList<>();
        for (boolean second : new boolean[] {false, true}) {
            List<Edit> ofArm =
                    edits.stream().filter(edit -> edit.second() == second).toList();
            if (!ofArm.isEmpty()) {
                arms.add(arm(second, ofArm));
            }
        }
        List<Measured> differences = new ArrayList<>();
        if (arms.size() == 2) {
            for (EditMeasure measure : EditMeasure.values()) {
                differences.add(new Measured(measure, mean(crossed() ? paired(measure) : withinReaders(measure))));
            }
        }
        return new EditingResult(task, arms, differences);
    }

    private OfArm arm(boolean second, List<Edit> ofArm) throws InterruptedException {
        List<Measured> measures = new ArrayList<>();
        for (EditMeasure measure : EditMeasure.values()) {
            measures.add(new Measured(
                    measure,
                    mean(ofArm.stream()
                            .map(edit -> new Point(
                                    edit.reader(),
                                    edit.caseId(),
                                    edit.measures().of(measure)))
                            .toList())));
        }
        return new OfArm(
                second,
                ofArm.size(),
                measures,
                counted(ofArm, edit -> edit.choices().reasons()),
                counted(ofArm, edit -> edit.choices().efficiency()));
    }

    private static List<Counted> counted(List<Edit> ofArm, Function<Edit, Set<String>> chosen) {
        Map<String, Long> counts = ofArm.stream()
                .map(chosen)
                .flatMap(Collection::stream)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new Counted(entry.getKey(), entry.getValue().intValue()))
                .toList();
    }

    private MeanResult mean(List<Point> points) throws InterruptedException {
        AnswerGrid grid = AnswerGrid.of(points, Point::reader, Point::caseId, Point::value);
        return TwoWayInterval.of(grid, options.rounds(), options.confidence(), Mrg32k3a.seeded(options.seed()));
    }

    private boolean crossed() {
        return edits.stream().map(Editing::place).distinct().count() < edits.size();
    }

    private static List<String> place(Edit edit) {
        return List.of(edit.reader(), edit.caseId());
    }

    private List<Point> paired(EditMeasure measure) {
        Map<List<String>, Edit> reference = new HashMap<>();
        edits.stream().filter(edit -> !edit.second()).forEach(edit -> reference.put(place(edit), edit));
        List<Point> points = new ArrayList<>();
        for (Edit edit : edits) {
            Edit other = reference.get(place(edit));
            if (edit.second() && other != null) {
                points.add(new Point(
                        edit.reader(),
                        edit.caseId(),
                        edit.measures().of(measure) - other.measures().of(measure)));
            }
        }
        return points;
    }

    private List<Point> withinReaders(EditMeasure measure) {
        Map<String, Double> means = edits.stream()
                .collect(Collectors.groupingBy(
                        Edit::reader,
                        Collectors.averagingDouble(edit -> edit.measures().of(measure))));
        return edits.stream()
                .map(edit -> new Point(
                        edit.reader(),
                        edit.caseId(),
                        (edit.second() ? 2 : -2)
                                * (edit.measures().of(measure) - means.getOrDefault(edit.reader(), Double.NaN))))
                .toList();
    }
}
