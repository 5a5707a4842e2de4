package hilum.model.pull;

import static hilum.model.pull.FakeHub.fileAddress;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull from beginning to end, and what a second one does with what the first left. */
class SnapshotPullTest {
    private static final String SHARD = "model-00001-of-00002.safetensors";

    @TempDir
    private Path temp;

    private FakeHub hub;
    private Pulls pulls;

    @BeforeEach
    void open() {
        hub = FakeHub.withSnapshot();
        pulls = new Pulls(temp.resolve("models").resolve("model"));
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
    }

    @Test
    void a_pull_brings_what_the_runtime_needs_and_no_code_or_pickle() throws Exception {
        PulledSnapshot snapshot = pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(snapshot.commit()).isEqualTo(FakeHub.COMMIT);
        assertThat(snapshot.files()).contains("config.json", SHARD).hasSize(7);
        assertThat(snapshot.fetchedBytes()).isEqualTo(snapshot.bytes());
        assertThat(hub.asked())
                .noneMatch(path -> path.endsWith(".py") || path.endsWith(".bin") || path.endsWith(".pt"));
    }

    @Test
    void every_file_is_asked_for_by_commit_so_that_a_moving_branch_mixes_nothing() throws Exception {
        pulls.from(hub);
        assertThat(hub.asked())
                .filteredOn(path -> path.contains("/resolve/"))
                .allMatch(path -> path.contains(FakeHub.COMMIT));
        assertThat(hub.asked()).filteredOn(path -> path.contains("main")).hasSize(1);
    }

    @Test
    void a_second_pull_fetches_and_reads_nothing_again() throws Exception {
        pulls.from(hub);
        hub.requests.clear();
        PulledSnapshot again = pulls.from(hub);
        assertThat(again.fetchedBytes()).isZero();
        assertThat(hub.asked()).noneMatch(path -> path.contains("/resolve/"));
        assertThat(pulls.checked).isEmpty();
    }

    @Test
    void the_record_names_commit_sizes_digests_and_times() throws Exception {
        pulls.from(hub);
        assertThat(Files.readString(pulls.folder.resolve(PullRecord.NAME)))
                .contains(
                        "owner/model", FakeHub.COMMIT, "\"complete\": true", "\"size\": 70000", "sha256:", "git-sha1:")
                .contains("2026-11-22T10:00:0");
    }

    @Test
    void without_the_record_files_are_read_and_compared_but_not_fetched() throws Exception {
        pulls.from(hub);
        Files.delete(pulls.folder.resolve(PullRecord.NAME));
        PulledSnapshot again = pulls.from(hub);
        assertThat(again.fetchedBytes()).isZero();
        assertThat(pulls.checked).contains(SHARD);
    }

    @Test
    void a_damaged_record_harms_nothing() throws Exception {
        pulls.from(hub);
        for (String damage : new String[] {"", "[]", "{\"files\":3}", "{\"files\":{\"config.json\":{}}}"}) {
            Files.writeString(pulls.folder.resolve(PullRecord.NAME), damage);
            assertThat(pulls.from(hub).fetchedBytes()).as(damage).isZero();
        }
    }

    @Test
    void a_file_that_changed_after_its_download_is_fetched_anew() throws Exception {
        pulls.from(hub);
        Path shard = pulls.folder.resolve(SHARD);
        byte[] bytes = Files.readAllBytes(shard);
        bytes[5]++;
        Files.write(shard, bytes);
        Files.setLastModifiedTime(shard, FileTime.fromMillis(1));
        assertThat(pulls.from(hub).fetchedBytes()).isEqualTo(bytes.length);
        pulls.assertWhole(hub);
    }

    @Test
    void parts_of_a_killed_pull_are_gone_on_with() throws Exception {
        Files.createDirectories(pulls.folder);
        byte[] whole = hub.files.get(SHARD);
        Path part =
                pulls.folder.resolve(SHARD + "." + FakeHub.hex("SHA-256", whole).substring(0, 16) + ".part");
        Files.write(part, java.util.Arrays.copyOf(whole, 65_000));
        PulledSnapshot snapshot = pulls.from(hub);
        assertThat(hub.requests)
                .filteredOn(request -> request.path().equals(fileAddress(SHARD)))
                .singleElement()
                .satisfies(request -> assertThat(request.from()).isEqualTo(65_000));
        assertThat(snapshot.bytes() - snapshot.fetchedBytes()).isEqualTo(65_000);
        pulls.assertWhole(hub);
    }

    @Test
    void a_damaged_part_costs_one_more_transfer_and_nothing_else() throws Exception {
        Files.createDirectories(pulls.folder);
        byte[] whole = hub.files.get(SHARD);
        Files.write(
                pulls.folder.resolve(SHARD + "." + FakeHub.hex("SHA-256", whole).substring(0, 16) + ".part"),
                new byte[65_000]);
        pulls.from(hub);
        pulls.assertWhole(hub);
        assertThat(pulls.progress.getLast().doneBytes())
                .isEqualTo(pulls.progress.getLast().totalBytes());
    }

    @Test
    void a_part_that_is_whole_is_not_asked_for_again() throws Exception {
        Files.createDirectories(pulls.folder);
        byte[] whole = hub.files.get(SHARD);
        Files.write(
                pulls.folder.resolve(SHARD + "." + FakeHub.hex("SHA-256", whole).substring(0, 16) + ".part"), whole);
        pulls.from(hub);
        assertThat(hub.asked()).doesNotContain(fileAddress(SHARD));
        pulls.assertWhole(hub);
    }

    @Test
    void a_new_revision_keeps_the_files_that_stayed_the_same() throws Exception {
        pulls.from(hub);
        hub.requests.clear();
        String newer = "d".repeat(40);
        hub.revisionJson = hub.revisionJson.replace(FakeHub.COMMIT, newer);
        hub.put("config.json", "{\"model_type\":\"phi\",\"newer\":true}");
        PulledSnapshot snapshot = pulls.from(hub);
        assertThat(snapshot.commit()).isEqualTo(newer);
        assertThat(hub.asked()).filteredOn(path -> path.contains("/resolve/")).hasSize(1);
        pulls.assertWhole(hub);
    }

    @Test
    void a_part_of_an_older_revision_is_thrown_away() throws Exception {
        Files.createDirectories(pulls.folder);
        Files.write(pulls.folder.resolve(SHARD + ".0123456789abcdef.part"), new byte[100]);
        pulls.from(hub);
        pulls.assertWhole(hub);
    }

    @Test
    void files_that_a_revision_no_longer_has_are_named_and_left() throws Exception {
        pulls.from(hub);
        hub.files.remove("README.md");
        assertThat(pulls.from(hub).leftOver()).containsExactly("README.md");
        assertThat(pulls.folder.resolve("README.md")).exists();
    }

    @Test
    void a_file_of_the_user_is_never_written_over() throws Exception {
        Files.createDirectories(pulls.folder);
        Path own = Files.writeString(pulls.folder.resolve("config.json"), "mine");
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.FolderUnusable.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining("--into");
        assertThat(own).hasContent("mine");
    }

    @Test
    void a_folder_of_another_repository_is_not_touched() throws Exception {
        pulls.from(hub);
        Map<String, byte[]> before = pulls.files();
        pulls.repository = new Repository("owner", "other");
        hub.answer("/api/models/owner/other/revision/main", hub::plain);
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.FolderUnusable.class)
                .hasMessageContaining("owner/model");
        assertThat(pulls.files().keySet()).isEqualTo(before.keySet());
    }

    @Test
    void two_pulls_do_not_work_in_one_folder() throws Exception {
        Files.createDirectories(pulls.folder);
        try (FileChannel other = FileChannel.open(
                pulls.folder.resolve(".hilum-pull.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.lock().isValid()).isTrue();
            assertThatThrownBy(() -> pulls.from(hub))
                    .isInstanceOf(PullFailure.FolderUnusable.class)
                    .hasMessageContaining("Another download");
        }
    }

    @Test
    void a_file_in_place_of_the_folder_is_told() throws Exception {
        Files.createDirectories(pulls.folder.getParent());
        Files.writeString(pulls.folder, "a file");
        assertThatThrownBy(() -> pulls.from(hub)).isInstanceOf(PullFailure.FolderUnusable.class);
        assertThat(pulls.folder).hasContent("a file");
    }

    @Test
    void progress_ends_at_the_total_and_never_goes_beyond() throws Exception {
        pulls.from(hub);
        assertThat(pulls.progress).isNotEmpty().allSatisfy(now -> {
            assertThat(now.doneBytes()).isBetween(0L, now.totalBytes());
            assertThat(now.bytesPerSecond()).isNotNegative();
        });
        PullProgress last = pulls.progress.getLast();
        assertThat(last.doneBytes()).isEqualTo(last.totalBytes());
        assertThat(last.timeLeft()).hasValueSatisfying(left -> assertThat(left).isZero());
    }

    @Test
    void a_tree_of_several_pages_is_read_to_its_end() throws Exception {
        String whole = hub.tree();
        int middle = whole.indexOf("{\"type\":\"file\",\"path\":\"model-00002");
        String first = whole.substring(0, middle - 1) + "]";
        String second = "[" + whole.substring(middle);
        hub.answer(
                FakeHub.treeAddress(),
                _ -> FakeHub.Response.of(200, Map.of(), utf8(first))
                        .with("Link", "<" + hub.base() + "/api/models/next/tree/2?cursor=abc>; rel=\"next\""));
        hub.answer("/api/models/next/tree/2?cursor=abc", _ -> FakeHub.Response.of(200, Map.of(), utf8(second)));
        pulls.from(hub);
        pulls.assertWhole(hub);
    }

    @Test
    void a_tree_without_an_end_is_given_up() {
        hub.answer(
                FakeHub.treeAddress(),
                _ -> FakeHub.Response.of(200, Map.of(), utf8("[]"))
                        .with("Link", "<" + FakeHub.treeAddress() + ">; rel=\"next\""));
        assertThatThrownBy(() -> pulls.from(hub))
                .isInstanceOf(PullFailure.WrongContent.class)
                .hasMessageContaining("no end");
        assertThat(pulls.folder).doesNotExist();
    }

    @Test
    void a_tree_that_goes_on_at_another_host_is_refused() {
        hub.answer(
                FakeHub.treeAddress(),
                _ -> FakeHub.Response.of(200, Map.of(), utf8("[]"))
                        .with("Link", "<https://elsewhere.example/tree>; rel=\"next\""));
        assertThatThrownBy(() -> pulls.from(hub)).isInstanceOf(PullFailure.WrongContent.class);
    }

    @Test
    void a_single_weight_file_is_a_snapshot_too() throws Exception {
        hub.files.keySet().removeIf(name -> name.startsWith("model"));
        hub.files.put("model.safetensors", FakeHub.bytes(3, 9_999));
        hub.files.put("adapter.safetensors", FakeHub.bytes(3, 9));
        pulls.from(hub);
        hub.files.remove("adapter.safetensors");
        pulls.assertWhole(hub);
    }

    @Test
    void settings_of_the_vision_tower_come_into_their_own_folder() throws Exception {
        hub.put("vision_tower/config.json", "{}");
        pulls.from(hub);
        pulls.assertWhole(hub);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
