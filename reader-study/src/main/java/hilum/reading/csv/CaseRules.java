package hilum.reading.csv;

import hilum.reading.Arms;
import hilum.reading.PictureCheck;
import java.util.Optional;

/**
 * What rows are held to.
 *
 * @param wanted the arms, whose columns are named {@code text_ARM} or {@code ARM}; empty for those that the file's own columns name
 * @param textsOptional whether a text may be empty: it is written later, or from scratch
 */
record CaseRules(Optional<Arms> wanted, boolean textsOptional, PictureCheck pictures) {}
