package hilum.reading.ui;

import hilum.reading.ReadingCase;
import java.util.List;

/** Looks whether the texts of the two sources can be told apart by their style, and makes styles alike. Pure; may take a while. */
interface LeakCheck {
    /** How bad a feature is. */
    enum Level {
        FINE,
        AMBER,
        RED
    }

    /**
     * One feature of the writing.
     *
     * @param feature in words
     * @param auc how well it alone separates the sources: 0.5 is chance, 1 is always
     * @param cure name of a normalisation that removes it; empty where there is none
     */
    record Leak(String feature, double auc, Level level, String cure) {}

    /** The worst first. */
    List<Leak> check(List<ReadingCase> cases);

    /** What can be done to all texts, by name, in the order in which it is done. */
    List<Cure> cures();

    /**
     * A normalisation that is offered.
     *
     * @param words what it does
     */
    record Cure(String name, String words) {}

    /** The cases with the normalisations of these names done to both texts. */
    List<ReadingCase> cure(List<ReadingCase> cases, List<String> names);
}
