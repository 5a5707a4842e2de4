package hilum.reading;

/** A result that was taken in. */
public record Collected(String reading, String reader, int ratings, int guesses) {}
