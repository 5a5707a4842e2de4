package hilum.dicom.deidentify;

import hilum.dicom.Vr;
import hilum.dicom.deidentify.DeIdentificationOptions.Dates;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** One value of DA, DT or TM after an option for dates. */
record DateShift(Dates dates, int days) {
    private static final String NO_DATE = "19000101";
    private static final String NO_TIME = "000000";

    /** What replaces {@code text}; a value that is no date gets the dummy. */
    String of(Vr vr, String text) {
        return switch (dates) {
            case KEPT -> text;
            case REMOVED -> dummy(vr);
            case SHIFTED -> shifted(vr, text);
        };
    }

    static String dummy(Vr vr) {
        return switch (vr) {
            case TM -> NO_TIME;
            case DT -> NO_DATE + NO_TIME;
            default -> NO_DATE;
        };
    }

    private String shifted(Vr vr, String text) {
        if (vr == Vr.TM) {
            return text.strip().matches("[0-9:.]{2,16}") ? text : NO_TIME;
        }
        String digits = vr == Vr.DA ? text.strip().replace(".", "") : text.strip();
        if (!digits.matches(vr == Vr.DA ? "[0-9]{8}" : "[0-9]{8}[0-9.+-]{0,18}")) {
            return dummy(vr);
        }
        try {
            LocalDate day = LocalDate.parse(digits.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
            return DateTimeFormatter.BASIC_ISO_DATE.format(day.minusDays(days)) + digits.substring(8);
        } catch (DateTimeException e) {
            return dummy(vr); // such as 20240231: no date
        }
    }
}
