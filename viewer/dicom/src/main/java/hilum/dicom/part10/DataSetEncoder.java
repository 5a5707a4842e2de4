package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.Element;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.Vr;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Writes data sets (DICOM PS3.5 7): defined lengths, even, without group lengths. */
final class DataSetEncoder {
    private static final int CHUNK = 64 * 1024;
    private static final int MAX_SHORT_LENGTH = 0xFFFE;

    private final OutputStream out;
    private final Syntax syntax;

    DataSetEncoder(OutputStream out, Syntax syntax) {
        this.out = out;
        this.syntax = syntax;
    }

    static byte[] toBytes(DataSet set, Syntax syntax) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataSetEncoder(bytes, syntax).write(set);
        return bytes.toByteArray();
    }

    void write(DataSet set) throws IOException {
        write(set, StandardCharsets.ISO_8859_1);
    }

    private void write(DataSet set, Charset inherited) throws IOException {
        Charset charset = EncodedText.charset(set, inherited);
        for (Element element : set) {
            if (element.tag().element() != 0 || element.tag().group() == 2) {
                write(element, charset);
            }
        }
    }

    private void write(Element element, Charset charset) throws IOException {
        switch (element.value()) {
            case Value.Binary binary -> {
                header(element.tag(), element.vr(), even(binary.size()));
                copy(binary, element.vr());
                pad(binary.size(), 0);
            }
            case Value.Fragments fragments -> fragments(element.tag(), fragments);
            case Value.Items items -> whole(element, items(items, charset));
            case Value.Text text -> whole(element, text(element.vr(), text, charset));
            case Value.Integers numbers -> whole(element, integers(element.vr(), numbers));
            case Value.Decimals numbers -> whole(element, decimals(element.vr(), numbers));
        }
    }

    private void whole(Element element, byte[] bytes) throws IOException {
        header(element.tag(), element.vr(), even(bytes.length));
        out.write(bytes);
        pad(bytes.length, element.vr() == Vr.UI ? 0 : ' ');
    }

    private void header(Tag tag, Vr vr, long length) throws IOException {
        number(tag.group(), 2);
        number(tag.element(), 2);
        if (!syntax.explicit()) {
            number(length, 4);
            return;
        }
        // a value too long for 16 bits is written as UN (PS3.5 6.2.2 note 4)
        Vr written = !vr.hasLongLength() && length > MAX_SHORT_LENGTH ? Vr.UN : vr;
        out.write(written.name().charAt(0));
        out.write(written.name().charAt(1));
        if (written.hasLongLength()) {
            number(0, 2);
            number(length, 4);
        } else {
            number(length, 2);
        }
    }

    private void fragments(Tag tag, Value.Fragments pixels) throws IOException {
        header(tag, Vr.OB, DataSetParser.UNDEFINED);
        item(pixels.offsetTable());
        for (Value.Binary fragment : pixels.fragments()) {
            item(fragment);
        }
        tagOnly(Tag.SEQUENCE_END, 0);
    }

    private void item(Value.Binary bytes) throws IOException {
        tagOnly(Tag.ITEM, even(bytes.size()));
        copy(bytes, Vr.OB);
        pad(bytes.size(), 0);
    }

    private void tagOnly(Tag tag, long length) throws IOException {
        number(tag.group(), 2);
        number(tag.element(), 2);
        number(length, 4);
    }

    private byte[] items(Value.Items items, Charset charset) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataSetEncoder outer = new DataSetEncoder(bytes, syntax);
        for (DataSet item : items.items()) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            new DataSetEncoder(content, syntax).write(item, charset);
            outer.tagOnly(Tag.ITEM, content.size());
            content.writeTo(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(Vr vr, Value.Text text, Charset charset) {
        String joined = String.join("\\", text.values());
        return joined.getBytes(vr.usesCharacterSet() ? charset : StandardCharsets.ISO_8859_1);
    }

    private byte[] integers(Vr vr, Value.Integers numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataSetEncoder encoder = new DataSetEncoder(bytes, syntax);
        for (int i = 0; i < numbers.size(); i++) {
            if (vr == Vr.AT) {
                encoder.number(numbers.get(i) >>> 16, 2);
                encoder.number(numbers.get(i), 2);
            } else {
                encoder.number(numbers.get(i), vr.valueBytes());
            }
        }
        return bytes.toByteArray();
    }

    private byte[] decimals(Vr vr, Value.Decimals numbers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataSetEncoder encoder = new DataSetEncoder(bytes, syntax);
        for (int i = 0; i < numbers.size(); i++) {
            double number = numbers.get(i);
            encoder.number(
                    vr == Vr.FL ? Float.floatToRawIntBits((float) number) : Double.doubleToRawLongBits(number),
                    vr.valueBytes());
        }
        return bytes.toByteArray();
    }

    private void number(long value, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            int shift = syntax.bigEndian() ? 8 * (bytes - 1 - i) : 8 * i;
            out.write((int) (value >>> shift));
        }
    }

    /** Copies in chunks, so that mapped pixels never lie in memory as a whole. */
    private void copy(Value.Binary binary, Vr vr) throws IOException {
        int unit = syntax.bigEndian() ? vr.unitBytes() : 1;
        boolean turn = unit != binary.swapBytes() && (unit > 1 || binary.swapBytes() > 1);
        MemorySegment segment = binary.segment();
        byte[] chunk = new byte[(int) Math.min(CHUNK, binary.size())];
        for (long at = 0; at < binary.size(); at += chunk.length) {
            int length = (int) Math.min(chunk.length, binary.size() - at);
            MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, chunk, 0, length);
            if (turn) {
                Value.Binary.swap(chunk, length, Math.max(unit, binary.swapBytes()));
            }
            out.write(chunk, 0, length);
        }
    }

    private void pad(long length, int filler) throws IOException {
        if ((length & 1) == 1) {
            out.write(filler);
        }
    }

    private static long even(long length) {
        return length == DataSetParser.UNDEFINED ? length : length + (length & 1);
    }
}
