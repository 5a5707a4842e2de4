package hilum.reading.sqlite;

import hilum.reading.ReadingFailure;
import hilum.reading.pack.Sealing;
import hilum.reading.pack.Signing;
import java.security.PrivateKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is logged in. A PIN is right when it opens the reader's signing key, so no PIN and no hash of one is stored. From the third wrong attempt in a
 * row on there is a wait, which doubles up to an hour and outlives a restart.
 */
final class LogIns {
    /** Bound to every sealed signing key. */
    static final String ABOUT = "reader's signing key";

    private static final int FREE_ATTEMPTS = 2;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final Sealing sealing;
    private final Map<Long, PrivateKey> keys = new ConcurrentHashMap<>();

    LogIns(Database database, InstantSource clock, Sealing sealing) {
        this.database = database;
        this.clock = clock;
        this.sealing = sealing;
    }

    private record Lock(String sealedKey, boolean hasPin, int failures, Instant nextAttempt) {}

    void logIn(long sittingId, char[] pin) throws ReadingFailure {
        try {
            Lock lock = database.transaction(transaction -> attempt(transaction, sittingId));
            if (!lock.hasPin()) {
                return;
            }
            Optional<byte[]> key = sealing.open(lock.sealedKey(), pin, ABOUT);
            if (key.isEmpty()) {
                throw new ReadingFailure.WrongPin(lock.nextAttempt());
            }
            database.transaction(transaction -> store(transaction, sittingId, 0, Instant.EPOCH));
            keys.put(sittingId, Signing.privateKey(key.get()));
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    /** Counted before it is tried, with the lock: neither ending the program nor trying in many programs at once gains an attempt. */
    private Lock attempt(Transaction transaction, long sittingId) throws SQLException, ReadingFailure {
        Lock lock = lock(transaction, sittingId);
        if (!lock.hasPin()) {
            return lock;
        }
        Instant now = clock.instant();
        if (now.isBefore(lock.nextAttempt())) {
            throw new ReadingFailure.WrongPin(lock.nextAttempt());
        }
        int failures = lock.failures() + 1;
        Instant next = now.plus(waitAfter(failures));
        store(transaction, sittingId, failures, next);
        return new Lock(lock.sealedKey(), true, failures, next);
    }

    private static Lock lock(Transaction transaction, long sittingId) throws SQLException {
        return transaction
                .query(
                        "SELECT sealed_key, has_pin, failures, next_attempt_ms FROM sitting WHERE id = ?",
                        row -> new Lock(
                                row.getString(1),
                                row.getBoolean(2),
                                row.getInt(3),
                                Instant.ofEpochMilli(row.getLong(4))),
                        sittingId)
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sitting " + sittingId));
    }

    private static Duration waitAfter(int failures) {
        if (failures <= FREE_ATTEMPTS) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_ATTEMPTS - 1, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private int store(Transaction transaction, long sittingId, int failures, Instant next) throws SQLException {
        if (failures > FREE_ATTEMPTS) {
            Events.add(transaction, sittingId, clock.instant(), "log-in attempt " + failures + " in a row");
        }
        return transaction.change(
                "UPDATE sitting SET failures = ?, next_attempt_ms = ? WHERE id = ?",
                failures,
                next.toEpochMilli(),
                sittingId);
    }

    void logOut(long sittingId) {
        keys.remove(sittingId);
    }

    void require(long sittingId) throws ReadingFailure {
        if (!keys.containsKey(sittingId)) {
            throw new ReadingFailure.NotLoggedIn();
        }
    }

    /** The key that signs this reader's result. */
    PrivateKey signingKey(long sittingId) throws ReadingFailure {
        Lock lock = database.transaction(transaction -> lock(transaction, sittingId));
        PrivateKey key = keys.get(sittingId);
        if (key != null) {
            return key;
        }
        if (lock.hasPin()) {
            throw new ReadingFailure.NotLoggedIn();
        }
        if (lock.sealedKey().isEmpty()) {
            throw new ReadingFailure.NotFrozen();
        }
        return Signing.privateKey(
                sealing.open(lock.sealedKey(), new char[0], ABOUT).orElseThrow(ReadingFailure.NotLoggedIn::new));
    }
}
