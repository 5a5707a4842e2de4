package hilum.reading.export;

import hilum.reading.export.Drawing.Anchor;
import hilum.reading.export.Drawing.Mark;
import hilum.resources.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays the figure of the paper out: diverging stacked bars centred on the undecided class, and below each bar its mean with the interval
 * on the scale from the one arm to the other. Share and mean have one axis: a bar that reached its end would have its mean there.
 */
public final class FigureLayout {
    /** How wide a journal prints it. */
    public enum Width {
        /** 88 mm: the tasks one below the other. */
        SINGLE_COLUMN(249.5),
        /** 180 mm: two tasks side by side. */
        DOUBLE_COLUMN(510.2);

        private final double points;

        Width(double points) {
            this.points = points;
        }
    }

    static final int INK = 0x1a1a1a;
    static final int QUIET = 0x555555;
    static final int HAIR = 0xb8b8b8;
    private static final double MARGIN = 5;
    private static final double GAP = 18;
    private static final double HEAD = 8.5;
    private static final double TEXT = 7;
    private static final double SMALL = 6.5;
    private static final double PANEL = 39;
    private static final double BAR = 12;
    private static final double AXIS = 24;

    private final Typeface typeface;
    private final Messages prose = Messages.of("reading-report");

    public FigureLayout(Typeface typeface) {
        this.typeface = typeface;
    }

    /** The sheet for {@code figure}; any number of tasks and attributes. */
    public Drawing lay(Figure figure, Width width) {
        int columns = width == Width.DOUBLE_COLUMN ? Math.clamp(figure.tasks().size(), 1, 2) : 1;
        double columnWidth = (width.points - 2 * MARGIN - (columns - 1) * GAP) / columns;
        List<Mark> marks = new ArrayList<>();
        double y = MARGIN;
        List<String> tasks = figure.tasks();
        for (int first = 0; first < tasks.size(); first += columns) {
            double bottom = y;
            for (int column = 0; column < columns && first + column < tasks.size(); column++) {
                double x = MARGIN + column * (columnWidth + GAP);
                bottom = Math.max(bottom, task(figure, tasks.get(first + column), x, y, columnWidth, marks));
            }
            y = bottom + 8;
        }
        y = legend(figure, y, width.points - 2 * MARGIN, marks);
        y = notes(figure, y, width.points - 2 * MARGIN, marks);
        List<Mark> sheet = new ArrayList<>();
        sheet.add(new Drawing.Box(0, 0, width.points, y + MARGIN, 0xffffff));
        sheet.addAll(marks);
        return new Drawing(width.points, y + MARGIN, sheet);
    }

    private double task(Figure figure, String task, double x, double top, double width, List<Mark> marks) {
        marks.add(words(task, x, top + HEAD, HEAD, true, INK, Anchor.START));
        double y = top + HEAD + 5;
        List<FigurePanel> panels = figure.of(task);
        double scaleBottom = y + panels.size() * PANEL;
        FigureScale scale = new FigureScale(figure, x + 2, width - 4);
        for (double tick : scale.ticks()) {
            boolean middle = tick == figure.middle();
            for (int i = 0; i < panels.size(); i++) {
                double from = y + i * PANEL + SMALL + 4;
                marks.add(new Drawing.Line(
                        scale.x(tick), from, scale.x(tick), y + (i + 1) * PANEL - 4, middle ? 0.6 : 0.3, HAIR));
            }
        }
        for (FigurePanel panel : panels) {
            panel(figure, panel, scale, x, y, width, marks);
            y += PANEL;
        }
        axis(figure, scale, scaleBottom - 2, marks);
        return scaleBottom + AXIS;
    }

    private void panel(
            Figure figure, FigurePanel panel, FigureScale scale, double x, double y, double width, List<Mark> marks) {
        double baseline = y + TEXT;
        String numbers = numbers(panel);
        double room = width - typeface.width(numbers, SMALL, false) - 6;
        marks.add(words(shortened(panel.attribute(), room), x, baseline, TEXT, true, INK, Anchor.START));
        marks.add(words(numbers, x + width, baseline, SMALL, false, QUIET, Anchor.END));
        double top = baseline + 4;
        if (panel.answers() == 0) {
            marks.add(words(
                    prose.text("figure.none"),
                    scale.x(figure.middle()),
                    top + BAR - 3,
                    TEXT,
                    false,
                    QUIET,
                    Anchor.MIDDLE));
            return;
        }
        new FigureBar(typeface, figure.classes().size()).draw(panel, scale, top, BAR, marks);
        panel.mean().ifPresent(mean -> mean(mean, scale, top + BAR + 6.5, marks));
    }

    private void mean(FigurePanel.Mean mean, FigureScale scale, double y, List<Mark> marks) {
        double low = scale.x(mean.low());
        double high = scale.x(mean.high());
        if (mean.hasInterval()) {
            marks.add(new Drawing.Line(low, y, high, y, 1.1, INK));
            marks.add(new Drawing.Line(low, y - 2.4, low, y + 2.4, 0.9, INK));
            marks.add(new Drawing.Line(high, y - 2.4, high, y + 2.4, 0.9, INK));
        }
        marks.add(new Drawing.Disc(scale.x(mean.value()), y, 3, 0xffffff));
        marks.add(new Drawing.Disc(scale.x(mean.value()), y, 2.4, INK));
    }

    private String numbers(FigurePanel panel) {
        List<String> parts = new ArrayList<>();
        panel.mean()
                .ifPresent(mean -> parts.add(prose.text(
                        "figure.mean",
                        Numerals.fixed(mean.value(), 1),
                        Numerals.interval(mean.low(), mean.high(), 1))));
        if (panel.holmP().isPresent()) {
            parts.add(prose.text("figure.holm", equal(panel.holmP().getAsDouble())));
        } else if (panel.p().isPresent()) {
            parts.add(prose.text("figure.p", equal(panel.p().getAsDouble())));
        }
        parts.add(prose.text("figure.n", String.valueOf(panel.answers())));
        return String.join("   ", parts);
    }

    private static String equal(double p) {
        String number = Numerals.p(p);
        return number.startsWith("<") ? number : "= " + number;
    }

    private void axis(Figure figure, FigureScale scale, double y, List<Mark> marks) {
        marks.add(new Drawing.Line(scale.x(figure.least()), y, scale.x(figure.greatest()), y, 0.6, INK));
        for (double tick : scale.ticks()) {
            marks.add(new Drawing.Line(scale.x(tick), y, scale.x(tick), y + 2.5, 0.6, INK));
            Anchor anchor =
                    tick == figure.least() ? Anchor.START : tick == figure.greatest() ? Anchor.END : Anchor.MIDDLE;
            double end = tick == figure.least() ? -2 : tick == figure.greatest() ? 2 : 0;
            marks.add(words(scale.name(tick), scale.x(tick) + end, y + 9.5, SMALL, false, INK, anchor));
        }
        double half = scale.x(figure.greatest()) - scale.x(figure.middle()) - 12;
        marks.add(words(
                shortened(prose.text("figure.left", figure.firstArm()), half),
                scale.x(figure.least()) - 2,
                y + 19,
                SMALL,
                false,
                INK,
                Anchor.START));
        marks.add(words(
                shortened(prose.text("figure.right", figure.secondArm()), half),
                scale.x(figure.greatest()) + 2,
                y + 19,
                SMALL,
                false,
                INK,
                Anchor.END));
    }

    /** The classes in rows of as many as fit. */
    private double legend(Figure figure, double top, double width, List<Mark> marks) {
        FigureBar bar = new FigureBar(typeface, figure.classes().size());
        double x = MARGIN;
        double y = top;
        for (int i = 0; i < figure.classes().size(); i++) {
            String name = figure.classes().get(i);
            double needed = 15 + typeface.width(name, SMALL, false);
            if (x > MARGIN && x + needed > MARGIN + width) {
                x = MARGIN;
                y += 10;
            }
            bar.segment(i, x, y, 9, 7, marks);
            marks.add(words(shortened(name, width - 15), x + 12, y + 6, SMALL, false, INK, Anchor.START));
            x += needed + 7;
        }
        return y + 14;
    }

    private double notes(Figure figure, double top, double width, List<Mark> marks) {
        double y = top;
        Optional<FigurePanel> any = figure.panels().stream()
                .filter(panel -> panel.mean().isPresent())
                .findFirst();
        List<String> notes = new ArrayList<>();
        if (any.isPresent()) {
            FigurePanel panel = any.get();
            double level = panel.mean().map(FigurePanel.Mean::level).orElse(0.95);
            notes.add(prose.text(
                    "figure.note",
                    Numerals.percent(level),
                    String.valueOf(panel.readers()),
                    String.valueOf(panel.cases())));
        }
        notes.add(prose.text("research.line"));
        for (String note : notes) {
            for (String line : new Lines(typeface).broken(note, SMALL, false, width)) {
                marks.add(words(line, MARGIN, y + 6, SMALL, false, QUIET, Anchor.START));
                y += 8.5;
            }
        }
        return y;
    }

    private String shortened(String text, double room) {
        return new Lines(typeface).shortened(text, TEXT, true, room);
    }

    private static Drawing.Words words(
            String text, double x, double baseline, double size, boolean bold, int colour, Anchor anchor) {
        return new Drawing.Words(text, x, baseline, size, bold, colour, anchor);
    }
}
