package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hilum.app.AppFolders;
import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.Element;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import hilum.dicom.phantom.PhantomStudies;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code hilum dump --json} beside the JSON model that pydicom 2.3.1 makes of the same files (PS3.18 F). The golden was recorded with
 * {@code viewer/dicom/src/peers/json_model.py --golden} from the files of {@link #write}; a phantom that is drawn otherwise needs a new one.
 */
class DumpJsonTest {
    @TempDir
    private Path folder;

    /** Files of the golden, in its order: a phantom in two syntaxes, and one element of every representation. */
    static List<Path> write(Path folder) throws DicomException, IOException {
        Path drawn = PhantomStudies.write(folder.resolve("drawn"), 1, 3, 64, 80, (_, _) -> {})
                .getFirst()
                .file();
        List<Path> files = new ArrayList<>();
        try (DicomFile film = DicomFile.open(drawn)) {
            for (TransferSyntax syntax : List.of(TransferSyntax.IMPLICIT_LE, TransferSyntax.EXPLICIT_LE)) {
                Path file = folder.resolve("film" + files.size() + ".dcm");
                DicomWriter.write(file, film.dataSet(), syntax);
                files.add(file);
            }
        }
        for (TransferSyntax syntax : List.of(TransferSyntax.EXPLICIT_LE, TransferSyntax.DEFLATED)) {
            Path file = folder.resolve("every" + files.size() + ".dcm");
            DicomWriter.write(file, everyRepresentation(), syntax);
            files.add(file);
        }
        return files;
    }

    private static DataSet everyRepresentation() {
        DataSet inner = DataSet.builder()
                .put(Tag.PATIENT_ID, "inner")
                .putItems(
                        Tag.of("PurposeOfReferenceCodeSequence"),
                        DataSet.builder().put(Tag.of("CodeValue"), "121311").build())
                .build();
        return DataSet.builder()
                .put(Tag.SPECIFIC_CHARACTER_SET, "ISO_IR 192")
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, "2.25.77")
                .put(Tag.PATIENT_NAME, "Yamada^Tarou=\u5C71\u7530^\u592A\u90CE=\u3084\u307E\u3060^\u305F\u308D\u3046")
                .put(Tag.of("OtherPatientNames"), "A^B", "C^D=\u5C71")
                .put(Tag.PATIENT_ID, "quote \" back \u00E4 tab")
                .put(Tag.PATIENT_SEX, "")
                .put(Tag.of("PatientAge"), "045Y")
                .put(Tag.of("PatientBirthDate"), "19700102")
                .put(Tag.of("StudyTime"), "101112.5")
                .put(Tag.of("AcquisitionDateTime"), "20250102101112.000001+0100")
                .put(Tag.of("ImageType"), "DERIVED", "PRIMARY", "", "X")
                .put(Tag.WINDOW_CENTER, "40", "-1.5", "1e2")
                .put(Tag.of("InstanceNumber"), "17")
                .put(Tag.of("RetrieveAETitle"), "ONE", "TWO")
                .put(Tag.of("ImageComments"), "two\nlines")
                .put(Tag.of("InstitutionAddress"), "Street 1")
                .put(Tag.of("StudyDescription"), "Chest")
                .put(Tag.of("TextValue"), "a \\ b")
                .put(Tag.of("LongCodeValue"), "long")
                .put(Tag.of("RetrieveURL"), "https://example.org/a?b=c")
                .putIntegers(Tag.ROWS, 65_535)
                .put(new Element(Tag.of("TagAngleSecondAxis"), Vr.SS, new Value.Integers(-7)))
                .put(new Element(Tag.of("SimpleFrameList"), Vr.UL, new Value.Integers(1, 4_294_967_295L)))
                .put(new Element(Tag.of("ReferencePixelX0"), Vr.SL, new Value.Integers(-70_000)))
                .put(new Element(Tag.of("FrameIncrementPointer"), Vr.AT, new Value.Integers(0x00181063)))
                .put(new Element(Tag.of("RecommendedDisplayFrameRateInFloat"), Vr.FL, new Value.Decimals(0.1f, 1e10f)))
                .put(new Element(Tag.of("RealWorldValueSlope"), Vr.FD, new Value.Decimals(0.1, -1e-300)))
                .putItems(Tag.of("ReferencedImageSequence"), inner, DataSet.EMPTY)
                .putItems(Tag.of("ReferencedStudySequence"))
                .put(Tag.of(0x0019, 0x10), Vr.LO, "HILUM TEST")
                .put(Tag.of(0x0019, 0x1001), Vr.SH, "private")
                .putBytes(Tag.of(0x0019, 0x1002), Vr.UN, new byte[] {1, 2, 3, 4})
                .putBytes(Tag.of("EncapsulatedDocument"), Vr.OB, new byte[] {9, 8, 7, 6})
                .putBytes(Tag.of("RedPaletteColorLookupTableData"), Vr.OW, new byte[] {1, 0, 2, 0})
                .build();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "3, true"})
    void every_element_has_the_representation_and_values_that_pydicom_gives(int number, boolean inline)
            throws DicomException, IOException {
        JsonObject golden = golden().get(number);
        JsonObject ours = dump(write(folder).get(number), inline);
        assertThat(canonical(ours)).containsExactlyInAnyOrderEntriesOf(canonical(golden));
        assertThat(golden.size()).isGreaterThan(30);
    }

    @Test
    void bulk_data_is_named_or_held_and_never_both() throws DicomException, IOException {
        Path film = write(folder).getFirst();
        JsonObject named = dump(film, false).getAsJsonObject("7FE00010");
        assertThat(named.keySet()).containsExactly("vr", "BulkDataURI");
        assertThat(named.get("BulkDataURI").getAsString()).isEqualTo("bulkdata/7FE00010");
        JsonObject held = dump(film, true).getAsJsonObject("7FE00010");
        assertThat(held.keySet()).containsExactly("vr", "InlineBinary");
    }

    private JsonObject dump(Path file, boolean inline) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("dump", "--json", file.toString()));
        if (inline) {
            arguments.add("--inline");
        }
        int code = Commands.run(
                arguments.toArray(String[]::new),
                new AppFolders(folder.resolve("home")),
                _ -> {
                    throw new IllegalStateException("no window");
                },
                new PrintWriter(out),
                new PrintWriter(err));
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString().strip().lines()).hasSize(1);
        return JsonParser.parseString(out.toString()).getAsJsonObject();
    }

    private static List<JsonObject> golden() throws IOException {
        try (InputStream in = DumpJsonTest.class.getResourceAsStream("dump-pydicom.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> JsonParser.parseString(line).getAsJsonObject())
                    .toList();
        }
    }

    /** Path of each element to its representation and values; 40 and 4E1 are the same number. */
    private static Map<String, String> canonical(JsonObject set) {
        Map<String, String> lines = new TreeMap<>();
        collect(set, "", lines);
        return lines;
    }

    private static void collect(JsonObject set, String path, Map<String, String> lines) {
        for (Map.Entry<String, JsonElement> entry : set.entrySet()) {
            JsonObject element = entry.getValue().getAsJsonObject();
            String vr = element.get("vr").getAsString();
            String key = path + entry.getKey();
            List<String> values = new ArrayList<>();
            if (element.has("Value")) {
                int number = 0;
                for (JsonElement value : element.getAsJsonArray("Value")) {
                    number++;
                    if (vr.equals("SQ")) {
                        collect(value.getAsJsonObject(), key + "/" + number + "/", lines);
                        values.add("item");
                    } else {
                        values.add(canonical(value, vr));
                    }
                }
            }
            lines.put(key, vr + " " + values + " " + element.get("InlineBinary") + " " + lastPart(element));
        }
    }

    /** The handler that pydicom asks for a reference knows no path inside of sequences. */
    private static String lastPart(JsonObject element) {
        return !element.has("BulkDataURI")
                ? ""
                : element.get("BulkDataURI").getAsString().replaceAll(".*/", "");
    }

    private static String canonical(JsonElement value, String vr) {
        if (value.isJsonNull()
                || (value.isJsonPrimitive() && value.getAsString().isEmpty())) {
            return "null"; // pydicom writes an empty value among others as ""
        }
        boolean number = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
        return !number ? value.toString() : vr.equals("FL") ? "" + value.getAsFloat() : "" + value.getAsDouble();
    }
}
