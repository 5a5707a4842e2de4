package hilum.reading.ui;

import hilum.reading.Answers;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One question of a page with its five answers, and the one that is chosen. JavaFX thread only. */
final class RatingQuestion {
    private final String id;
    private final int report;
    private final Wording wording;
    private final Place place;
    private final ReadOnlyObjectWrapper<Optional<Integer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * How a question reads.
     *
     * @param stem before {@code asked}, which stands out
     * @param whole the question as one sentence
     * @param answers the words of the five answers, first to fifth
     */
    record Wording(String stem, String asked, String end, String whole, List<String> answers) {
        Wording {
            answers = List.copyOf(answers);
            if (answers.size() != 5) {
                throw new IllegalArgumentException("a question has five answers");
            }
        }
    }

    /** Where the answer stands among a page's answers. */
    record Place(Function<Answers, Optional<Integer>> get, BiFunction<Answers, Integer, Answers> with) {}

    /**
     * @param id for nodes; says nothing about who wrote what
     * @param report the report that it is about, 1 or 2; 0 for both
     */
    RatingQuestion(String id, int report, Wording wording, Place place) {
        this.id = id;
        this.report = report;
        this.wording = wording;
        this.place = place;
    }

    String id() {
        return id;
    }

    int report() {
        return report;
    }

    Wording wording() {
        return wording;
    }

    /** 1 to 5, or empty. */
    ReadOnlyObjectProperty<Optional<Integer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    boolean answered() {
        return answer.get().isPresent();
    }

    /** Shows what {@code answers} say. */
    void read(Answers answers) {
        answer.set(place.get().apply(answers));
    }

    /** {@code answers} with this question answered, 1 to 5. */
    Answers put(Answers answers, int chosen) {
        return place.with().apply(answers, chosen);
    }
}
