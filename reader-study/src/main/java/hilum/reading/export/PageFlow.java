package hilum.reading.export;

import hilum.reading.export.Drawing.Anchor;
import hilum.reading.export.Drawing.Mark;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;

/** Sets headings, paragraphs, tables and drawings on A4 pages, one below the other. No heading stands alone at the foot of a page. */
final class PageFlow {
    static final double WIDTH = 595.28;
    static final double HEIGHT = 841.89;
    static final double LEFT = 51;
    static final double TOP = 54;
    static final double BOTTOM = HEIGHT - 58;
    static final double TEXT_WIDTH = WIDTH - 2 * LEFT;
    private static final double TEXT = 9;
    private static final double LEADING = 12.6;
    private static final double SMALL = 7.5;

    private final Typeface typeface;
    private final Lines lines;
    private final String runningTitle;
    private final Messages prose = Messages.of("reading-report");
    private final List<List<Mark>> pages = new ArrayList<>();
    private final List<PdfWriter.Bookmark> bookmarks = new ArrayList<>();
    private final List<Head> pending = new ArrayList<>();
    private double y;

    /** {@code runningTitle} stands at the head of every page but the first. */
    PageFlow(Typeface typeface, String runningTitle) {
        this.typeface = typeface;
        this.lines = new Lines(typeface);
        this.runningTitle = runningTitle;
        newPage();
    }

    void newPage() {
        pages.add(new ArrayList<>());
        y = TOP;
    }

    /** Goes to a new page unless {@code height} points are left on this one. */
    void need(double height) {
        double heads = pending.stream().mapToDouble(Head::height).sum();
        if (y + heads + height > BOTTOM && y > TOP) {
            newPage();
        }
        List<Head> now = List.copyOf(pending);
        pending.clear();
        for (Head head : now) {
            y += y > TOP ? head.above() : 0;
            if (head.main()) {
                bookmarks.add(new PdfWriter.Bookmark(head.text(), pages.size() - 1));
            }
            text(head.text(), head.size(), true, FigureLayout.INK, head.leading());
            y += head.below();
        }
    }

    void title(String text) {
        text(text, 18, true, FigureLayout.INK, 23);
        y += 4;
    }

    /** A heading; it is set with what comes after it, on the same page. */
    void heading(String text) {
        pending.add(new Head(text, 13, 17, 12, 4, true));
    }

    void subheading(String text) {
        pending.add(new Head(text, 10, 13.5, 6, 2, false));
    }

    private record Head(String text, double size, double leading, double above, double below, boolean main) {
        double height() {
            return leading + above + below;
        }
    }

    void paragraph(String text) {
        need(2 * LEADING);
        text(text, TEXT, false, FigureLayout.INK, LEADING);
        y += 4;
    }

    /** A sentence that must be seen. */
    void warning(String text) {
        List<String> broken = lines.broken(text, TEXT, true, TEXT_WIDTH - 20);
        double height = broken.size() * LEADING + 10;
        need(height + 4);
        add(new Drawing.Box(LEFT, y, TEXT_WIDTH, height, 0xfff3d6));
        add(new Drawing.Box(LEFT, y, 3, height, 0xc77c02));
        double baseline = y + 5 + TEXT;
        for (String line : broken) {
            add(new Drawing.Words(line, LEFT + 11, baseline, TEXT, true, FigureLayout.INK, Anchor.START));
            baseline += LEADING;
        }
        y += height + 6;
    }

    void note(String text) {
        text(text, SMALL, false, FigureLayout.QUIET, 10.5);
        y += 4;
    }

    private void text(String text, double size, boolean bold, int colour, double leading) {
        for (String line : lines.broken(text, size, bold, TEXT_WIDTH)) {
            need(leading);
            add(new Drawing.Words(line, LEFT, y + size, size, bold, colour, Anchor.START));
            y += leading;
        }
    }

    /** Name and value, one below the other; values may run over several lines and pages. */
    void entries(List<ProtocolSheet.Entry> entries) {
        List<List<String>> rows = entries.stream()
                .map(entry -> List.of(entry.name(), entry.value()))
                .toList();
        if (!rows.isEmpty()) {
            table(new PrintedTable(
                    "", List.of(PrintedTable.Column.words("", 0.28), PrintedTable.Column.words("", 0.72)), rows));
        }
    }

    void table(PrintedTable table) {
        new TableSetter(this, typeface, table).set();
        y += 8;
    }

    /** A drawing at its own size, in the middle. */
    void drawing(Drawing drawing) {
        double scale = Math.min(1, TEXT_WIDTH / drawing.widthPt());
        need(drawing.heightPt() * scale + 4);
        double left = LEFT + (TEXT_WIDTH - drawing.widthPt() * scale) / 2;
        double top = y;
        drawing.marks().forEach(mark -> add(moved(mark, left, top, scale)));
        y += drawing.heightPt() * scale + 6;
    }

    private static Mark moved(Mark mark, double x, double y, double s) {
        return switch (mark) {
            case Drawing.Box box ->
                new Drawing.Box(x + s * box.x(), y + s * box.y(), s * box.width(), s * box.height(), box.fill());
            case Drawing.Line line ->
                new Drawing.Line(
                        x + s * line.x1(),
                        y + s * line.y1(),
                        x + s * line.x2(),
                        y + s * line.y2(),
                        s * line.width(),
                        line.colour());
            case Drawing.Disc disc ->
                new Drawing.Disc(x + s * disc.x(), y + s * disc.y(), s * disc.radius(), disc.fill());
            case Drawing.Words words ->
                new Drawing.Words(
                        words.text(),
                        x + s * words.x(),
                        y + s * words.baseline(),
                        s * words.size(),
                        words.bold(),
                        words.colour(),
                        words.anchor());
        };
    }

    double y() {
        return y;
    }

    void advance(double height) {
        y += height;
    }

    void add(Mark mark) {
        pages.getLast().add(mark);
    }

    /** The finished PDF: the research line and the number on every page. */
    byte[] toPdf(String title) {
        return new PdfWriter(typeface).write(drawings(), bookmarks, title);
    }

    /** The finished pages. */
    List<Drawing> drawings() {
        List<Drawing> drawings = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            List<Mark> marks = new ArrayList<>();
            marks.add(new Drawing.Box(0, 0, WIDTH, HEIGHT, 0xffffff));
            marks.addAll(pages.get(i));
            double foot = HEIGHT - 34;
            marks.add(new Drawing.Line(LEFT, foot - 11, WIDTH - LEFT, foot - 11, 0.4, FigureLayout.HAIR));
            marks.add(small(prose.text("research.line"), LEFT, foot, Anchor.START));
            marks.add(small(
                    prose.text("page", String.valueOf(i + 1), String.valueOf(pages.size())),
                    WIDTH - LEFT,
                    foot,
                    Anchor.END));
            if (i > 0) {
                String head = lines.shortened(runningTitle, SMALL, false, TEXT_WIDTH);
                marks.add(small(head, LEFT, TOP - 20, Anchor.START));
            }
            drawings.add(new Drawing(WIDTH, HEIGHT, marks));
        }
        return drawings;
    }

    private static Mark small(String text, double x, double baseline, Anchor anchor) {
        return new Drawing.Words(text, x, baseline, SMALL, false, FigureLayout.QUIET, anchor);
    }
}
