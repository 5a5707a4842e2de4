package hilum.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import hilum.dicom.DataSet;
import hilum.dicom.DicomEngine;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.Element;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What an engine writes, it reads again: the same elements with the same values, private and unknown ones too. */
public interface RoundTripContract {
    List<TransferSyntax> WRITABLE = List.of(
            TransferSyntax.IMPLICIT_LE,
            TransferSyntax.EXPLICIT_LE,
            TransferSyntax.EXPLICIT_BE,
            TransferSyntax.DEFLATED);

    /** The engine under test. */
    DicomEngine engine();

    /** 400 data sets, each from its own seed. */
    @Test
    default void what_is_written_is_read_again() throws DicomException {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            TransferSyntax syntax = WRITABLE.get(random.nextInt(WRITABLE.size()));
            DataSet original = complete(new RandomDataSets(random).nested());
            assertSame(original, syntax, "seed " + seed);
        }
    }

    @Test
    default void private_and_unknown_elements_are_kept() throws DicomException {
        Tag hidden = Tag.of(0x0029, 0x1001);
        DataSet original = complete(DataSet.builder()
                .put(Tag.of(0x0029, 0x0010), Vr.LO, "HILUM TEST")
                .put(hidden, Vr.LT, "kept")
                .putBytes(Tag.of(0x0029, 0x1002), Vr.UN, new byte[] {1, 2, 3, 4})
                .put(Tag.of(0x0009, 0x0010), Vr.LO, "NOBODY KNOWS")
                .putBytes(Tag.of(0x0009, 0x1033), Vr.OB, new byte[] {5, 6})
                .putItems(
                        Tag.of(0x0029, 0x1003),
                        DataSet.builder().put(Tag.PATIENT_ID, "inner").build()));
        for (TransferSyntax syntax : WRITABLE) {
            if (syntax.isExplicit()) {
                assertSame(original, syntax, syntax.uid());
                continue;
            }
            // Implicit files do not say what an unknown private element is: its bytes must be there all the same.
            try (DicomFile file = engine().read(engine().toBytes(original, syntax))) {
                Element element = file.dataSet().element(hidden).orElseThrow();
                String text = element.value() instanceof Value.Binary binary
                        ? new String(binary.copy(0, (int) binary.size(), 1), StandardCharsets.US_ASCII)
                        : file.dataSet().text(hidden).orElseThrow();
                assertThat(text).isEqualTo("kept");
            }
        }
    }

    private static DataSet complete(DataSet.Builder set) {
        return set.put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of("round trip"))
                .build();
    }

    private void assertSame(DataSet original, TransferSyntax syntax, String name) throws DicomException {
        try (DicomFile file = engine().read(engine().toBytes(original, syntax))) {
            assertThat(file.warnings()).as(name).isEmpty();
            assertThat(file.transferSyntax()).as(name).isEqualTo(syntax);
            assertThat(file.dataSet()).as(name).isEqualTo(original);
        }
    }
}
