package hilum.dicom.sr;

import hilum.dicom.objects.Code;

/** A coded answer to a coded question, such as pneumothorax: absent. */
public record Evaluation(Code question, Code answer) {}
