package hilum.dicom.phantom;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One study of an invented patient, before it is drawn: one film; {@code prior} is what it is compared with. */
record PlannedStudy(
        InventedPatient patient,
        LocalDate date,
        PhantomRequest request,
        @Nullable PlannedStudy prior) {

    static PlannedStudy pa(InventedPatient patient, LocalDate date, long exposureSeed, List<Lesion> lesions) {
        return new PlannedStudy(patient, date, PhantomRequest.pa(patient.bodySeed(), exposureSeed, lesions), null);
    }

    String fileName() {
        return "phantom-" + patient.id() + "-" + date + ".dcm";
    }
}
