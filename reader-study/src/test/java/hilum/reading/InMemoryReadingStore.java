package hilum.reading;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The store as a fake; closing it loses nothing. */
public final class InMemoryReadingStore implements ReadingStore, ReaderDesk, CoordinatorDesk {
    private final InstantSource clock;
    private final Map<String, Made> readings = new LinkedHashMap<>();
    private final List<Seat> seats = new ArrayList<>();

    public InMemoryReadingStore(InstantSource clock) {
        this.clock = clock;
    }

    private record Made(ReadingProtocol protocol, Map<String, ReadingCase> cases, List<KeyOpening> openings) {}

    private record Seat(
            Made made, String reader, Blinding.Draw draw, List<Rating> ratings, Map<Integer, RatingDraft> drafts) {}

    @Override
    public ReaderDesk reader() {
        return this;
    }

    @Override
    public CoordinatorDesk coordinator() {
        return this;
    }

    @Override
    public void close() {
        // Everything stays for the next opening.
    }

    @Override
    public synchronized List<Sitting> create(ReadingProtocol protocol, List<ReadingCase> cases, List<String> readers)
            throws ReadingFailure {
        String key = protocol.name().toLowerCase();
        if (readings.containsKey(key)) {
            throw new ReadingFailure.NameTaken(protocol.name());
        }
        Map<String, ReadingCase> byId =
                cases.stream().collect(Collectors.toMap(ReadingCase::id, c -> c, (a, b) -> a, LinkedHashMap::new));
        readings.put(key, new Made(protocol, byId, new ArrayList<>()));
        int before = seats.size();
        List<Sitting> made = new ArrayList<>();
        try {
            for (String reader : readers) {
                made.add(addReader(protocol.name(), reader));
            }
        } catch (ReadingFailure e) {
            seats.subList(before, seats.size()).clear();
            readings.remove(key);
            throw e;
        }
        return made;
    }

    @Override
    public synchronized Sitting addReader(String reading, String reader) throws ReadingFailure {
        Made made = readings.get(reading.toLowerCase());
        List<Seat> others = seats.stream().filter(seat -> seat.made() == made).toList();
        if (others.stream().anyMatch(seat -> seat.reader().equalsIgnoreCase(reader))) {
            throw new ReadingFailure.NameTaken(reader);
        }
        Blinding.Draw draw = new Blinding(made.protocol().seed())
                .draw(others.size(), List.copyOf(made.cases().keySet()));
        seats.add(new Seat(made, reader, draw, new ArrayList<>(), new HashMap<>()));
        return sitting(seats.size());
    }

    @Override
    public synchronized OpenedKey openKey(String reading, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a reason is needed");
        }
        Made made = readings.get(reading.toLowerCase());
        made.openings().add(new KeyOpening(clock.instant(), reason.strip()));
        Map<Long, Map<String, Side>> sides = new HashMap<>();
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).made() == made) {
                sides.put(
                        i + 1L,
                        seats.get(i).draw().places().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            }
        }
        return new OpenedKey(made.protocol(), sides);
    }

    @Override
    public synchronized List<KeyOpening> keyOpenings(String reading) {
        return List.copyOf(readings.get(reading.toLowerCase()).openings());
    }

    @Override
    public synchronized List<Sitting> sittings() {
        List<Sitting> all = new ArrayList<>();
        for (int id = 1; id <= seats.size(); id++) {
            all.add(sitting(id));
        }
        return all;
    }

    @Override
    public synchronized Optional<OpenCase> next(long sittingId) {
        Seat seat = seat(sittingId);
        int number = seat.ratings().size() + 1;
        if (number > seat.draw().places().size()) {
            return Optional.empty();
        }
        Map.Entry<String, Side> place = seat.draw().places().get(number - 1);
        return Optional.of(new OpenCase(
                number,
                place.getValue().blind(seat.made().cases().get(place.getKey())),
                seat.drafts().getOrDefault(number, RatingDraft.empty())));
    }

    @Override
    public synchronized Sitting keep(long sittingId, int number, RatingDraft draft) throws ReadingFailure {
        requireNext(sittingId, number).drafts().put(number, draft);
        return sitting(sittingId);
    }

    @Override
    public synchronized Sitting commit(long sittingId, int number, Rating rating) throws ReadingFailure {
        Seat seat = requireNext(sittingId, number);
        seat.drafts().remove(number);
        seat.ratings().add(rating);
        return sitting(sittingId);
    }

    @Override
    public synchronized List<RatedCase> ratings(long sittingId) {
        Seat seat = seat(sittingId);
        List<RatedCase> rated = new ArrayList<>();
        for (Rating rating : seat.ratings()) {
            rated.add(new RatedCase(
                    rated.size() + 1, seat.draw().places().get(rated.size()).getKey(), rating));
        }
        return rated;
    }

    private Seat requireNext(long sittingId, int number) throws ReadingFailure {
        Seat seat = seat(sittingId);
        if (number != seat.ratings().size() + 1 || number > seat.draw().places().size()) {
            throw new ReadingFailure.AlreadyAnswered();
        }
        return seat;
    }

    private Seat seat(long id) {
        if (id < 1 || id > seats.size()) {
            throw new IllegalArgumentException("no sitting " + id);
        }
        return seats.get((int) id - 1);
    }

    private Sitting sitting(long id) {
        Seat seat = seat(id);
        int answers = seat.ratings().stream()
                        .mapToInt(rating -> rating.verdict() instanceof Verdict.Judged ? 3 : 1)
                        .sum()
                + seat.drafts().values().stream()
                        .mapToInt(draft -> draft.answers().size())
                        .sum();
        Optional<Instant> last =
                seat.ratings().stream().map(Rating::committedAt).max(Instant::compareTo);
        return new Sitting(
                id,
                seat.made().protocol().name(),
                seat.made().protocol().task(),
                seat.reader(),
                seat.draw().places().size(),
                seat.ratings().size(),
                answers,
                last);
    }
}
