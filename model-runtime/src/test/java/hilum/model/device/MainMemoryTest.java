package hilum.model.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainMemoryTest {
    private static final long MB = 1L << 20;

    @TempDir
    private Path root;

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void machine() throws IOException {
        file("proc/meminfo", "MemTotal:  16384 kB\nMemFree: 1 kB\nMemAvailable:   8192 kB\n");
    }

    @Test
    void this_machine_has_some() {
        MainMemory memory = MainMemory.ofThisMachine();
        assertThat(memory.availableBytes()).isPositive().isLessThanOrEqualTo(memory.totalBytes());
    }

    @Test
    void what_the_kernel_says_is_available_counts() throws Exception {
        machine();
        assertThat(MainMemory.linux(root, 16 * MB)).isEqualTo(new MainMemory(16 * MB, 8 * MB));
    }

    @Test
    void without_the_kernels_files_everything_is_available() {
        assertThat(MainMemory.linux(root, 5 * MB)).isEqualTo(new MainMemory(5 * MB, 5 * MB));
    }

    @Test
    void a_containers_limit_holds_and_its_file_cache_counts_as_free() throws Exception {
        machine();
        file("proc/self/cgroup", "0::/\n");
        file("sys/fs/cgroup/memory.max", 6 * MB + "\n");
        file("sys/fs/cgroup/memory.current", 5 * MB + "\n");
        file("sys/fs/cgroup/memory.stat", "anon 1\ninactive_file " + 2 * MB + "\nactive_file " + MB + "\n");
        assertThat(MainMemory.linux(root, 16 * MB)).isEqualTo(new MainMemory(6 * MB, 4 * MB));
    }

    @Test
    void a_limit_above_the_own_group_holds_too() throws Exception {
        machine();
        file("proc/self/cgroup", "0::/outer/inner\n");
        file("sys/fs/cgroup/outer/memory.max", 3 * MB + "\n");
        file("sys/fs/cgroup/outer/memory.current", 2 * MB + "\n");
        file("sys/fs/cgroup/outer/inner/memory.max", "max\n");
        assertThat(MainMemory.linux(root, 16 * MB)).isEqualTo(new MainMemory(3 * MB, MB));
    }

    @Test
    void the_older_kind_of_group_is_understood() throws Exception {
        machine();
        file("proc/self/cgroup", "5:cpu,cpuacct:/x\n4:memory:/docker/abc\n");
        file("sys/fs/cgroup/memory/memory.limit_in_bytes", 4 * MB + "\n");
        file("sys/fs/cgroup/memory/memory.usage_in_bytes", 3 * MB + "\n");
        assertThat(MainMemory.linux(root, 16 * MB)).isEqualTo(new MainMemory(4 * MB, MB));
    }

    @Test
    void no_limit_is_no_limit() throws Exception {
        machine();
        file("proc/self/cgroup", "0::/../..\ngarbage\n");
        file("sys/fs/cgroup/memory.max", "max\n");
        assertThat(MainMemory.linux(root, 16 * MB)).isEqualTo(new MainMemory(16 * MB, 8 * MB));
    }
}
