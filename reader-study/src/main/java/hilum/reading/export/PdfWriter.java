package hilum.reading.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** Writes drawings as the pages of a PDF, as vectors with searchable text; the letters used are embedded. Thread-safe. */
public final class PdfWriter {
    private final Typeface typeface;

    public PdfWriter(Typeface typeface) {
        this.typeface = typeface;
    }

    /** One entry of the table of contents that a viewer shows; {@code page} counts from 0. */
    record Bookmark(String title, int page) {}

    /** The bytes of a PDF file of one page as large as the drawing. */
    public byte[] write(Drawing drawing, String title) {
        return write(List.of(drawing), List.of(), title);
    }

    byte[] write(List<Drawing> pages, List<Bookmark> bookmarks, String title) {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setCreator("Hilum");
            PDFont font = typeface.embedIn(document);
            for (Drawing drawing : pages) {
                page(document, font, drawing);
            }
            outline(document, bookmarks);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF in memory cannot fail to be written", e);
        }
    }

    private void page(PDDocument document, PDFont font, Drawing drawing) throws IOException {
        PDPage page = new PDPage(new PDRectangle((float) drawing.widthPt(), (float) drawing.heightPt()));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            PdfPen pen = new PdfPen(typeface, font, content, drawing.heightPt());
            for (Drawing.Mark mark : drawing.marks()) {
                pen.draw(mark);
            }
        }
    }

    private static void outline(PDDocument document, List<Bookmark> bookmarks) {
        if (bookmarks.isEmpty()) {
            return;
        }
        PDDocumentOutline outline = new PDDocumentOutline();
        for (Bookmark bookmark : bookmarks) {
            PDPageFitDestination place = new PDPageFitDestination();
            place.setPage(document.getPage(bookmark.page()));
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(bookmark.title());
            item.setDestination(place);
            outline.addLast(item);
        }
        document.getDocumentCatalog().setDocumentOutline(outline);
    }
}
