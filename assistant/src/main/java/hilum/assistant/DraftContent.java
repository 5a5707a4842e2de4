package hilum.assistant;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A draft as it stands; immutable.
 *
 * @param pictures what it was drafted from: none before the first draft, then one
 * @param sections the six steps in order
 */
public record DraftContent(List<SeenPicture> pictures, List<DraftSection> sections) {
    /** No draft yet. */
    public static final DraftContent EMPTY = new DraftContent(
            List.of(),
            Arrays.stream(DraftStep.values()).map(DraftSection::waiting).toList());

    public DraftContent {
        pictures = List.copyOf(pictures);
        sections = List.copyOf(sections);
        if (!sections.stream().map(DraftSection::step).toList().equals(List.of(DraftStep.values()))) {
            throw new IllegalArgumentException("a draft has the six steps in order");
        }
    }

    /**
     * How far the review is.
     *
     * @param sentences all of them
     * @param reviewed accepted, edited and rejected ones
     * @param edited those that the reader rewrote
     * @param rejected those that are left out
     */
    public record Counts(int sentences, int reviewed, int edited, int rejected) {}

    /** How far the review is. */
    public Counts counts() {
        List<Sentence.State> states = all().map(Sentence::state).toList();
        return new Counts(
                states.size(),
                (int) states.stream()
                        .filter(s -> s != Sentence.State.UNREVIEWED)
                        .count(),
                (int) states.stream().filter(s -> s == Sentence.State.EDITED).count(),
                (int) states.stream().filter(s -> s == Sentence.State.REJECTED).count());
    }

    /** All sentences in reading order. */
    public Stream<Sentence> all() {
        return sections.stream().flatMap(section -> section.sentences().stream());
    }

    /** The sentence with this id, or empty. */
    public Optional<Sentence> sentence(String id) {
        return all().filter(sentence -> sentence.id().equals(id)).findFirst();
    }

    /** How the sentence with this id came about, or empty when there is no such sentence. */
    public Optional<Provenance> provenanceOf(String id) {
        return sections.stream()
                .filter(section -> section.sentences().stream()
                        .anyMatch(sentence -> sentence.id().equals(id)))
                .map(DraftSection::reply)
                .filter(Objects::nonNull)
                .map(Reply::provenance)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The name of the model that wrote it; empty before the first section is whole. */
    public Optional<String> model() {
        return sections.stream()
                .map(DraftSection::reply)
                .filter(Objects::nonNull)
                .map(Reply::provenance)
                .filter(Objects::nonNull)
                .map(provenance -> provenance.model().name())
                .findFirst();
    }

    /** One step's section. */
    public DraftSection section(DraftStep step) {
        return sections.stream()
                .filter(section -> section.step() == step)
                .findFirst()
                .orElseThrow();
    }

    DraftContent with(DraftSection changed) {
        return new DraftContent(
                pictures,
                sections.stream()
                        .map(section -> section.step() == changed.step() ? changed : section)
                        .toList());
    }

    DraftContent replace(String id, UnaryOperator<Sentence> change) {
        return new DraftContent(
                pictures,
                sections.stream().map(section -> section.replace(id, change)).toList());
    }

    DraftContent atRest() {
        return new DraftContent(
                pictures, sections.stream().map(DraftSection::atRest).toList());
    }

    boolean isEmpty() {
        return pictures.isEmpty();
    }
}
