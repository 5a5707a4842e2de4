package hilum.dicom.codec;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.Fixtures;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.SopClass;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import hilum.dicom.Uids;
import java.util.Base64;
import java.util.List;

/** A codestream of {@code streams.tsv}: 37 x 29 pixels of a computed picture, made by another program. */
public record SmallStream(String name, TransferSyntax syntax, PixelLayout layout, String crc, byte[] bytes) {
    /** All of them. */
    public static List<SmallStream> all() {
        return Fixtures.rows("/hilum/dicom/streams.tsv").stream()
                .map(SmallStream::of)
                .toList();
    }

    /** The one with a name. */
    public static SmallStream named(String name) {
        return all().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private static SmallStream of(String[] row) {
        int stored = Integer.parseInt(row[4]);
        PixelLayout.Bits bits = new PixelLayout.Bits(Integer.parseInt(row[3]), stored, stored - 1, row[5].equals("1"));
        PixelLayout layout =
                new PixelLayout(new PixelLayout.Size(37, 29), Integer.parseInt(row[2]), false, bits, row[6]);
        return new SmallStream(
                row[0],
                TransferSyntax.of(row[1]),
                layout,
                row[7],
                Base64.getDecoder().decode(row[8]));
    }

    /** The whole stream decoded. */
    PixelFrame decode() throws DicomException {
        return decode(bytes);
    }

    /** Another stream, decoded as if it were this one. */
    PixelFrame decode(byte[] stream) throws DicomException {
        return Codecs.of(syntax).decode(stream, layout);
    }

    /** An object that holds these frames, each a fragment. */
    public DataSet object(List<byte[]> frames) {
        return DataSet.builder()
                .put(Tag.SOP_CLASS_UID, SopClass.SECONDARY_CAPTURE.uid())
                .put(Tag.SOP_INSTANCE_UID, Uids.of(name))
                .put(Tag.NUMBER_OF_FRAMES, Integer.toString(frames.size()))
                .put(Tag.PHOTOMETRIC_INTERPRETATION, layout.photometric())
                .putIntegers(Tag.SAMPLES_PER_PIXEL, layout.samplesPerPixel())
                .putIntegers(Tag.PLANAR_CONFIGURATION, 0)
                .putIntegers(Tag.ROWS, layout.rows())
                .putIntegers(Tag.COLUMNS, layout.columns())
                .putIntegers(Tag.BITS_ALLOCATED, layout.bits().allocated())
                .putIntegers(Tag.BITS_STORED, layout.bits().stored())
                .putIntegers(Tag.HIGH_BIT, layout.bits().high())
                .putIntegers(Tag.PIXEL_REPRESENTATION, layout.bits().signed() ? 1 : 0)
                .putFrames(frames)
                .build();
    }
}
