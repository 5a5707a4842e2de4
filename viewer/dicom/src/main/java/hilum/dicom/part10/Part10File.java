package hilum.dicom.part10;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.Element;
import hilum.dicom.ParseWarning;
import hilum.dicom.PixelFrame;
import hilum.dicom.Tag;
import hilum.dicom.TransferSyntax;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A parsed file with its mapping. */
final class Part10File implements DicomFile {
    private final Runnable release;
    private final DataSet fileMeta;
    private final DataSet dataSet;
    private final TransferSyntax transferSyntax;
    private final List<ParseWarning> warnings;
    private final AtomicBoolean closed = new AtomicBoolean();

    Part10File(
            Runnable release,
            DataSet fileMeta,
            DataSet dataSet,
            TransferSyntax transferSyntax,
            List<ParseWarning> warnings) {
        this.release = release;
        this.fileMeta = fileMeta;
        this.dataSet = dataSet;
        this.transferSyntax = transferSyntax;
        this.warnings = List.copyOf(warnings);
    }

    @Override
    public DataSet dataSet() {
        return dataSet;
    }

    @Override
    public DataSet fileMeta() {
        return fileMeta;
    }

    @Override
    public TransferSyntax transferSyntax() {
        return transferSyntax;
    }

    @Override
    public List<ParseWarning> warnings() {
        return warnings;
    }

    @Override
    public int frameCount() {
        Optional<Element> pixels =
                dataSet.element(Tag.PIXEL_DATA).filter(e -> !e.value().isEmpty());
        return pixels.isEmpty()
                ? 0
                : Math.max(1, dataSet.integer(Tag.NUMBER_OF_FRAMES).orElse(1));
    }

    @Override
    public PixelFrame frame(int index) throws DicomException {
        return frame(index, 0);
    }

    @Override
    public PixelFrame frame(int index, int reduction) throws DicomException {
        return reading(() -> Frames.decode(this, index, reduction));
    }

    @Override
    public int halvings(int index) throws DicomException {
        return reading(() -> Frames.halvings(this, index));
    }

    /** What is done with the bytes of a frame. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws DicomException;
    }

    private <T> T reading(Work<T> work) throws DicomException {
        if (closed.get()) {
            throw new DicomException("The file was closed before the picture was read.");
        }
        try {
            return work.run();
        } catch (IllegalStateException e) {
            if (closed.get()) {
                throw new DicomException("The file was closed while the picture was read.", e);
            }
            throw e;
        } catch (InternalError e) {
            // the JVM's answer to a mapped page that is gone: someone cut the file or took the disk away
            throw new DicomException("The file was changed or removed while the picture was read.", e);
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            release.run();
        }
    }
}
