package hilum.reading.pack;

import hilum.reading.ReaderProtocol;
import hilum.reading.ReadingTask;
import java.util.List;

/**
 * What a package says beside its pictures: one reader's blinded items in his order. Neither arm, side, source id nor kind of an item is in it.
 *
 * @param coordinatorKey public, X.509 in Base64; the package is signed with its other half
 * @param readerKey public, X.509 in Base64
 * @param sealedKey the reader's signing key behind his PIN
 */
public record ReaderPackage(
        int format,
        ReaderProtocol protocol,
        String reader,
        String coordinatorKey,
        String readerKey,
        String sealedKey,
        boolean hasPin,
        List<PackedCase> cases,
        List<PackedPlace> places) {
    public static final int FORMAT = 1;

    public ReaderPackage {
        cases = List.copyOf(cases);
        places = List.copyOf(places);
    }

    /**
     * A case.
     *
     * @param pictures names of entries below {@code pictures/}
     */
    public record PackedCase(
            String code, ReadingTask task, String indication, String taskInput, List<String> pictures) {
        public PackedCase {
            pictures = List.copyOf(pictures);
        }
    }

    /** An item as its reader sees it. */
    public record PackedPlace(
            int number,
            String code,
            int period,
            boolean training,
            String feedback,
            String report1,
            String report2,
            boolean guess) {}
}
