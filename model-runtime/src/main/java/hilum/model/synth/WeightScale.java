package hilum.model.synth;

import java.util.List;
import java.util.Locale;

/**
 * How large the random numbers of a tensor are: so that a signal keeps its size from layer to layer, whatever the width.
 *
 * @param mean 1 for the factors of a norm, else 0
 * @param deviation standard deviation
 */
record WeightScale(float mean, float deviation) {
    private static final float SMALL = 0.02f;

    /** By the tensor's name and shape {@code [out, in, ...]}. */
    static WeightScale of(String name, List<Long> shape) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean norm = lower.matches(".*(norm[0-9]*|ln_post|ln_pre)\\.weight");
        if (norm) {
            return new WeightScale(1, SMALL);
        }
        boolean matrix = shape.size() >= 2;
        boolean table = lower.contains("embed_tokens")
                || lower.contains("pos_embed")
                || lower.contains("position_embedding")
                || lower.contains("query_tokens")
                || lower.contains("probe")
                || lower.contains("class_embedding");
        if (!matrix || table) {
            return new WeightScale(0, SMALL);
        }
        double in = shape.stream().skip(1).mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
        return new WeightScale(0, (float) (1 / StrictMath.sqrt(Math.max(1, in))));
    }
}
