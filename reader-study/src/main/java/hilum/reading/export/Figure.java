package hilum.reading.export;

import java.util.List;

/**
 * What the figure of the paper shows, before it is laid out.
 *
 * @param firstArm the arm on the left; the scale runs from it to {@code secondArm}
 * @param classes names of the answers, left to right, as many as each panel counts
 * @param least left end of the scale of means (-10 in the comparative design)
 * @param greatest right end, as far from the middle as {@code least}
 * @param panels those of one task stand together
 */
public record Figure(
        String firstArm,
        String secondArm,
        List<String> classes,
        double least,
        double greatest,
        List<FigurePanel> panels) {
    public Figure {
        classes = List.copyOf(classes);
        panels = List.copyOf(panels);
        int count = classes.size();
        if (panels.stream().anyMatch(panel -> panel.counts().size() != count)) {
            throw new IllegalArgumentException("every panel counts the classes of the figure");
        }
        if (!(least < greatest)) {
            throw new IllegalArgumentException("the scale runs from low to high");
        }
    }

    /** The tasks in the order of their panels. */
    public List<String> tasks() {
        return panels.stream().map(FigurePanel::task).distinct().toList();
    }

    List<FigurePanel> of(String task) {
        return panels.stream().filter(panel -> panel.task().equals(task)).toList();
    }

    double middle() {
        return (least + greatest) / 2;
    }
}
