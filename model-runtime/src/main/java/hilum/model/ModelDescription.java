package hilum.model;

/**
 * What is loaded and where it runs.
 *
 * @param name for people, such as {@code CheXagent-2-3b} or {@code Hilum demo model}
 * @param sha256 hex digest over the weights' files; names the exact model in every provenance
 * @param device such as {@code CPU} or {@code cuda:0}
 * @param precision such as {@code fp32}, {@code bf16} or {@code int8 (approximate)}
 * @param residentBytes memory that the weights take
 * @param wiringOnly true when the weights are random: words mean nothing and every screen has to say so
 * @param abilities what can be asked
 * @param choice one sentence: why this device and this precision
 */
public record ModelDescription(
        String name,
        String sha256,
        String device,
        String precision,
        long residentBytes,
        boolean wiringOnly,
        Abilities abilities,
        String choice) {
    /**
     * What a family of checkpoints can do.
     *
     * @param family such as {@code CheXagent-2}
     * @param maxPictures pictures of one prompt, at most
     * @param boxes whether it was trained to answer with boxes
     */
    public record Abilities(String family, int maxPictures, boolean boxes) {}
}
