package hilum.dicom.phantom;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A phantom film on disk and the truth about it. Films of one patient id show one body. */
public record WrittenPhantom(Path file, String patientId, LocalDate studyDate, View view, List<Finding> findings) {

    /** Copies the list of findings. */
    public WrittenPhantom {
        findings = List.copyOf(findings);
    }
}
