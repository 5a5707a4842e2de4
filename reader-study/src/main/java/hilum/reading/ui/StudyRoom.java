package hilum.reading.ui;

import hilum.reading.BalanceProof;
import hilum.reading.PictureCheck;
import hilum.reading.ReadingFailure;
import hilum.reading.StudyPlan;
import hilum.reading.TextSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What designing a study needs from outside this room.
 *
 * @param writer the loaded model as a writer of texts, if there is one now
 * @param pictures looks at the pictures of tables of cases
 * @param chance for seeds that are offered and for PINs
 */
public record StudyRoom(
        Supplier<Optional<TextSource>> writer, PictureCheck pictures, ProtocolPrinter printer, RandomGenerator chance) {
    /** Writes a protocol for people to read; blocking. */
    @FunctionalInterface
    public interface ProtocolPrinter {
        /**
         * @param hash of the frozen protocol
         * @param file is overwritten
         */
        void print(StudyPlan plan, String hash, BalanceProof proof, Path file) throws ReadingFailure;
    }
}
