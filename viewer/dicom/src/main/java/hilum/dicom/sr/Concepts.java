package hilum.dicom.sr;

import hilum.dicom.objects.Code;

/** Concepts of DICOM PS3.16 that the templates fix. */
final class Concepts {
    static final Code IMAGING_MEASUREMENT_REPORT = Code.dcm("126000", "Imaging Measurement Report");
    static final Code LANGUAGE = Code.dcm("121049", "Language of Content Item and Descendants");
    static final Code ENGLISH = new Code("en", "RFC5646", "English");
    static final Code OBSERVER_TYPE = Code.dcm("121005", "Observer Type");
    static final Code PERSON = Code.dcm("121006", "Person");
    static final Code DEVICE = Code.dcm("121007", "Device");
    static final Code PERSON_NAME = Code.dcm("121008", "Person Observer Name");
    static final Code DEVICE_UID = Code.dcm("121012", "Device Observer UID");
    static final Code DEVICE_NAME = Code.dcm("121013", "Device Observer Name");
    static final Code DEVICE_MANUFACTURER = Code.dcm("121014", "Device Observer Manufacturer");
    static final Code DEVICE_MODEL = Code.dcm("121015", "Device Observer Model Name");
    static final Code PROCEDURE_REPORTED = Code.dcm("121058", "Procedure reported");
    static final Code IMAGE_LIBRARY = Code.dcm("111028", "Image Library");
    static final Code IMAGE_LIBRARY_GROUP = Code.dcm("126200", "Image Library Group");
    static final Code MEASUREMENTS = Code.dcm("126010", "Imaging Measurements");
    static final Code MEASUREMENT_GROUP = Code.dcm("125007", "Measurement Group");
    static final Code TRACKING_IDENTIFIER = Code.dcm("112039", "Tracking Identifier");
    static final Code TRACKING_UID = Code.dcm("112040", "Tracking Unique Identifier");
    static final Code FINDING = Code.dcm("121071", "Finding");
    static final Code FINDING_SITE = Code.sct("363698007", "Finding Site");
    static final Code LATERALITY = Code.sct("272741003", "Laterality");
    static final Code IMAGE_REGION = Code.dcm("111030", "Image Region");
    static final Code SOURCE_OF_MEASUREMENT = Code.dcm("121112", "Source of Measurement");
    static final Code DERIVATION = Code.dcm("121401", "Derivation");
    static final Code ALGORITHM_NAME = Code.dcm("111001", "Algorithm Name");
    static final Code ALGORITHM_PARAMETERS = Code.dcm("111002", "Algorithm Parameters");
    static final Code ALGORITHM_VERSION = Code.dcm("111003", "Algorithm Version");
    static final Code QUALITATIVE_EVALUATIONS = new Code("C0034375", "UMLS", "Qualitative Evaluations");
    static final Code COMMENT = Code.dcm("121106", "Comment");
    static final Code KEY_OBJECT_DESCRIPTION = Code.dcm("113012", "Key Object Description");

    private Concepts() {}
}
