package hilum.model.pull;

import static hilum.model.pull.FakeHub.fileAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bad line, a bad server and a small disk do to a pull. */
class TransferTroubleTest {
    private static final String SHARD = "model-00001-of-00002.safetensors";
    private static final String AGAIN = "it goes on where it stopped";

    @TempDir
    private Path temp;

    private final FakeHub hub = FakeHub.withSnapshot();
    private final CountDownLatch stalled = new CountDownLatch(1);

    @AfterEach
    void close() throws Exception {
        stalled.countDown();
        hub.close();
    }

    private Pulls pulls() {
        return new Pulls(temp.resolve("model"));
    }

    @Test
    void a_cut_connection_is_gone_on_with_where_it_broke() throws Exception {
        hub.twist(fileAddress(SHARD), answer -> answer.cutAfter(40_000));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(hub.requests)
                .filteredOn(request -> request.path().equals(fileAddress(SHARD)))
                .extracting(FakeHub.Request::from)
                .satisfies(from -> assertThat(from.getLast()).isPositive());
        assertThat(pulls.waits).containsExactly("The connection was cut.");
    }

    @Test
    void a_cut_file_list_is_asked_for_again() throws Exception {
        hub.twist(FakeHub.treeAddress(), answer -> answer.cutAfter(100));
        hub.twist(FakeHub.revisionAddress(), answer -> answer.cutAfter(0));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
    }

    @Test
    void a_line_that_brings_nothing_is_given_up_after_growing_pauses() {
        hub.answer(
                fileAddress(SHARD),
                request -> hub.ranged(hub.files.get(SHARD), request).cutAfter(0));
        Pulls pulls = pulls();
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.Unreachable.class)
                .hasMessageContaining(AGAIN);
        assertThat(pulls.machine.pauses)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    }

    @Test
    void a_line_that_brings_little_each_time_is_never_given_up() throws Exception {
        for (int i = 0; i < 20; i++) {
            hub.twist(fileAddress(SHARD), answer -> answer.cutAfter(3_000));
        }
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(pulls.machine.pauses).hasSize(20).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void a_server_that_knows_no_ranges_sends_from_the_start() throws Exception {
        hub.knowsRanges = false;
        hub.twist(fileAddress(SHARD), answer -> answer.cutAfter(40_000));
        Pulls pulls = pulls();
        PulledSnapshot snapshot = pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(snapshot.fetchedBytes()).isGreaterThan(snapshot.bytes());
        assertThat(pulls.progress).allSatisfy(now -> assertThat(now.doneBytes()).isBetween(0L, now.totalBytes()));
    }

    @Test
    void without_ranges_and_always_cut_at_one_place_a_pull_ends_in_words() {
        hub.knowsRanges = false;
        hub.answer(
                fileAddress(SHARD),
                request -> hub.ranged(hub.files.get(SHARD), request).cutAfter(40_000));
        assertThatThrownBy(() -> pulls().from(hub)).isInstanceOf(PullFailure.Unreachable.class);
    }

    @Test
    void another_range_than_the_one_asked_for_is_not_believed() throws Exception {
        hub.twist(fileAddress(SHARD), answer -> answer.cutAfter(40_000));
        hub.twist(fileAddress(SHARD), answer -> answer.with("Content-Range", "bytes 7-69999/70000"));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(hub.requests.stream()
                        .filter(r -> r.path().equals(fileAddress(SHARD)))
                        .toList()
                        .getLast()
                        .from())
                .isZero();
    }

    @Test
    void a_range_that_cannot_be_served_means_from_the_start() throws Exception {
        hub.twist(fileAddress(SHARD), answer -> answer.cutAfter(40_000));
        hub.twist(fileAddress(SHARD), _ -> FakeHub.Response.status(416, "Content-Range", "bytes */70000"));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
    }

    @Test
    void a_wrong_size_is_refused_and_nothing_of_it_stays() throws Exception {
        byte[] longer = FakeHub.bytes(1, 70_001);
        hub.answer(fileAddress(SHARD), _ -> FakeHub.Response.of(200, Map.of(), longer));
        Pulls pulls = pulls();
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.WrongContent.class)
                .hasMessageContaining("70001")
                .hasMessageContaining("70000");
        assertThat(pulls.files().keySet()).contains("config.json").noneMatch(name -> name.contains("00001"));
    }

    @Test
    void more_bytes_than_listed_are_refused_even_when_no_length_was_told() throws Exception {
        hub.answer(
                fileAddress(SHARD),
                _ -> FakeHub.Response.of(200, Map.of("Transfer-Encoding", "chunked"), chunked(70_001)));
        Pulls pulls = pulls();
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.WrongContent.class)
                .hasMessageContaining("longer");
        assertThat(pulls.files().keySet()).noneMatch(name -> name.contains("00001"));
    }

    @Test
    void an_answer_that_ends_too_early_without_a_length_counts_as_cut() throws Exception {
        hub.twist(
                fileAddress(SHARD), _ -> FakeHub.Response.of(200, Map.of("Transfer-Encoding", "chunked"), chunked(0)));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(pulls.waits).containsExactly("The answer ended before the file did.");
    }

    private static byte[] chunked(int count) {
        String chunk = count == 0 ? "" : Integer.toHexString(count) + "\r\n" + "x".repeat(count) + "\r\n";
        return (chunk + "0\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Test
    void a_wrong_digest_is_refused_and_nothing_of_it_stays() throws Exception {
        for (String name : new String[] {SHARD, "config.json"}) {
            byte[] wrong = hub.files.get(name).clone();
            wrong[3]++;
            hub.answer(fileAddress(name), request -> hub.ranged(wrong, request));
            Pulls pulls = new Pulls(temp.resolve(name));
            assertThatThrownBy(() -> pulls.from(hub))
                    .isInstanceOf(PullFailure.WrongContent.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining("thrown away");
            assertThat(pulls.files().keySet()).noneMatch(file -> file.startsWith(name));
        }
    }

    @Test
    void packed_bytes_are_refused() {
        hub.twist(fileAddress("config.json"), answer -> answer.with("Content-Encoding", "gzip"));
        assertThatThrownBy(() -> pulls().from(hub)).isInstanceOf(PullFailure.WrongContent.class);
    }

    @Test
    void a_busy_server_is_left_alone_for_as_long_as_it_asks() throws Exception {
        hub.twist(fileAddress(SHARD), _ -> FakeHub.Response.status(429, "Retry-After", "37"));
        hub.twist(
                fileAddress(SHARD), _ -> FakeHub.Response.status(503, "Retry-After", "Sun, 22 Nov 2026 10:02:00 GMT"));
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(pulls.machine.pauses.getFirst()).isEqualTo(Duration.ofSeconds(37));
        assertThat(pulls.machine.pauses.getLast()).isBetween(Duration.ofSeconds(80), Duration.ofSeconds(83));
    }

    @Test
    void a_server_that_asks_for_hours_ends_the_pull() {
        hub.twist(FakeHub.revisionAddress(), _ -> FakeHub.Response.status(429, "Retry-After", "7200"));
        Pulls pulls = pulls();
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.Unreachable.class)
                .hasMessageContaining("120 minutes");
        assertThat(pulls.machine.pauses).isEmpty();
    }

    @Test
    void faults_of_the_server_are_tried_again() throws Exception {
        for (int status : new int[] {500, 502, 503, 504}) {
            hub.twist(FakeHub.treeAddress(), _ -> FakeHub.Response.status(status, "Retry-After", "soon"));
        }
        Pulls pulls = pulls();
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(pulls.waits).first().isEqualTo("The server answered 500.");
    }

    @Test
    void an_answer_that_makes_no_sense_is_told_at_once() {
        for (int status : new int[] {204, 206, 400, 416, 418}) {
            hub.answer(fileAddress("config.json"), _ -> FakeHub.Response.status(status));
            Pulls pulls = pulls();
            assertThatThrownBy(() -> pulls.from(hub)).as("" + status).isInstanceOf(PullFailure.WrongContent.class);
            assertThat(pulls.machine.pauses).isEmpty();
        }
    }

    @Test
    void a_log_in_page_of_the_network_is_recognised() {
        hub.answer(
                FakeHub.revisionAddress(),
                _ -> FakeHub.Response.of(
                        200, Map.of(), "<html>Sign in</html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThatThrownBy(() -> pulls().from(hub))
                .isInstanceOf(PullFailure.WrongContent.class)
                .hasMessageContaining("log-in page");
    }

    @Test
    void a_hub_that_takes_no_connection_is_told() throws Exception {
        hub.close();
        assertThatThrownBy(() -> pulls().from(hub))
                .isInstanceOf(PullFailure.Unreachable.class)
                .hasMessageContaining("127.0.0.1 takes no connection");
    }

    @Test
    void a_line_that_falls_silent_counts_as_cut() throws Exception {
        hub.twist(fileAddress(SHARD), answer -> answer.stalledAfter(40_000, stalled));
        Pulls pulls = pulls();
        pulls.limits = new PullLimits(50, 1_000_000, 1_000, 5, Duration.ofMillis(300), Duration.ofMinutes(10));
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(pulls.waits).containsExactly("Nothing came for 1 second.");
    }

    @Test
    void a_server_that_never_answers_counts_as_cut() throws Exception {
        hub.twist(fileAddress(SHARD), answer -> {
            try {
                stalled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return answer;
        });
        Pulls pulls = pulls();
        pulls.limits = new PullLimits(50, 1_000_000, 1_000, 5, Duration.ofMillis(300), Duration.ofMinutes(10));
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(pulls.waits).containsExactly("127.0.0.1 did not answer for 1 second.");
    }

    @Test
    void a_disk_that_is_too_small_is_told_with_both_numbers_before_anything_is_written() {
        Pulls pulls = pulls();
        pulls.limits = new PullLimits(50, 1_000_000, 1_000_000_000, 5, Duration.ofSeconds(20), Duration.ofMinutes(1));
        pulls.machine.usable = 500_000_000;
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.DiskFull.class)
                .hasMessageContaining("1.0 GB")
                .hasMessageContaining("500.0 MB");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void what_is_there_already_needs_no_room() throws Exception {
        Pulls pulls = pulls();
        pulls.machine.roomForWrites = 100_000;
        assertThatThrownBy(() -> pulls.from(hub)).isInstanceOf(PullFailure.DiskFull.class);
        pulls.machine.roomForWrites = Long.MAX_VALUE;
        pulls.machine.usable = 22_000;
        pulls.from(hub);
        pulls.assertWhole(hub);
    }

    @Test
    void a_disk_that_fills_up_is_told_and_the_part_is_gone_on_with() throws Exception {
        for (String words :
                new String[] {"No space left on device", "There is not enough space on the disk", "Disk quota exceeded"
                }) {
            Pulls pulls = new Pulls(temp.resolve(words));
            pulls.machine.fullDiskWords = words;
            pulls.machine.roomForWrites = 40_000;
            assertThatThrownBy(() -> pulls.from(hub))
                    .isInstanceOf(PullFailure.DiskFull.class)
                    .hasMessageContaining("disk is full")
                    .hasMessageContaining(AGAIN);
            pulls.machine.roomForWrites = Long.MAX_VALUE;
            assertThat(pulls.from(hub).fetchedBytes()).isLessThan(90_000);
            pulls.assertWhole(hub);
        }
    }

    @Test
    void a_disk_fault_that_is_no_full_disk_is_told_with_its_reason() {
        Pulls pulls = pulls();
        pulls.machine.fullDiskWords = "Input/output error";
        pulls.machine.roomForWrites = 40_000;
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.FolderUnusable.class)
                .hasMessageContaining("Input/output error");
    }

    @Test
    void an_interrupt_ends_a_silent_pull_within_a_second_and_keeps_the_part() throws Exception {
        hub.twist(fileAddress(SHARD), answer -> answer.stalledAfter(40_000, stalled));
        Pulls pulls = pulls();
        AtomicReference<Thread> puller = new AtomicReference<>();
        CompletableFuture<Object> end = new CompletableFuture<>();
        CountDownLatch receiving = new CountDownLatch(1);
        puller.set(Thread.ofPlatform().start(() -> {
            try {
                end.complete(pulls.from(hub));
            } catch (InterruptedException | PullFailure e) {
                end.completeExceptionally(e);
            }
        }));
        awaitRequest(fileAddress(SHARD), receiving);
        long from = System.nanoTime();
        puller.get().interrupt();
        assertThatThrownBy(() -> end.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(1));
        assertThat(pulls.files().keySet()).anyMatch(name -> name.startsWith(SHARD) && name.endsWith(".part"));
        pulls.from(hub);
        pulls.assertWhole(hub);
    }

    private void awaitRequest(String path, CountDownLatch never) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!hub.asked().contains(path) && System.nanoTime() < deadline) {
            assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(hub.asked()).contains(path);
    }
}
