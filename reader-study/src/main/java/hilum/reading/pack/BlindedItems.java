package hilum.reading.pack;

import hilum.reading.BlindedPair;
import hilum.reading.Blinding;
import hilum.reading.ItemKind;
import hilum.reading.ReaderProtocol;
import hilum.reading.ReadingCase;
import hilum.reading.ReadingProtocol;
import hilum.reading.ReadingTask;
import hilum.reading.pack.ReaderPackage.PackedCase;
import hilum.reading.pack.ReaderPackage.PackedPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Turns the key into what readers may have. */
public final class BlindedItems {
    private static final Set<String> KNOWN_ENDINGS = Set.of("dcm", "png", "jpg", "jpeg", "tif", "tiff", "bmp");

    private final StudyKey key;
    private final Blinding blinding;

    public BlindedItems(StudyKey key) {
        this.key = key;
        this.blinding = new Blinding(key.protocol(), key.cases());
    }

    /** Every case under its code, in the order of the codes, which says nothing. */
    public List<PackedCase> cases() {
        List<PackedCase> cases = new ArrayList<>();
        for (int i = 0; i < key.cases().size(); i++) {
            ReadingCase readingCase = key.cases().get(i);
            cases.add(new PackedCase(
                    key.codes().get(i),
                    readingCase.task(),
                    readingCase.indication(),
                    readingCase.taskInput(),
                    pictureNames(i)));
        }
        cases.sort(java.util.Comparator.comparing(PackedCase::code));
        return List.copyOf(cases);
    }

    /** The names that the pictures of case {@code index} have on the readers' side. */
    public List<String> pictureNames(int index) {
        List<String> names = new ArrayList<>();
        for (Path picture : key.cases().get(index).pictures()) {
            String name =
                    Objects.requireNonNull(picture.getFileName()).toString().toLowerCase(Locale.ROOT);
            String ending = name.substring(name.lastIndexOf('.') + 1);
            // Endings that are not a kind of picture could be words.
            names.add(key.codes().get(index) + "-" + (names.size() + 1)
                    + (KNOWN_ENDINGS.contains(ending) ? "." + ending : ""));
        }
        return names;
    }

    /** The items of seat {@code number} as its reader sees them. */
    public List<PackedPlace> places(int number) {
        StudyKey.Seat seat = key.seats().get(number);
        Set<Integer> asked = seat.adjudicator()
                ? Set.of()
                : blinding.asked(number, seat.places(), key.protocol().conduct().guesses());
        List<PackedPlace> places = new ArrayList<>();
        for (Blinding.Place place : seat.places()) {
            ReadingCase readingCase = key.cases().get(place.caseIndex());
            BlindedPair pair = place.side().blind(key.protocol().design(), readingCase, List.of());
            boolean training = place.kind() == ItemKind.TRAINING;
            places.add(new PackedPlace(
                    places.size() + 1,
                    key.codes().get(place.caseIndex()),
                    place.period(),
                    training,
                    training ? readingCase.role().feedback() : "",
                    pair.report1(),
                    pair.report2(),
                    asked.contains(places.size() + 1)));
        }
        return List.copyOf(places);
    }

    /** How many of a seat's items are primary. */
    public int primaryCount(int number) {
        return (int) key.seats().get(number).places().stream()
                .filter(place -> place.kind() == ItemKind.PRIMARY)
                .count();
    }

    /** The reader's part of the protocol. */
    public ReaderProtocol protocol(int number) {
        ReadingProtocol protocol = key.protocol();
        List<ReadingTask> tasks =
                key.seats().get(number).adjudicator() ? protocol.plan().tasks() : blinding.tasks(number);
        return new ReaderProtocol(
                protocol.name(),
                protocol.title().version(),
                key.hash(),
                protocol.design(),
                tasks,
                protocol.conduct(),
                protocol.wording());
    }
}
