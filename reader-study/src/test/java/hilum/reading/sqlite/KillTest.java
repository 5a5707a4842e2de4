package hilum.reading.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import hilum.reading.OpenCase;
import hilum.reading.RatedCase;
import hilum.reading.RatingDraft;
import hilum.reading.ReadingFailure;
import hilum.reading.ReadingStore;
import hilum.reading.Readings;
import hilum.reading.Sitting;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that rates is killed at random moments: what it had confirmed is there, and the place is exact. */
class KillTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Readings.NOON);

    @TempDir
    Path folder;

    /** What the killed program had confirmed. */
    private record Confirmed(int kept, int committed) {}

    @Test
    void nothing_confirmed_is_lost_when_the_program_is_killed_twenty_times() throws Exception {
        killRepeatedly(20);
    }

    @Test
    @Tag("slow")
    void nothing_confirmed_is_lost_when_the_program_is_killed_two_hundred_times() throws Exception {
        killRepeatedly(200);
    }

    private void killRepeatedly(int times) throws Exception {
        Path file = folder.resolve("readings.db");
        Sitting sitting;
        try (ReadingStore store = SqliteReadingStore.open(file, CLOCK)) {
            sitting = Readings.make(store, "Pilot A", Readings.cases(times * CommitLoop.MOST_COMMITS + 1), "Ada")
                    .getFirst();
        }
        Random random = new Random(20);
        Confirmed confirmed = new Confirmed(0, 0);
        for (int i = 0; i < times; i++) {
            confirmed = runAndKill(file, sitting.id(), 1 + random.nextInt(100), random.nextInt(4_000_000), confirmed);
            check(file, sitting.id(), confirmed);
        }
    }

    /** Kills after that many lines and nanoseconds, then takes what was still written. */
    private static Confirmed runAndKill(Path file, long sitting, int lines, int nanos, Confirmed before)
            throws IOException, InterruptedException {
        Path complaint = file.resolveSibling("complaint.txt");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommitLoop.class.getName(),
                        file.toString(),
                        Long.toString(sitting))
                .redirectError(complaint.toFile())
                .start();
        Confirmed confirmed = before;
        try (BufferedReader out = child.inputReader()) {
            for (int i = 0; i < lines; i++) {
                String line = out.readLine();
                assertThat(line)
                        .as("the program goes on until it is killed; it said %s", contentOf(complaint.toFile()))
                        .isNotNull();
                confirmed = add(confirmed, line);
            }
            long deadline = System.nanoTime() + nanos;
            while (System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            // The handle kills as well, and leaves the pipe open to be read to its end.
            child.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                confirmed = add(confirmed, line);
            }
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        return confirmed;
    }

    private static Confirmed add(Confirmed before, String line) {
        if (!line.matches("(kept|committed) \\d+")) {
            return before; // cut short by the kill
        }
        int number = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
        return line.startsWith("kept")
                ? new Confirmed(number, before.committed())
                : new Confirmed(before.kept(), number);
    }

    private static void check(Path file, long sitting, Confirmed confirmed) throws ReadingFailure {
        try (ReadingStore store = SqliteReadingStore.open(file, CLOCK)) {
            List<RatedCase> ratings = store.reader().ratings(sitting);
            // The last step may be done without its confirmation having got out.
            assertThat(ratings.size()).isBetween(confirmed.committed(), confirmed.committed() + 1);
            for (int i = 0; i < ratings.size(); i++) {
                assertThat(ratings.get(i).number()).isEqualTo(i + 1);
                assertThat(ratings.get(i).rating()).isEqualTo(Readings.rating(i + 1));
            }
            OpenCase next = store.reader().next(sitting).orElseThrow();
            assertThat(next.number()).isEqualTo(ratings.size() + 1);
            if (confirmed.kept() == next.number()) {
                assertThat(next.draft()).isEqualTo(CommitLoop.draft(next.number()));
            } else {
                assertThat(next.draft()).isIn(RatingDraft.empty(), CommitLoop.draft(next.number()));
            }
        }
    }
}
