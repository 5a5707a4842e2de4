package hilum.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job in a network namespace of its own, where no network exists. The kernel counts there, for this namespace alone, what was sent
 * and what could not be routed: a program that tries to call out leaves a count behind.
 */
class OfflineTest {
    @TempDir
    private Path folder;

    @Test
    void an_attempt_to_call_out_would_be_seen() throws Exception {
        Map<String, Long> counts = inEmptyNetwork(List.of("bash", "-c", "exec 3<>/dev/tcp/192.0.2.1/80 || true"));
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isPositive();
    }

    @Test
    void drawing_a_sample_and_asking_about_it_never_touches_the_network() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String main = "exec \"$0\" -cp \"$1\" --enable-native-access=ALL-UNNAMED"
                + " -Dhilum.native.cache=\"$2\" hilum.app.Main";
        String job = main.replace("exec ", "")
                + " phantom --out \"$3/films\" --count 1 --seed 7 --width 512 >\"$3/phantom.txt\" 2>&1 && "
                + main.replace("exec ", "")
                + " ask --model demo --max-tokens 6 --json --image \"$(ls \"$3\"/films/*.dcm | head -n 1)\""
                + " 'Is there a pleural effusion?' >\"$3/answer.json\" 2>\"$3/errors.txt\"";
        Map<String, Long> counts = inEmptyNetwork(List.of(
                "bash",
                "-c",
                job,
                java,
                System.getProperty("java.class.path"),
                System.getProperty("hilum.native.cache"),
                folder.toString()));
        assertThat(Files.readString(folder.resolve("answer.json"))).contains("\"ids\":[");
        assertThat(counts)
                .allSatisfy((name, count) -> assertThat(count).as(name).isZero());
    }

    /** Runs {@code command} and gives what the kernel counted as sent, attempted or not routable. */
    private Map<String, Long> inEmptyNetwork(List<String> command) throws Exception {
        assumeThat(canMakeNetworks())
                .as("this system lets a test make an empty network")
                .isTrue();
        Path counters = folder.resolve("counters.txt");
        List<String> whole = new ArrayList<>(List.of("unshare", "-r", "-n", "bash", "-c"));
        whole.add("\"$@\"; code=$?; cat /proc/net/snmp /proc/net/snmp6 >\"$COUNTERS\"; exit $code");
        whole.add("in-empty-network");
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment().put("COUNTERS", counters.toString());
        builder.environment().put("HILUM_HOME", folder.resolve("home").toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended in time").isTrue();
        assertThat(process.exitValue()).as(printed + errors()).isZero();
        return read(counters);
    }

    private String errors() throws IOException {
        Path errors = folder.resolve("errors.txt");
        return Files.exists(errors) ? Files.readString(errors) : "";
    }

    private static boolean canMakeNetworks() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-r", "-n", "true").start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static Map<String, Long> read(Path counters) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(counters);
        for (int i = 0; i + 1 < lines.size(); i++) {
            String[] names = lines.get(i).split("\\s+");
            String[] values = lines.get(i + 1).split("\\s+");
            if (names[0].matches("(Ip|Tcp|Udp):") && names[0].equals(values[0])) {
                for (int column = 1; column < names.length; column++) {
                    if (List.of("OutRequests", "OutNoRoutes", "OutDatagrams", "ActiveOpens")
                            .contains(names[column])) {
                        counts.put(names[0] + names[column], Long.parseLong(values[column]));
                    }
                }
                i++;
            }
        }
        for (String line : lines) {
            String[] parts = line.split("\\s+");
            if (List.of("Ip6OutRequests", "Ip6OutNoRoutes", "Udp6OutDatagrams").contains(parts[0])) {
                counts.put(parts[0], Long.parseLong(parts[1]));
            }
        }
        assertThat(counts).as("counters of the kernel").hasSizeGreaterThanOrEqualTo(6);
        return counts;
    }
}
