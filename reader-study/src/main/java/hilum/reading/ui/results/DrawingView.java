package hilum.reading.ui.results;

import hilum.reading.export.Drawing;
import hilum.reading.export.Typeface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Shows a drawing as wide as there is room, on white: what will be printed, in the same letters. */
final class DrawingView extends Region {
    private static final double LARGEST_SCALE = 2.2;

    private final Typeface typeface;
    private final Canvas canvas = new Canvas();
    private final Map<Double, Font> fonts = new HashMap<>();
    private Drawing drawing = new Drawing(1, 1, List.of());

    DrawingView(Typeface typeface) {
        this.typeface = typeface;
        getStyleClass().add("results-figure");
        getChildren().add(canvas);
    }

    void show(Drawing shown) {
        drawing = shown;
        requestLayout();
    }

    private double scale(double width) {
        return Math.min(LARGEST_SCALE, Math.max(1, width) / drawing.widthPt());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return drawing.widthPt() * LARGEST_SCALE;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        double known = width < 0 ? getWidth() : width;
        return drawing.heightPt() * scale(known);
    }

    @Override
    protected void layoutChildren() {
        double scale = scale(getWidth());
        double width = Math.ceil(drawing.widthPt() * scale);
        double height = Math.ceil(drawing.heightPt() * scale);
        canvas.setWidth(width);
        canvas.setHeight(height);
        canvas.relocate(Math.max(0, (getWidth() - width) / 2), 0);
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width, height);
        graphics.setTextBaseline(VPos.BASELINE);
        drawing.marks().forEach(mark -> paint(mark, graphics, scale));
    }

    private void paint(Drawing.Mark mark, GraphicsContext graphics, double s) {
        switch (mark) {
            case Drawing.Box box -> {
                graphics.setFill(colour(box.fill()));
                graphics.fillRect(box.x() * s, box.y() * s, box.width() * s, box.height() * s);
            }
            case Drawing.Line line -> {
                graphics.setStroke(colour(line.colour()));
                graphics.setLineWidth(line.width() * s);
                graphics.strokeLine(line.x1() * s, line.y1() * s, line.x2() * s, line.y2() * s);
            }
            case Drawing.Disc disc -> {
                graphics.setFill(colour(disc.fill()));
                double d = 2 * disc.radius() * s;
                graphics.fillOval((disc.x() - disc.radius()) * s, (disc.y() - disc.radius()) * s, d, d);
            }
            case Drawing.Words words -> paint(words, graphics, s);
        }
    }

    private void paint(Drawing.Words words, GraphicsContext graphics, double s) {
        String text = typeface.drawable(words.text());
        double width = typeface.width(text, words.size(), words.bold());
        double x = switch (words.anchor()) {
            case START -> words.x();
            case MIDDLE -> words.x() - width / 2;
            case END -> words.x() - width;
        };
        graphics.setFont(font(words.size() * s));
        graphics.setFill(colour(words.colour()));
        if (!words.bold()) {
            graphics.fillText(text, x * s, words.baseline() * s);
            return;
        }
        graphics.setStroke(colour(words.colour()));
        graphics.setLineWidth(Typeface.BOLD_CONTOUR * words.size() * s);
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            double at = x + typeface.width(text.substring(0, i), words.size(), true);
            graphics.fillText(letter, at * s, words.baseline() * s);
            graphics.strokeText(letter, at * s, words.baseline() * s);
        }
    }

    private Font font(double size) {
        return fonts.computeIfAbsent(size, wanted -> {
            try (InputStream in = typeface.open()) {
                return Font.loadFont(in, wanted);
            } catch (IOException e) {
                throw new UncheckedIOException("the typeface of the exports cannot be read", e);
            }
        });
    }

    private static Color colour(int rgb) {
        return Color.rgb((rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff);
    }
}
