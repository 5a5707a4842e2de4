package hilum.assistant;

/**
 * A place in the picture that an answer names.
 *
 * @param number 1-based within the answer
 * @param label the words in the answer that it belongs to
 * @param textStart offset of the label in the answer's text
 * @param textEnd offset after the label's last character
 * @param x0 left edge as a fraction 0..1 of the picture's width
 * @param y0 top edge as a fraction 0..1 of the picture's height
 * @param x1 right edge, at least {@code x0}
 * @param y1 bottom edge, at least {@code y0}
 */
public record GroundedRegion(
        int number, String label, int textStart, int textEnd, double x0, double y0, double x1, double y1) {}
