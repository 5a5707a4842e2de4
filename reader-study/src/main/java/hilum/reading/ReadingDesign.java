package hilum.reading;

/** How the texts of the two arms meet the readers. */
public enum ReadingDesign {
    /** Both texts side by side, three questions with five answers each (CheXagent, arXiv 2401.12208 v1, section 6). */
    COMPARATIVE,
    /** Both texts side by side, each graded 1 to 5 for each attribute. */
    ABSOLUTE,
    /** One text per case and reader, the arm drawn, to be edited and timed; an empty text is written from scratch. */
    DRAFT_EDITING,
    /** Each reader edits each case twice, once with the text of each arm, in two periods with a washout between them. */
    CROSSOVER;

    /** Whether a page shows both texts; otherwise {@link BlindedPair#report1} is the draft and report 2 is empty. */
    public boolean pairs() {
        return this == COMPARATIVE || this == ABSOLUTE;
    }

    /** How often a reader meets each primary case, repeats aside. */
    public int periods() {
        return this == CROSSOVER ? 2 : 1;
    }
}
