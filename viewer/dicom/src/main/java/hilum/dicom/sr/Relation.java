package hilum.dicom.sr;

import java.util.Optional;
import java.util.stream.Stream;

/** How a content item belongs to its parent (DICOM PS3.3 C.17.3.2.4). */
enum Relation {
    CONTAINS("CONTAINS"),
    HAS_OBS_CONTEXT("HAS OBS CONTEXT"),
    HAS_ACQ_CONTEXT("HAS ACQ CONTEXT"),
    HAS_CONCEPT_MOD("HAS CONCEPT MOD"),
    HAS_PROPERTIES("HAS PROPERTIES"),
    INFERRED_FROM("INFERRED FROM"),
    SELECTED_FROM("SELECTED FROM");

    private final String term;

    Relation(String term) {
        this.term = term;
    }

    String term() {
        return term;
    }

    static Optional<Relation> of(String term) {
        return Stream.of(values())
                .filter(relation -> relation.term.equals(term))
                .findFirst();
    }
}
