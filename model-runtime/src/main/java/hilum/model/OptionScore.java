package hilum.model;

/**
 * How likely the model finds one option as its answer.
 *
 * @param text the option
 * @param sum log-probability of all its tokens, natural logarithm
 * @param mean {@code sum} divided by the number of tokens
 */
public record OptionScore(String text, double sum, double mean) {}
