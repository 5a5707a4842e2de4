package hilum.reading.statistics;

import java.util.List;
import java.util.Optional;

/**
 * The whole analysis of one table.
 *
 * @param options how it was analysed, seed and rounds included
 * @param generatorState the six numbers of {@link Mrg32k3a} that every bootstrap of a cell started from, so that another program can repeat it
 * @param counts what went in
 * @param cells in order of task and attribute
 * @param times per task: all readers together, then each reader
 * @param editing per task, in designs with drafts
 * @param catches per reader with a catch case
 * @param blinding empty when nobody was asked
 */
public record StudyResults(
        AnalysisOptions options,
        List<Long> generatorState,
        Counts counts,
        List<CellResult> cells,
        List<TimeResult> times,
        List<EditingResult> editing,
        List<CatchResult> catches,
        Optional<BlindingResult> blinding) {
    /** Answers by kind; {@code cannotJudge} counts primary ones and is included in {@code primary}. */
    public record Counts(int readers, int cases, int primary, int repeats, int catches, int cannotJudge, int guesses) {}

    public StudyResults {
        generatorState = List.copyOf(generatorState);
        cells = List.copyOf(cells);
        times = List.copyOf(times);
        editing = List.copyOf(editing);
        catches = List.copyOf(catches);
    }

    /** The same with the cells in another order. */
    public StudyResults withCells(List<CellResult> inOrder) {
        return new StudyResults(options, generatorState, counts, inOrder, times, editing, catches, blinding);
    }

    /** The cell of {@code key}, if it has answers. */
    public Optional<CellResult> cell(CellKey key) {
        return cells.stream().filter(cell -> cell.key().equals(key)).findFirst();
    }
}
