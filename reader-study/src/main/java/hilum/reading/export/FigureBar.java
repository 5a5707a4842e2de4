package hilum.reading.export;

import hilum.reading.export.Drawing.Anchor;
import hilum.reading.export.Drawing.Mark;
import java.util.List;

/**
 * One diverging bar. Orange to violet is told apart in every common colour blindness; in grey print the left classes are hatched and each
 * class is lighter the nearer it is to the middle.
 */
final class FigureBar {
    private static final int STRONG_FIRST = 0xb35806;
    private static final int WEAK_FIRST = 0xfdc47d;
    private static final int MIDDLE = 0xeeeeee;
    private static final int WEAK_SECOND = 0xb2abd2;
    private static final int STRONG_SECOND = 0x542788;
    private static final double TEXT = 6.5;

    private final Typeface typeface;
    private final int classes;

    FigureBar(Typeface typeface, int classes) {
        this.typeface = typeface;
        this.classes = classes;
    }

    void draw(FigurePanel panel, FigureScale scale, double top, double height, List<Mark> marks) {
        int middle = classes / 2;
        double share = -panel.share(middle) / 2;
        for (int i = 0; i < middle; i++) {
            share -= panel.share(i);
        }
        for (int i = 0; i < classes; i++) {
            double left = scale.fromMiddle(share);
            share += panel.share(i);
            double width = scale.fromMiddle(share) - left;
            if (panel.counts().get(i) > 0) {
                segment(i, left, top, width, height, marks);
                percent(panel.share(i), i, left, top, width, height, marks);
            }
        }
    }

    /** A field in the colour and hatching of class {@code index}, with a thin edge. */
    void segment(int index, double x, double y, double width, double height, List<Mark> marks) {
        marks.add(new Drawing.Box(x, y, width, height, colour(index)));
        if (index < classes / 2) {
            hatch(x, y, width, height, index == 0 ? 0xe8a25c : 0xc27a2c, marks);
        }
        for (double edge : new double[] {x, x + width}) {
            marks.add(new Drawing.Line(edge, y, edge, y + height, 0.35, FigureLayout.QUIET));
        }
        marks.add(new Drawing.Line(x, y, x + width, y, 0.35, FigureLayout.QUIET));
        marks.add(new Drawing.Line(x, y + height, x + width, y + height, 0.35, FigureLayout.QUIET));
    }

    /** Lines from lower left to upper right, cut at the edges. */
    private static void hatch(double x, double y, double width, double height, int colour, List<Mark> marks) {
        for (double start = 3 - height; start < width; start += 3.5) {
            double from = Math.max(start, 0);
            double to = Math.min(start + height, width);
            if (to > from) {
                marks.add(new Drawing.Line(
                        x + from, y + height - (from - start), x + to, y + height - (to - start), 0.5, colour));
            }
        }
    }

    private void percent(double share, int index, double x, double top, double width, double height, List<Mark> marks) {
        String text = Numerals.percent(share);
        double needed = typeface.width(text, TEXT, false);
        if (needed + 3 > width) {
            return;
        }
        double middle = x + width / 2;
        marks.add(new Drawing.Box(middle - needed / 2 - 1, top + 2, needed + 2, height - 4, colour(index)));
        int ink = index == 0 || index == classes - 1 ? 0xffffff : FigureLayout.INK;
        marks.add(new Drawing.Words(text, middle, top + height / 2 + TEXT * 0.35, TEXT, false, ink, Anchor.MIDDLE));
    }

    /** Five classes have the five colours; any other number mixes between them. */
    private int colour(int index) {
        int middle = classes / 2;
        if (index == middle) {
            return MIDDLE;
        }
        double strength = middle == 1 ? 1 : (Math.abs(index - middle) - 1) / (double) (middle - 1);
        return index < middle ? mix(WEAK_FIRST, STRONG_FIRST, strength) : mix(WEAK_SECOND, STRONG_SECOND, strength);
    }

    private static int mix(int weak, int strong, double strength) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double value = ((weak >> shift) & 0xff) * (1 - strength) + ((strong >> shift) & 0xff) * strength;
            mixed |= (int) Math.round(value) << shift;
        }
        return mixed;
    }
}
