package hilum.dicom.sr;

import hilum.dicom.objects.Code;

/** A sentence about the study, under a coded name such as {@link Vocabulary#FINDING}. */
public record Statement(Code name, String text) {}
