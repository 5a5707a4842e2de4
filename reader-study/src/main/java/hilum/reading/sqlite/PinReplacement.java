package hilum.reading.sqlite;

import hilum.reading.AuditEntry;
import hilum.reading.NewReader;
import hilum.reading.ReadingFailure;
import hilum.reading.pack.ReaderPackage;
import hilum.reading.pack.Sealing;
import java.sql.SQLException;
import java.util.List;

/** Another PIN for a reader: a fresh signing key behind it. Ratings stay; packages of the key before no longer fit. */
final class PinReplacement {
    private final Database database;
    private final Studies studies;
    private final Sealing sealing;

    PinReplacement(Database database, Studies studies, Sealing sealing) {
        this.database = database;
        this.studies = studies;
        this.sealing = sealing;
    }

    /** What is known of the reader here. */
    private record Seat(String name, boolean rated) {}

    /** The id of the sitting. */
    long replace(Studies.Study study, NewReader reader, boolean packageToo) throws ReadingFailure {
        Freezing.checkPin(reader);
        Freezing.Keys keys = Freezing.keys(sealing, reader.pin());
        return database.transaction(transaction -> {
            long id = Studies.sittingId(transaction, study, reader.name());
            Seat seat = seat(transaction, id);
            boolean packed = studies.entries(transaction, study).stream()
                    .anyMatch(entry -> entry.what().equals(AuditEntry.PACKED)
                            && entry.detail().strip().equalsIgnoreCase(seat.name()));
            if (packed && !seat.rated() && !packageToo) {
                throw new ReadingFailure.PackageIsOut(seat.name());
            }
            set(transaction, id, keys.open(), keys.sealed(), !reader.pin().isEmpty());
            studies.log(transaction, study, AuditEntry.PIN_REPLACED, seat.name());
            return id;
        });
    }

    private static Seat seat(Transaction transaction, long id) throws SQLException {
        return transaction
                .query("""
                        SELECT reader, EXISTS (SELECT 1 FROM rating r WHERE r.sitting_id = s.id) FROM sitting s WHERE id = ?
                        """, row -> new Seat(row.getString(1), row.getBoolean(2)), id)
                .getFirst();
    }

    /** A package of a sitting that is at this station already brings another PIN, or says nothing new. */
    static boolean taken(Transaction transaction, long id, ReaderPackage pack) throws SQLException {
        List<Integer> same = transaction.query(
                """
                SELECT 1 FROM sitting s JOIN study r ON r.id = s.study_id
                 WHERE s.id = ? AND r.station <> '' AND r.hash = ? AND r.coordinator_key = ? AND s.reader_key <> ?
                """, row -> row.getInt(1), id, pack.protocol().hash(), pack.coordinatorKey(), pack.readerKey());
        if (same.isEmpty()) {
            return false;
        }
        return set(transaction, id, pack.readerKey(), pack.sealedKey(), pack.hasPin()) == 1;
    }

    private static int set(Transaction transaction, long id, String readerKey, String sealedKey, boolean hasPin)
            throws SQLException {
        return transaction.change("""
                UPDATE sitting SET reader_key = ?, sealed_key = ?, has_pin = ?, failures = 0, next_attempt_ms = 0 WHERE id = ?
                """, readerKey, sealedKey, hasPin, id);
    }
}
