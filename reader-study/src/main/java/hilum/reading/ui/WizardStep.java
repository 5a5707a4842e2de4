package hilum.reading.ui;

/** The steps to a frozen protocol, in their order. */
enum WizardStep {
    DESIGN,
    CASES,
    LEAKS,
    READERS,
    BALANCE,
    FREEZE;

    boolean first() {
        return this == DESIGN;
    }

    boolean last() {
        return this == FREEZE;
    }

    /** The step after this one; the last stays. */
    WizardStep next() {
        return last() ? this : values()[ordinal() + 1];
    }

    /** The step before this one; the first stays. */
    WizardStep before() {
        return first() ? this : values()[ordinal() - 1];
    }

    String key() {
        return "wizard." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
