package hilum.dicom.objects;

import hilum.dicom.DataSet;
import hilum.dicom.DicomException;
import hilum.dicom.DicomFile;
import hilum.dicom.DicomWriter;
import hilum.dicom.TransferSyntax;
import hilum.dicom.phantom.PhantomStudies;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** A small phantom film, and objects written about it. */
public final class Film {
    public static final LocalDateTime WHEN = LocalDateTime.of(2025, 11, 18, 9, 30, 5);

    private Film() {}

    /** The data set of a film that is drawn into {@code folder}. */
    public static DataSet draw(Path folder) throws DicomException {
        Path file = PhantomStudies.write(folder, 1, 3, 128, 160, (n, of) -> {})
                .getFirst()
                .file();
        DicomFile film = DicomFile.open(file); // stays open: its pixels are read from the mapped file
        return film.dataSet();
    }

    /** An instance with fixed identifiers. */
    public static NewInstance instance(NewSeries.Origin origin, String subject) {
        return new NewInstance("2.25.1001", new NewSeries("2.25.1000", 901, subject, origin), 1, WHEN, "0.1.0");
    }

    /** Writes the object and opens it again with our own reader. */
    public static DataSet reopened(Path file, DataSet object) throws DicomException {
        DicomWriter.write(file, object, TransferSyntax.EXPLICIT_LE);
        try (DicomFile read = DicomFile.open(file)) {
            return read.dataSet();
        }
    }
}
