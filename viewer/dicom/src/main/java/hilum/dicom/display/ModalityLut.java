package hilum.dicom.display;

import hilum.dicom.DataSet;
import hilum.dicom.Tag;
import java.util.List;
import java.util.Optional;

/** Stored values to modality values (DICOM PS3.3 C.11.1): a table, or slope and intercept. */
sealed interface ModalityLut {
    double apply(double stored);

    /** Whether values stay as they are. */
    boolean isIdentity();

    /** The transformation of a data set; identity when it has none or a slope of 0. */
    static ModalityLut of(DataSet dataSet, boolean signedInput) {
        List<DataSet> items = dataSet.items(Tag.MODALITY_LUT_SEQUENCE);
        Optional<LookUpTable> table = items.isEmpty()
                ? Optional.empty()
                : LookUpTable.of(items.getFirst(), Tag.LUT_DESCRIPTOR, Tag.LUT_DATA, signedInput);
        if (table.isPresent()) {
            return new Table(table.get());
        }
        double slope = dataSet.decimal(Tag.RESCALE_SLOPE).orElse(1);
        return new Rescale(
                slope == 0 ? 1 : slope, dataSet.decimal(Tag.RESCALE_INTERCEPT).orElse(0));
    }

    /** Modality LUT Sequence. */
    record Table(LookUpTable table) implements ModalityLut {
        @Override
        public double apply(double stored) {
            return table.get(stored);
        }

        @Override
        public boolean isIdentity() {
            return false;
        }
    }

    /** {@code slope * stored + intercept}. */
    record Rescale(double slope, double intercept) implements ModalityLut {
        @Override
        public double apply(double stored) {
            return slope * stored + intercept;
        }

        @Override
        public boolean isIdentity() {
            return slope == 1 && intercept == 0;
        }
    }
}
