package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.Element;
import hilum.dicom.PixelFrame;
import hilum.dicom.PixelLayout;
import hilum.dicom.Tag;
import hilum.dicom.Value;
import hilum.dicom.codec.Codecs;
import hilum.dicom.codec.Deadline;
import hilum.dicom.codec.DecodeHints;

/** One frame out of the pixel data, native or encapsulated. */
final class Frames {
    private Frames() {}

    static PixelFrame decode(DicomFile file, int index, int reduction) throws DicomException {
        Value pixels = pixels(file, index);
        PixelLayout layout = PixelLayout.of(file.dataSet());
        return switch (pixels) {
            case Value.Binary cells -> NativeFrames.read(cells, index, layout);
            case Value.Fragments parts -> {
                byte[] stream = new FrameStreams(file.dataSet(), parts, file.frameCount()).stream(index);
                DecodeHints hints = new DecodeHints(reduction, Deadline.of(stream.length, layout.samples()));
                yield Codecs.of(file.transferSyntax(), stream).decode(stream, layout, hints);
            }
            case Value.Text t -> throw new DicomException(notPixels());
            case Value.Integers n -> throw new DicomException(notPixels());
            case Value.Decimals d -> throw new DicomException(notPixels());
            case Value.Items i -> throw new DicomException(notPixels());
        };
    }

    /** See {@link DicomFile#halvings}. */
    static int halvings(DicomFile file, int index) throws DicomException {
        if (!(pixels(file, index) instanceof Value.Fragments parts)) {
            return 0;
        }
        byte[] stream = new FrameStreams(file.dataSet(), parts, file.frameCount()).stream(index);
        return Codecs.of(file.transferSyntax(), stream).halvings(stream, PixelLayout.of(file.dataSet()));
    }

    private static Value pixels(DicomFile file, int index) throws DicomException {
        DataSet set = file.dataSet();
        Element pixels = set.element(Tag.PIXEL_DATA).orElseThrow(() -> new DicomException(withoutPixels(set)));
        if (index < 0 || index >= file.frameCount()) {
            throw new DicomException("There is no frame " + (index + 1) + "; the file has " + file.frameCount() + ".");
        }
        return pixels.value();
    }

    private static String withoutPixels(DataSet set) {
        if (set.contains(Tag.FLOAT_PIXEL_DATA) || set.contains(Tag.DOUBLE_FLOAT_PIXEL_DATA)) {
            return "The pixels are floating point numbers, which cannot be shown.";
        }
        return "This object has no pictures.";
    }

    private static String notPixels() {
        return "The pixel data has a wrong form; the file is damaged.";
    }
}
