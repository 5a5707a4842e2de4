package hilum.dicom.fuzz;

import java.util.List;
import java.util.Map;

/**
 * What came of the mutants of a {@link FuzzRun}.
 *
 * @param mutants how many were read
 * @param pictures of these, how many gave a first frame
 * @param refused of these, how many ended in a clear error; the rest held data without a picture
 * @param slowestMs most processor time that one mutant took
 * @param slowestMutant the number of that one, from 0
 * @param mostAllocatedBytes most memory that one mutant asked for, all its short-lived objects added up
 * @param mostAllocationFactor the largest ratio of that to the size of the file and its whole picture; 0 where the virtual machine does not count
 * @param faults what was no clear error, by the number of the mutant
 */
public record FuzzReport(
        int mutants,
        int pictures,
        int refused,
        long slowestMs,
        int slowestMutant,
        long mostAllocatedBytes,
        double mostAllocationFactor,
        Map<Integer, Throwable> faults) {
    public FuzzReport {
        faults = Map.copyOf(faults);
    }

    /** The faults in words, in order of their mutants. */
    public List<String> faultLines() {
        return faults.keySet().stream()
                .sorted()
                .map(mutant -> "mutant " + mutant + ": " + faults.get(mutant))
                .toList();
    }
}
