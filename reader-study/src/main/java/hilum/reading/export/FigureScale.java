package hilum.reading.export;

import java.util.ArrayList;
import java.util.List;

/** Where a value of the figure's scale, or a share from the middle, lies across the sheet. */
final class FigureScale {
    private final double least;
    private final double greatest;
    private final double left;
    private final double width;

    FigureScale(Figure figure, double left, double width) {
        this.least = figure.least();
        this.greatest = figure.greatest();
        this.left = left;
        this.width = width;
    }

    /** Points from the left of the sheet; values beyond the ends lie at them. */
    double x(double value) {
        return left + width * Math.clamp((value - least) / (greatest - least), 0, 1);
    }

    /** {@code share} of all answers to the right of the middle: 1 is the right end. */
    double fromMiddle(double share) {
        return left + width / 2 + width / 2 * share;
    }

    /** Both ends, the middle and the quarters. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            ticks.add(least + i * (greatest - least) / 4);
        }
        return List.copyOf(ticks);
    }

    /** The value with a sign, for it says which way. */
    String name(double tick) {
        String number = Numerals.fixed(tick, tick == Math.rint(tick) ? 0 : 1);
        return tick > 0 && least < 0 ? "+" + number : number;
    }
}
