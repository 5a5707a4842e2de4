package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.PixelFrame;
import hilum.dicom.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The windows and VOI LUTs that a picture offers (DICOM PS3.3 C.11.2). A VOI LUT is a {@link Voi} too: as long as it is chosen
 * unchanged its table is used, and once it is dragged it becomes the linear window over the table's range.
 *
 * @param choices in the order of the file, then what we add
 * @param tables which of the choices have a table
 */
record VoiChoices(List<Voi> choices, Map<Voi, LookUpTable> tables) {
    VoiChoices {
        choices = List.copyOf(choices);
        tables = Map.copyOf(tables);
    }

    static VoiChoices of(DataSet dataSet, PixelFrame frame, ModalityLut modality, ValueStatistics statistics) {
        List<Voi> choices = new ArrayList<>(windows(dataSet));
        Map<Voi, LookUpTable> tables = tables(dataSet, frame, modality);
        choices.addAll(tables.keySet());
        if (choices.isEmpty()) {
            choices.add(automatic(frame, modality, statistics));
        }
        choices.add(over(statistics.minimum(), statistics.maximum(), "full range"));
        return new VoiChoices(choices, tables);
    }

    /** What the picture opens with. */
    Voi first() {
        return choices.getFirst();
    }

    private static List<Voi> windows(DataSet dataSet) {
        List<Voi> windows = new ArrayList<>();
        Voi.Function function = function(dataSet);
        int count = Math.min(dataSet.multiplicity(Tag.WINDOW_CENTER), dataSet.multiplicity(Tag.WINDOW_WIDTH));
        for (int i = 0; i < count; i++) {
            OptionalDouble center = dataSet.decimal(Tag.WINDOW_CENTER, i);
            OptionalDouble width = dataSet.decimal(Tag.WINDOW_WIDTH, i);
            boolean valid = width.isPresent()
                    && (function == Voi.Function.LINEAR ? width.getAsDouble() >= 1 : width.getAsDouble() > 0);
            if (center.isPresent() && valid) {
                String name = dataSet.text(Tag.WINDOW_EXPLANATION, i).orElse("from the file");
                windows.add(new Voi(center.getAsDouble(), width.getAsDouble(), function, name));
            }
        }
        return windows;
    }

    private static Voi.Function function(DataSet dataSet) {
        return switch (dataSet.text(Tag.VOI_LUT_FUNCTION).orElse("LINEAR").toUpperCase(Locale.ROOT)) {
            case "SIGMOID" -> Voi.Function.SIGMOID;
            case "LINEAR_EXACT" -> Voi.Function.LINEAR_EXACT;
            default -> Voi.Function.LINEAR;
        };
    }

    private static Map<Voi, LookUpTable> tables(DataSet dataSet, PixelFrame frame, ModalityLut modality) {
        Map<Voi, LookUpTable> tables = new LinkedHashMap<>();
        // the input is signed when modality values can be negative (PS3.3 C.11.2.1.1)
        boolean signed = modality instanceof ModalityLut.Rescale rescale
                && (frame.signed() || rescale.intercept() < 0 || rescale.slope() < 0);
        for (DataSet item : dataSet.items(Tag.VOI_LUT_SEQUENCE)) {
            LookUpTable.of(item, Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, signed).ifPresent(table -> {
                String name = item.text(Tag.LUT_EXPLANATION).orElse("VOI LUT");
                double center = table.firstMapped() + table.size() / 2.0;
                tables.put(new Voi(center, table.size(), Voi.Function.LINEAR, name + " (LUT)"), table);
            });
        }
        return tables;
    }

    private static Voi automatic(PixelFrame frame, ModalityLut modality, ValueStatistics statistics) {
        if (frame.bitsStored() == 8 && !frame.signed() && modality.isIdentity()) {
            return new Voi(128, 256, Voi.Function.LINEAR, "as stored");
        }
        return over(statistics.robustLow(), statistics.robustHigh(), "automatic");
    }

    /** The LINEAR window that makes {@code low} black and {@code high} white. */
    private static Voi over(double low, double high, String explanation) {
        return new Voi((low + high + 1) / 2, Math.max(1, high - low + 1), Voi.Function.LINEAR, explanation);
    }
}
