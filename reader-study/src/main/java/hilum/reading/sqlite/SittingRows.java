package hilum.reading.sqlite;

import hilum.reading.ReadingTask;
import hilum.reading.pack.ReaderPackage;
import hilum.reading.pack.ReaderPackage.PackedCase;
import hilum.reading.pack.ReaderPackage.PackedPlace;
import hilum.reading.pack.RecordJson;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes studies, cases and sittings, all in blinded form; freezing and taking in a package end here. */
final class SittingRows {
    private SittingRows() {}

    /**
     * What a study is to the reader's side.
     *
     * @param station the reader whose package it came with; empty where it was frozen
     */
    record NewStudy(ReaderPackage any, String station, List<ReadingTask> tasks, long createdMs) {}

    static long insertStudy(Transaction transaction, NewStudy study) throws SQLException {
        return transaction.insert(
                """
                INSERT INTO study (name, version, hash, design, tasks, station, coordinator_key, created_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                study.any().protocol().name(),
                study.any().protocol().version(),
                study.any().protocol().hash(),
                study.any().protocol().design().name(),
                study.tasks().stream().map(Enum::name).collect(Collectors.joining(",")),
                study.station(),
                study.any().coordinatorKey(),
                study.createdMs());
    }

    static void insertCases(Transaction transaction, long studyId, List<PackedCase> cases, Path pictures)
            throws SQLException {
        for (PackedCase packed : cases) {
            long caseId = transaction.insert(
                    "INSERT INTO study_case (study_id, code, task, indication, task_input) VALUES (?, ?, ?, ?, ?)",
                    studyId,
                    packed.code(),
                    packed.task().name(),
                    packed.indication(),
                    packed.taskInput());
            int ordinal = 0;
            for (String picture : packed.pictures()) {
                transaction.change(
                        "INSERT INTO study_picture (case_id, ordinal, path) VALUES (?, ?, ?)",
                        caseId,
                        ordinal++,
                        pictures.resolve(picture).toString());
            }
        }
    }

    /** How a sitting stands in its study. */
    record Seat(int ordinal, boolean adjudicator, int primaryCount) {}

    /** Inserts one reader with his items; the cases must be there. */
    static long insertSitting(Transaction transaction, long studyId, ReaderPackage pack, Seat seat)
            throws SQLException {
        long sittingId = transaction.insert(
                """
                INSERT INTO sitting (study_id, ordinal, reader, protocol, reader_key, sealed_key, has_pin,
                                     adjudicator, primary_count)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                studyId,
                seat.ordinal(),
                pack.reader(),
                RecordJson.line(pack.protocol()),
                pack.readerKey(),
                pack.sealedKey(),
                pack.hasPin(),
                seat.adjudicator(),
                seat.primaryCount());
        Map<String, Long> caseIds = new HashMap<>();
        transaction.query(
                "SELECT code, id FROM study_case WHERE study_id = ?",
                row -> caseIds.put(row.getString(1), row.getLong(2)),
                studyId);
        for (PackedPlace place : pack.places()) {
            transaction.change(
                    """
                    INSERT INTO place (sitting_id, number, case_id, period, training, feedback, report_1, report_2, asked)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    sittingId,
                    place.number(),
                    Objects.requireNonNull(caseIds.get(place.code())),
                    place.period(),
                    place.training(),
                    place.feedback(),
                    place.report1(),
                    place.report2(),
                    place.guess());
        }
        return sittingId;
    }
}
