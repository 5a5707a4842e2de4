package hilum.dicom.phantom;

import java.time.LocalDate;
import java.util.List;

/** One study of an invented patient, before it is drawn: one film. */
record PlannedStudy(InventedPatient patient, LocalDate date, PhantomRequest request) {

    static PlannedStudy pa(InventedPatient patient, LocalDate date, long exposureSeed, List<Lesion> lesions) {
        return new PlannedStudy(patient, date, PhantomRequest.pa(patient.bodySeed(), exposureSeed, lesions));
    }

    PlannedStudy sized(int width, int height) {
        return new PlannedStudy(patient, date, request.sized(width, height));
    }

    String fileName() {
        return "phantom-" + patient.id() + "-" + date + ".dcm";
    }
}
