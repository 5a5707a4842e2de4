package hilum.dicom.sr;

import hilum.dicom.objects.Code;
import java.util.Optional;

/** Where in the body, and on which side if that is known. */
public record FindingSite(Code site, Optional<Code> laterality) {}
