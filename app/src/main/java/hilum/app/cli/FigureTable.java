package hilum.app.cli;

import hilum.app.ModelCard;
import hilum.app.measure.Figure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Figures as lines: label, n, value with its 95 % interval, target, and whether it was reached. */
final class FigureTable {
    private FigureTable() {}

    static void print(List<Figure> figures, PrintWriter out) {
        String group = "";
        for (Figure figure : figures) {
            if (!figure.group().equals(group)) {
                group = figure.group();
                out.println(group);
            }
            Boolean reached = figure.reached();
            String target = figure.target() == null ? "" : figure.target();
            String verdict = reached == null ? "" : reached ? "reached" : "MISSED";
            out.println(String.format(
                            Locale.ENGLISH,
                            "  %-52s n %5d  %-24s  %-13s %s",
                            figure.label(),
                            figure.n(),
                            ModelCard.value(figure),
                            target,
                            verdict)
                    .stripTrailing());
        }
    }
}
