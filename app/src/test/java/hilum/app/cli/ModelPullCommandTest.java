package hilum.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hilum.app.AppFolders;
import hilum.app.RandomWeights;
import hilum.model.pull.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Words and exit codes of {@code hilum model pull}, against a hub on this machine that serves random weights. */
class ModelPullCommandTest {
    private static final String COMMIT = "c".repeat(40);
    private static final String ID = Repository.CHEXAGENT_2.id();

    @TempDir
    private Path temp;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer hub;
    private Path snapshot;

    /** What a call printed, and its exit code. */
    private record Called(int code, String out, String err) {}

    /** A user who types the given lines, or who is not there at all. */
    private record Typist(boolean present, ArrayDeque<String> lines) implements ModelPullCommand.Person {
        static Typist absent() {
            return new Typist(false, new ArrayDeque<>());
        }

        static Typist typing(String... lines) {
            return new Typist(true, new ArrayDeque<>(List.of(lines)));
        }

        @Override
        public String ask(String question) {
            return lines.isEmpty() ? "" : lines.removeFirst();
        }
    }

    @BeforeEach
    void serve() throws Exception {
        snapshot = RandomWeights.copy(temp.resolve("served"));
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", this::answer);
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = null;
            if (path.equals("/api/models/" + ID + "/revision/main")) {
                body = ("{\"sha\":\"" + COMMIT + "\",\"cardData\":{\"license\":\"cc-by-nc-4.0\"}}")
                        .getBytes(StandardCharsets.UTF_8);
            } else if (path.equals("/api/models/" + ID + "/tree/" + COMMIT)) {
                body = tree().getBytes(StandardCharsets.UTF_8);
            } else if (path.startsWith("/" + ID + "/resolve/")) {
                body = Files.readAllBytes(snapshot.resolve(path.substring(path.indexOf(COMMIT) + 41)));
            }
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private String tree() throws IOException {
        try (Stream<Path> files = Files.list(snapshot)) {
            return files.filter(Files::isRegularFile)
                    .map(ModelPullCommandTest::entry)
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    private static String entry(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return "{\"type\":\"file\",\"path\":\"" + file.getFileName() + "\",\"size\":" + bytes.length + ",\"oid\":\""
                    + HexFormat.of().formatHex(sha1.digest(bytes)) + "\"}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Called call(Typist typist, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(
                        new ModelPullCommand(new AppFolders(temp.resolve("home")), environment, typist))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("hilum: " + failure.getMessage());
                    return failure instanceof JobFailure ? 1 : 99;
                });
        int code = line.execute(arguments);
        return new Called(code, out.toString(), err.toString());
    }

    private Map<String, String> here() {
        return Map.of("HF_ENDPOINT", "http://127.0.0.1:" + hub.getAddress().getPort());
    }

    @Test
    void without_a_repository_both_known_ones_are_named() {
        Called called = call(Typist.absent(), Map.of());
        assertThat(called.code()).isEqualTo(2);
        assertThat(called.err()).contains("StanfordAIMI/CheXagent-2-3b", "StanfordAIMI/CheXagent-8b");
    }

    @Test
    void wrong_usage_is_told_with_code_2_and_asks_nobody() {
        for (String[] wrong : new String[][] {
            {"CheXagent-2-3b"},
            {"../etc/passwd"},
            {ID, "--revision", "../main"},
            {ID, "--endpoint", "http://hub.example"},
            {ID, "--endpoint", "no address"},
            {ID, "another/one"}
        }) {
            assertThat(call(Typist.absent(), here(), wrong).code())
                    .as(String.join(" ", wrong))
                    .isEqualTo(2);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void without_a_terminal_and_without_the_option_nothing_is_asked_or_written() {
        Called called = call(Typist.absent(), here(), ID);
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).contains("CC BY-NC 4.0", "not for clinical use", "--accept-license");
        assertThat(called.err()).contains("not accepted");
        assertThat(asked).isEmpty();
        assertThat(temp.resolve("home")).doesNotExist();
    }

    @Test
    void anything_but_yes_ends_the_command() {
        for (String line : new String[] {"", "no", "y", "yes please"}) {
            assertThat(call(Typist.typing(line), here(), ID).code()).as(line).isEqualTo(1);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void after_yes_the_snapshot_lies_among_the_models_and_is_checked() {
        Called called = call(Typist.typing(" Yes "), here(), ID, "--check");
        assertThat(called.err()).isEmpty();
        assertThat(called.code()).isZero();
        assertThat(called.out())
                .contains(COMMIT, "every size and digest is right", "100 %")
                .contains("A whole snapshot, with random weights");
        assertThat(temp.resolve("home/models/CheXagent-2-3b/config.json")).exists();
    }

    @Test
    void the_option_accepts_and_the_licence_is_shown_all_the_same() {
        Path into = temp.resolve("elsewhere");
        Called called = call(Typist.absent(), here(), ID, "--accept-license", "--into", into.toString());
        assertThat(called.code()).as(called.err()).isZero();
        assertThat(called.out()).contains("CC BY-NC 4.0", "Accepted by --accept-license", into.toString());
        assertThat(into.resolve("config.json")).exists();
    }

    @Test
    void a_folder_that_cannot_be_used_fails_the_check() throws Exception {
        Files.writeString(snapshot.resolve("config.json"), "{\"model_type\":\"other\"}");
        Called called = call(Typist.absent(), here(), ID, "--accept-license", "--check");
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.out()).contains("This folder cannot be used.");
    }

    @Test
    void a_failure_is_one_line_in_words_with_code_1_and_without_the_token() {
        Called called = call(
                Typist.absent(),
                Map.of("HF_TOKEN", "hf_secretSECRET"),
                "someone/nothing",
                "--accept-license",
                "--endpoint",
                here().get("HF_ENDPOINT"));
        assertThat(called.code()).isEqualTo(1);
        assertThat(called.err().strip().lines()).hasSize(1);
        assertThat(called.err())
                .startsWith("hilum: There is no such repository")
                .doesNotContain("Exception");
        assertThat(called.out()).contains("not known to Hilum", "with a token");
        assertThat(called.out() + called.err()).doesNotContain("SECRET");
    }

    @Test
    void the_command_is_found_under_model() {
        StringWriter out = new StringWriter();
        int code = Commands.run(
                new String[] {"model", "pull", "--help"},
                new AppFolders(temp.resolve("home")),
                _ -> 99,
                new PrintWriter(out),
                new PrintWriter(new StringWriter()));
        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("--accept-license", "--revision", "--into", "--endpoint", "--check", "HF_TOKEN");
    }
}
