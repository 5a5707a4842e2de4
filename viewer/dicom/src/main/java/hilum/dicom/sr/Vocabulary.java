package hilum.dicom.sr;

import hilum.dicom.objects.Code;

/** Concepts for measurements and findings on chest radiographs, so that all rooms write the same codes. */
public final class Vocabulary {
    public static final Code CHEST_RADIOGRAPHY = Code.sct("399208008", "Plain X-ray of chest");
    public static final Code LENGTH = Code.sct("410668003", "Length");
    public static final Code DISTANCE = Code.dcm("121206", "Distance");
    public static final Code ANGLE = Code.sct("1483009", "Angle");
    public static final Code AREA = Code.sct("42798000", "Area");
    /** Widths of heart and chest; no public scheme has a code for this ratio of widths. */
    public static final Code CARDIOTHORACIC_RATIO = new Code("CTR", "99HILUM", "Cardiothoracic ratio");

    public static final Code MEAN = Code.sct("373098007", "Mean");

    public static final Code MILLIMETRE = Code.ucum("mm", "millimeter");
    public static final Code SQUARE_MILLIMETRE = Code.ucum("mm2", "square millimeter");
    public static final Code DEGREE = Code.ucum("deg", "degree");
    public static final Code RATIO = Code.ucum("1", "no units");
    public static final Code PIXEL = Code.ucum("{pixels}", "pixels");

    public static final Code FINDING = Concepts.FINDING;
    public static final Code COMMENT = Concepts.COMMENT;
    public static final Code PRESENT = Code.sct("52101004", "Present");
    public static final Code ABSENT = Code.sct("272519000", "Absent");
    public static final Code LEFT = Code.sct("7771000", "Left");
    public static final Code RIGHT = Code.sct("24028007", "Right");
    public static final Code BILATERAL = Code.sct("51440002", "Right and left");
    public static final Code LUNG = Code.sct("39607008", "Lung");
    public static final Code PLEURA = Code.sct("3120008", "Pleura");
    public static final Code HEART = Code.sct("80891009", "Heart");
    public static final Code PNEUMOTHORAX = Code.sct("36118008", "Pneumothorax");
    public static final Code PLEURAL_EFFUSION = Code.sct("60046008", "Pleural effusion");
    public static final Code NODULE = Code.sct("27925004", "Nodule");
    public static final Code OPACITY = Code.dcm("112033", "Abnormal opacity");

    private Vocabulary() {}
}
