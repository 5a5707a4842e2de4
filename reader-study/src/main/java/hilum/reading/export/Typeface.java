package hilum.reading.export;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The one typeface of every export: Liberation Sans, which PDFBox brings along and whose letters are as wide as Arial's. Screen, SVG, PNG
 * and PDF are laid out by the same widths. Bold is the same letter with a contour. Thread-safe.
 */
public final class Typeface {
    /** How a style sheet or SVG names the family and what may stand in for it, all of one width. */
    static final String FAMILIES = "Liberation Sans, Arial, Helvetica, sans-serif";

    /** The contour of a bold letter and what it needs more in width, as a part of its size. */
    public static final double BOLD_CONTOUR = 0.035;

    private static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    /** Stands for a letter that the typeface lacks. */
    private static final char WHITE_SQUARE = '\u25A1';

    private final TrueTypeFont font;
    private final CmapLookup letters;
    private final double unitsPerEm;

    /** Reads the typeface from the class path. */
    public Typeface() {
        try (InputStream in = open()) {
            font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            letters = font.getUnicodeCmapLookup();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("the typeface of the exports cannot be read", e);
        }
    }

    /** The font file, for whoever loads it in another way; the caller closes it. */
    public InputStream open() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(RESOURCE), RESOURCE);
    }

    /** The width in points of a line of {@code text}. */
    public double width(String text, double size, boolean bold) {
        String shown = drawable(text);
        double units = 0;
        synchronized (font) {
            for (int i = 0; i < shown.length(); i++) {
                units += advance(letters.getGlyphId(shown.charAt(i)));
            }
        }
        return units / unitsPerEm * size + (bold ? BOLD_CONTOUR * size * shown.length() : 0);
    }

    private double advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException e) {
            throw new UncheckedIOException("the typeface of the exports cannot be read", e);
        }
    }

    /**
     * The text with each letter that the typeface lacks (Chinese and Arabic, for example) put as a white square, and control characters as
     * spaces. The tables and the SVG keep the letters themselves.
     */
    public String drawable(String text) {
        StringBuilder drawable = new StringBuilder(text.length());
        synchronized (font) {
            text.codePoints().forEach(letter -> {
                if (Character.isISOControl(letter)) {
                    drawable.append(' ');
                } else if (letter > 0xFFFF || letters.getGlyphId(letter) == 0) {
                    drawable.append(WHITE_SQUARE);
                } else {
                    drawable.append((char) letter);
                }
            });
        }
        return drawable.toString();
    }

    /** The font inside a PDF; the letters used go into the file. */
    PDFont embedIn(PDDocument document) throws IOException {
        try (InputStream in = open()) {
            TrueTypeFont letter = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // Ligatures would be wider or narrower than what was laid out.
            letter.setEnableGsub(false);
            return PDType0Font.load(document, letter, true);
        }
    }

    /** The font for Java 2D, at 1 point. */
    Font forJava2d() {
        try (InputStream in = open()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the typeface of the exports cannot be read", e);
        }
    }
}
