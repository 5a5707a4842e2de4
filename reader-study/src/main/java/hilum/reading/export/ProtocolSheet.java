package hilum.reading.export;

import java.util.List;
import java.util.Optional;

/**
 * A protocol as it is printed and as the exports need it.
 *
 * @param title name of the reading
 * @param referenceArm the arm at the left end of the scale
 * @param secondArm the arm at the right end
 * @param pointNames what each point of the scale is called, ascending; empty for a continuous scale
 * @param freezeHash SHA-256 in hexadecimal, empty before freezing
 * @param chapters everything that is settled, in the order of printing
 * @param proof the tables that prove the balance of sides and orders
 */
public record ProtocolSheet(
        String title,
        String referenceArm,
        String secondArm,
        List<String> pointNames,
        Optional<String> freezeHash,
        List<Chapter> chapters,
        List<PrintedTable> proof) {
    public ProtocolSheet {
        pointNames = List.copyOf(pointNames);
        chapters = List.copyOf(chapters);
        proof = List.copyOf(proof);
    }

    /** A heading with its entries. */
    public record Chapter(String title, List<Entry> entries) {
        public Chapter {
            entries = List.copyOf(entries);
        }
    }

    /** A name and what was settled. */
    public record Entry(String name, String value) {}
}
