package hilum.reading.ui;

import java.util.List;
import java.util.Locale;

/** The steps to a frozen protocol, in their order. */
enum WizardStep {
    DESIGN,
    CASES,
    LEAKS,
    READERS,
    BALANCE,
    FREEZE;

    private static final List<WizardStep> ALL = List.of(values());

    static int count() {
        return ALL.size();
    }

    /** Place among the steps, from 1. */
    int number() {
        return ALL.indexOf(this) + 1;
    }

    boolean last() {
        return this == ALL.getLast();
    }

    /** The step after this one; the last stays. */
    WizardStep next() {
        return ALL.get(Math.min(number(), count() - 1));
    }

    /** The step before this one; the first stays. */
    WizardStep before() {
        return ALL.get(Math.max(number() - 2, 0));
    }

    String key() {
        return "wizard." + name().toLowerCase(Locale.ROOT);
    }
}
