package hilum.reading.export;

import hilum.reading.export.Drawing.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Paints a drawing into a PNG with its resolution noted in the file; needs no screen. Thread-safe. */
public final class PngWriter {
    private final Typeface typeface;
    private final Font font;

    public PngWriter(Typeface typeface) {
        this.typeface = typeface;
        this.font = typeface.forJava2d();
    }

    /** The bytes of a PNG file at {@code dotsPerInch}; 300 is what journals ask for. */
    public byte[] write(Drawing drawing, int dotsPerInch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            BufferedImage picture = paint(drawing, dotsPerInch / 72.0);
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
            metadata.mergeTree("javax_imageio_1.0", resolution(dotsPerInch));
            writer.setOutput(out);
            writer.write(new IIOImage(picture, null, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory cannot fail to be written", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadataNode resolution(int dotsPerInch) {
        // Java's PNG writer takes pixel size as dots per millimetre, against its own description.
        String size = String.format(Locale.ROOT, "%.6f", dotsPerInch / 25.4);
        IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
        for (String name : new String[] {"HorizontalPixelSize", "VerticalPixelSize"}) {
            IIOMetadataNode node = new IIOMetadataNode(name);
            node.setAttribute("value", size);
            dimension.appendChild(node);
        }
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_1.0");
        root.appendChild(dimension);
        return root;
    }

    private BufferedImage paint(Drawing drawing, double scale) {
        BufferedImage picture = new BufferedImage(
                (int) Math.ceil(drawing.widthPt() * scale),
                (int) Math.ceil(drawing.heightPt() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        drawing.marks().forEach(mark -> paint(mark, graphics));
        graphics.dispose();
        return picture;
    }

    private void paint(Mark mark, Graphics2D graphics) {
        switch (mark) {
            case Drawing.Box box -> {
                graphics.setColor(new Color(box.fill()));
                graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
            }
            case Drawing.Line line -> {
                graphics.setColor(new Color(line.colour()));
                graphics.setStroke(new BasicStroke((float) line.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
                graphics.draw(new Line2D.Double(line.x1(), line.y1(), line.x2(), line.y2()));
            }
            case Drawing.Disc disc -> {
                graphics.setColor(new Color(disc.fill()));
                double radius = disc.radius();
                graphics.fill(new Ellipse2D.Double(disc.x() - radius, disc.y() - radius, 2 * radius, 2 * radius));
            }
            case Drawing.Words words -> paint(words, graphics);
        }
    }

    private void paint(Drawing.Words words, Graphics2D graphics) {
        String text = typeface.drawable(words.text());
        double width = typeface.width(text, words.size(), words.bold());
        double x = words.x() - offset(words.anchor(), width);
        GlyphVector glyphs =
                font.deriveFont((float) words.size()).createGlyphVector(graphics.getFontRenderContext(), text);
        graphics.setColor(new Color(words.colour()));
        if (words.bold()) {
            for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
                Point2D place = glyphs.getGlyphPosition(i);
                double moved = place.getX() + (i + 0.5) * Typeface.BOLD_CONTOUR * words.size();
                glyphs.setGlyphPosition(i, new Point2D.Double(moved, place.getY()));
            }
            graphics.setStroke(new BasicStroke((float) (Typeface.BOLD_CONTOUR * words.size())));
            graphics.draw(glyphs.getOutline((float) x, (float) words.baseline()));
        }
        graphics.fill(glyphs.getOutline((float) x, (float) words.baseline()));
    }

    static double offset(Drawing.Anchor anchor, double width) {
        return switch (anchor) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
    }
}
