package hilum.app.measure;

import java.util.regex.Pattern;

/** What a draft of a single film cannot know: another film, and a length. */
public final class Invention {
    private static final Pattern PRIOR = Pattern.compile(
            "\\b(prior|previous(ly)?|again|new(ly)?|unchanged|stable|interval|compar(ed|ison|e)|earlier|former(ly)?|since"
                    + "|worsen(ed|ing)|improv(ed|ing)|resol(ved|ving|ution)|progress(ed|ion|ing)|redemonstrated|persist(s|ent|ing)|removed|no"
                    + " longer|last (film|study|examination))\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MEASUREMENT = Pattern.compile(
            "\\b\\d+([.,]\\d+)?\\s*(x\\s*\\d+([.,]\\d+)?\\s*)?(mm|cm|millimet|centimet|inch|%)|\\b(mm|cm|millimet\\w+|centimet\\w+)\\b",
            Pattern.CASE_INSENSITIVE);

    private Invention() {}

    /** Whether {@code text} speaks of another film. */
    public static boolean namesPrior(String text) {
        return PRIOR.matcher(text).find();
    }

    /** Whether {@code text} gives a length or a share. */
    public static boolean namesMeasurement(String text) {
        return MEASUREMENT.matcher(text).find();
    }
}
