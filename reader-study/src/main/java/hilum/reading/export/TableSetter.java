package hilum.reading.export;

import hilum.reading.export.Drawing.Anchor;
import java.util.ArrayList;
import java.util.List;

/** Sets one table: its head again on every page, no row cut but one that is higher than a page, every text broken to its column. */
final class TableSetter {
    private static final double TEXT = 8;
    private static final double LEADING = 10.4;
    private static final double PAD = 3.2;
    private static final double GUTTER = 8;

    private final PageFlow page;
    private final Typeface typeface;
    private final Lines lines;
    private final PrintedTable table;
    private final double[] left;
    private final double[] width;
    private final boolean headed;

    TableSetter(PageFlow page, Typeface typeface, PrintedTable table) {
        this.page = page;
        this.typeface = typeface;
        this.lines = new Lines(typeface);
        this.table = table;
        int count = table.columns().size();
        left = new double[count];
        width = new double[count];
        headed = table.columns().stream().anyMatch(column -> !column.head().isEmpty());
        double weights = table.columns().stream()
                .mapToDouble(PrintedTable.Column::weight)
                .sum();
        double x = PageFlow.LEFT;
        for (int i = 0; i < count; i++) {
            left[i] = x;
            double whole = PageFlow.TEXT_WIDTH * table.columns().get(i).weight() / weights;
            width[i] = whole - (i == count - 1 ? 0 : GUTTER);
            x += whole;
        }
    }

    void set() {
        List<List<String>> head =
                broken(table.columns().stream().map(PrintedTable.Column::head).toList(), true);
        List<List<List<String>>> rows =
                table.rows().stream().map(row -> broken(row, false)).toList();
        List<String> caption =
                table.caption().isEmpty() ? List.of() : lines.broken(table.caption(), TEXT, true, PageFlow.TEXT_WIDTH);
        page.need(caption.size() * LEADING + 2 + (headed ? height(head) + 4 : 0) + together(rows));
        for (String line : caption) {
            page.add(new Drawing.Words(
                    line, PageFlow.LEFT, page.y() + TEXT, TEXT, true, FigureLayout.QUIET, Anchor.START));
            page.advance(LEADING);
        }
        page.advance(caption.isEmpty() ? 0 : 2);
        head(head);
        rows.forEach(row -> row(row, head));
    }

    /** What must not be torn from the head: a short table as a whole, of a longer one three rows. */
    private static double together(List<List<List<String>>> rows) {
        double all = rows.stream().mapToDouble(TableSetter::height).sum();
        double first = rows.stream().limit(3).mapToDouble(TableSetter::height).sum();
        double most = (PageFlow.BOTTOM - PageFlow.TOP) / 2;
        return all < most ? all : Math.min(first, most);
    }

    private void head(List<List<String>> head) {
        if (headed) {
            draw(head, true, 0, Integer.MAX_VALUE);
            rule(0.9, FigureLayout.INK);
            page.advance(1);
        } else {
            rule(0.4, FigureLayout.HAIR);
        }
    }

    private void row(List<List<String>> cells, List<List<String>> head) {
        double room = PageFlow.BOTTOM - page.y();
        double height = height(cells);
        double wholePage = PageFlow.BOTTOM - PageFlow.TOP - height(head) - 10;
        if (height > room && height <= wholePage) {
            page.newPage();
            head(head);
        }
        int from = 0;
        int all = cells.stream().mapToInt(List::size).max().orElse(1);
        while (from < all) {
            int fitting = Math.max(1, (int) ((PageFlow.BOTTOM - page.y() - 2 * PAD) / LEADING));
            draw(cells, false, from, from + fitting);
            from += fitting;
            if (from < all) {
                page.newPage();
                head(head);
            }
        }
        rule(0.35, FigureLayout.HAIR);
    }

    private void draw(List<List<String>> cells, boolean bold, int from, int to) {
        int drawn = 0;
        for (int column = 0; column < cells.size(); column++) {
            List<String> cell = cells.get(column);
            boolean number = table.columns().get(column).number();
            double x = number ? left[column] + width[column] : left[column];
            for (int i = from; i < Math.min(to, cell.size()); i++) {
                double baseline = page.y() + PAD + TEXT - 1 + (i - from) * LEADING;
                page.add(new Drawing.Words(
                        cell.get(i), x, baseline, TEXT, bold, FigureLayout.INK, number ? Anchor.END : Anchor.START));
                drawn = Math.max(drawn, i - from + 1);
            }
        }
        page.advance(Math.max(1, drawn) * LEADING + 2 * PAD - 1);
    }

    private void rule(double thickness, int colour) {
        page.add(new Drawing.Line(
                PageFlow.LEFT, page.y(), PageFlow.LEFT + PageFlow.TEXT_WIDTH, page.y(), thickness, colour));
    }

    private List<List<String>> broken(List<String> texts, boolean bold) {
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            cells.add(lines.broken(typeface.drawable(texts.get(i)), TEXT, bold, width[i]));
        }
        return cells;
    }

    private static double height(List<List<String>> cells) {
        return cells.stream().mapToInt(List::size).max().orElse(1) * LEADING + 2 * PAD;
    }
}
