package hilum.reading.export;

import hilum.reading.export.Drawing.Mark;
import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Draws marks on one page of a PDF, where y runs upwards. */
final class PdfPen {
    private final Typeface typeface;
    private final PDFont font;
    private final PDPageContentStream page;
    private final double top;

    /** {@code top}: the height of the page in points. */
    PdfPen(Typeface typeface, PDFont font, PDPageContentStream page, double top) {
        this.typeface = typeface;
        this.font = font;
        this.page = page;
        this.top = top;
    }

    void draw(Mark mark) throws IOException {
        switch (mark) {
            case Drawing.Box box -> {
                page.setNonStrokingColor(new Color(box.fill()));
                page.addRect(x(box.x()), y(box.y() + box.height()), (float) box.width(), (float) box.height());
                page.fill();
            }
            case Drawing.Line line -> {
                page.setStrokingColor(new Color(line.colour()));
                page.setLineWidth((float) line.width());
                page.moveTo(x(line.x1()), y(line.y1()));
                page.lineTo(x(line.x2()), y(line.y2()));
                page.stroke();
            }
            case Drawing.Disc disc -> draw(disc);
            case Drawing.Words words -> draw(words);
        }
    }

    private void draw(Drawing.Disc disc) throws IOException {
        // A quarter of a circle as a Bezier curve.
        double r = disc.radius();
        double k = 0.5522847498 * r;
        double cx = disc.x();
        double cy = disc.y();
        page.setNonStrokingColor(new Color(disc.fill()));
        page.moveTo(x(cx + r), y(cy));
        page.curveTo(x(cx + r), y(cy + k), x(cx + k), y(cy + r), x(cx), y(cy + r));
        page.curveTo(x(cx - k), y(cy + r), x(cx - r), y(cy + k), x(cx - r), y(cy));
        page.curveTo(x(cx - r), y(cy - k), x(cx - k), y(cy - r), x(cx), y(cy - r));
        page.curveTo(x(cx + k), y(cy - r), x(cx + r), y(cy - k), x(cx + r), y(cy));
        page.fill();
    }

    private void draw(Drawing.Words words) throws IOException {
        String text = typeface.drawable(words.text());
        double start = words.x() - PngWriter.offset(words.anchor(), typeface.width(text, words.size(), words.bold()));
        Color colour = new Color(words.colour());
        page.beginText();
        page.setFont(font, (float) words.size());
        page.setNonStrokingColor(colour);
        page.setStrokingColor(colour);
        page.setLineWidth((float) (Typeface.BOLD_CONTOUR * words.size()));
        page.setCharacterSpacing((float) (words.bold() ? Typeface.BOLD_CONTOUR * words.size() : 0));
        page.setRenderingMode(words.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        page.newLineAtOffset(x(start), y(words.baseline()));
        page.showText(text);
        page.endText();
    }

    private static float x(double x) {
        return (float) x;
    }

    private float y(double y) {
        return (float) (top - y);
    }
}
