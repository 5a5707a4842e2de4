package hilum.model;

/**
 * What is loaded and where it runs.
 *
 * @param name for people, such as {@code CheXagent-2-3b} or {@code Wiring model}
 * @param sha256 hex digest over the weights' files; names the exact model in every provenance
 * @param device such as {@code CPU} or {@code cuda:0}
 * @param precision such as {@code fp32} or {@code bf16}
 * @param residentBytes memory that the weights take
 * @param wiringOnly true when the weights are random: words mean nothing and every screen has to say so
 */
public record ModelDescription(
        String name, String sha256, String device, String precision, long residentBytes, boolean wiringOnly) {}
