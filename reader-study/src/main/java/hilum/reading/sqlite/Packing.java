package hilum.reading.sqlite;

import hilum.reading.ReadingFailure;
import hilum.reading.pack.BlindedItems;
import hilum.reading.pack.ReaderPackage;
import hilum.reading.pack.RecordJson;
import hilum.reading.pack.SignedZip;
import hilum.reading.pack.StudyKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes one reader's package. */
final class Packing {
    private final Database database;
    private final StudyFolders folders;

    Packing(Database database, StudyFolders folders) {
        this.database = database;
        this.folders = folders;
    }

    /** What the database keeps of a reader. */
    private record Stored(int ordinal, String reader, String readerKey, String sealedKey, boolean hasPin) {}

    void write(Studies.Study study, StudyKey key, String reader, Path file) throws ReadingFailure {
        Stored stored = database.transaction(transaction -> transaction
                .query(
                        "SELECT ordinal, reader, reader_key, sealed_key, has_pin FROM sitting WHERE id = ?",
                        row -> new Stored(
                                row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5)),
                        Studies.sittingId(transaction, study, reader))
                .getFirst());
        BlindedItems items = new BlindedItems(key);
        List<ReaderPackage.PackedPlace> places = items.places(stored.ordinal());
        Set<String> needed = new HashSet<>();
        places.forEach(place -> needed.add(place.code()));
        List<ReaderPackage.PackedCase> cases = items.cases().stream()
                .filter(packed -> needed.contains(packed.code()))
                .toList();
        ReaderPackage pack = new ReaderPackage(
                ReaderPackage.FORMAT,
                items.protocol(stored.ordinal()),
                stored.reader(),
                key.publicKey(),
                stored.readerKey(),
                stored.sealedKey(),
                stored.hasPin(),
                cases,
                places);
        Map<String, Path> pictures = new HashMap<>();
        for (ReaderPackage.PackedCase packed : cases) {
            packed.pictures()
                    .forEach(name ->
                            pictures.put(name, folders.pictures(key.hash()).resolve(name)));
        }
        Studies.files(file, () -> {
            SignedZip.write(file, Map.of(Stations.READING, RecordJson.line(pack)), pictures, key.signing());
            return file;
        });
    }
}
