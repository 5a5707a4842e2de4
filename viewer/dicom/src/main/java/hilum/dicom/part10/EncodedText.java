package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Chooses a Specific Character Set that holds all text of a data set. */
final class EncodedText {
    private EncodedText() {}

    /** The same data set, turned to ISO_IR 192 when its own set cannot hold its text or needs escapes. */
    static DataSet fitting(DataSet dataSet) {
        Value declared =
                dataSet.element(Tag.SPECIFIC_CHARACTER_SET).map(Element::value).orElse(null);
        Charset charset = declared == null ? StandardCharsets.US_ASCII : writable(CharacterSets.of(declared));
        return holds(dataSet, charset) ? dataSet : inUtf8(dataSet);
    }

    /** The charset in which the elements of {@code dataSet} are written. */
    static Charset charset(DataSet dataSet, Charset inherited) {
        return dataSet.element(Tag.SPECIFIC_CHARACTER_SET)
                .map(element -> writable(CharacterSets.of(element.value())))
                .orElse(inherited);
    }

    private static Charset writable(CharacterSets sets) {
        return sets.usesEscapes() ? StandardCharsets.US_ASCII : sets.first();
    }

    private static boolean holds(DataSet dataSet, Charset inherited) {
        Charset charset = charset(dataSet, inherited);
        if (charset.equals(StandardCharsets.UTF_8)) {
            return true;
        }
        for (Element element : dataSet) {
            if (element.value() instanceof Value.Items items) {
                if (!items.items().stream().allMatch(item -> holds(item, charset))) {
                    return false;
                }
            } else if (element.vr().usesCharacterSet() && element.value() instanceof Value.Text text) {
                if (!text.values().stream()
                        .allMatch(value -> charset.newEncoder().canEncode(value))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static DataSet inUtf8(DataSet dataSet) {
        DataSet.Builder builder = withoutCharacterSet(dataSet);
        return builder.put(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192").build();
    }

    /** Items inherit the set of the whole, so they must not name another one. */
    private static DataSet.Builder withoutCharacterSet(DataSet dataSet) {
        DataSet.Builder builder = dataSet.toBuilder().remove(Tag.SPECIFIC_CHARACTER_SET);
        for (Element element : dataSet) {
            if (element.value() instanceof Value.Items items) {
                DataSet[] inner = items.items().stream()
                        .map(item -> withoutCharacterSet(item).build())
                        .toArray(DataSet[]::new);
                builder.putItems(element.tag(), inner);
            }
        }
        return builder;
    }
}
