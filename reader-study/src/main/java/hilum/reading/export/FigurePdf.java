package hilum.reading.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Writes one drawing as a PDF of one page of its size, as vectors, with the letters embedded. Thread-safe. */
public final class FigurePdf {
    private final Typeface typeface;

    public FigurePdf(Typeface typeface) {
        this.typeface = typeface;
    }

    /** The bytes of a PDF file. */
    public byte[] write(Drawing drawing) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle((float) drawing.widthPt(), (float) drawing.heightPt()));
            document.addPage(page);
            PDFont font = typeface.embedIn(document);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                PdfPen pen = new PdfPen(typeface, font, content, 0, drawing.heightPt());
                for (Drawing.Mark mark : drawing.marks()) {
                    pen.draw(mark);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF in memory cannot fail to be written", e);
        }
    }
}
