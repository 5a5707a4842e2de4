package hilum.model.pull;

import java.net.URI;
import java.util.List;

/**
 * What the user must agree to before weights are fetched.
 *
 * @param tag as the hub writes it, such as {@code cc-by-nc-4.0}; empty when Hilum does not know the repository
 * @param name for people
 * @param summary what it means, in our own words, one sentence each; the text behind {@code text} is what counts
 * @param text where the licence stands in full
 */
public record Licence(String tag, String name, List<String> summary, URI text) {
    private static final String CC_BY_NC = "cc-by-nc-4.0";
    private static final String RESEARCH =
            "Research only: the model and its answers are not for clinical use and not for decisions about a patient.";

    /** Copies the sentences. */
    public Licence {
        summary = List.copyOf(summary);
    }

    /** The licence of {@code repository} as far as it is known without asking anybody. */
    public static Licence of(Repository repository) {
        if (Repository.known().contains(repository)) {
            return new Licence(
                    CC_BY_NC,
                    "Creative Commons Attribution-NonCommercial 4.0 International (CC BY-NC 4.0)",
                    List.of(
                            "You may use the weights, pass them on and change them, but not for commercial purposes.",
                            "Whoever passes them on names the authors (Stanford AIMI), links to the licence and says what was changed.",
                            "They come as they are, without any warranty.",
                            RESEARCH),
                    URI.create("https://creativecommons.org/licenses/by-nc/4.0/legalcode"));
        }
        return new Licence(
                "",
                "not known to Hilum",
                List.of(
                        "Its terms stand on the page of the repository. Read them there before you go on.",
                        "By accepting you say that you have read them and agree.",
                        RESEARCH),
                repository.page());
    }

    /** The licence that the hub names for {@code repository} when it is another one than Hilum knew. */
    static Licence named(String tag, Repository repository) {
        return new Licence(
                tag,
                tag,
                List.of(
                        "The hub names this licence, which is not the one that Hilum knows for these weights.",
                        "Read it on the page of the repository before you go on.",
                        RESEARCH),
                repository.page());
    }
}
