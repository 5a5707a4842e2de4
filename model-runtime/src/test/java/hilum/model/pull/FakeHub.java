package hilum.model.pull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A hub on a plain socket of this machine, so that it can cut, stall, lie and redirect as real ones do. */
final class FakeHub implements AutoCloseable {
    static final String COMMIT = "c".repeat(40);

    /** A request as it came; header names in lower case. */
    record Request(String path, Map<String, String> headers) {
        boolean hasToken() {
            return headers.containsKey("authorization");
        }

        /** Where the asked range begins, 0 without one. */
        int from() {
            Matcher range = Pattern.compile("bytes=([0-9]+)-").matcher(headers.getOrDefault("range", ""));
            return range.matches() ? Integer.parseInt(range.group(1)) : 0;
        }
    }

    /** An answer; {@code cutAfter} bytes of the body the connection ends, and a {@code stall} keeps it open and silent. */
    record Response(int status, Map<String, String> headers, byte[] body, int cutAfter, CountDownLatch stall) {
        static Response of(int status, Map<String, String> headers, byte[] body) {
            return new Response(status, headers, body, Integer.MAX_VALUE, new CountDownLatch(0));
        }

        static Response status(int status, String... headers) {
            Map<String, String> map = new TreeMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                map.put(headers[i], headers[i + 1]);
            }
            return of(status, map, new byte[0]);
        }

        Response cutAfter(int bytes) {
            return new Response(status, headers, body, bytes, stall);
        }

        Response stalledAfter(int bytes, CountDownLatch until) {
            return new Response(status, headers, body, bytes, until);
        }

        Response with(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Response(status, more, body, cutAfter, stall);
        }
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    volatile String revisionJson = "{\"sha\":\"" + COMMIT + "\",\"cardData\":{\"license\":\"cc-by-nc-4.0\"}}";
    volatile boolean knowsRanges = true;
    private final Map<String, Deque<Function<Response, Response>>> twists = new ConcurrentHashMap<>();
    private final Map<String, Function<Request, Response>> special = new ConcurrentHashMap<>();
    private final ServerSocket server;
    private final String host;

    FakeHub() {
        this("127.0.0.1");
    }

    FakeHub(String host) {
        try {
            this.host = host;
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** A hub with a small snapshot of two shards, and with what must not be fetched. */
    static FakeHub withSnapshot() {
        FakeHub hub = new FakeHub();
        hub.put("config.json", "{\"model_type\":\"phi\"}");
        hub.put("vocab.json", "{}");
        hub.put("merges.txt", "#version: 0.2\n");
        hub.put("README.md", "Words about the model.");
        hub.put("model.safetensors.index.json", "{}");
        hub.files.put("model-00001-of-00002.safetensors", bytes(1, 70_000));
        hub.files.put("model-00002-of-00002.safetensors", bytes(2, 50_001));
        hub.put("modeling_chexagent.py", "import os");
        hub.put("pytorch_model.bin", "pickle");
        hub.put("training_args.pt", "pickle");
        return hub;
    }

    static byte[] bytes(int seed, int count) {
        byte[] bytes = new byte[count];
        new java.util.Random(seed).nextBytes(bytes);
        return bytes;
    }

    void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    URI base() {
        return URI.create("http://" + host + ":" + server.getLocalPort());
    }

    /** Changes the next answer about {@code path}; several calls change several answers in their order. */
    void twist(String path, Function<Response, Response> change) {
        twists.computeIfAbsent(path, _ -> new ArrayDeque<>()).add(change);
    }

    /** Answers every request for {@code path} in another way. */
    void answer(String path, Function<Request, Response> answer) {
        special.put(path, answer);
    }

    /** The address of a file. */
    static String fileAddress(String path) {
        return "/owner/model/resolve/" + COMMIT + "/" + path;
    }

    static String revisionAddress() {
        return "/api/models/owner/model/revision/main";
    }

    static String treeAddress() {
        return "/api/models/owner/model/tree/" + COMMIT + "?recursive=true";
    }

    /** The tree as the hub of today lists it: weights by LFS, all else by git. */
    String tree() {
        return new TreeMap<>(files)
                .entrySet().stream()
                        .map(entry -> entry(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(
                                ",",
                                "[{\"type\":\"directory\",\"oid\":\"" + COMMIT
                                        + "\",\"size\":0,\"path\":\"examples\"},",
                                "]"));
    }

    static String entry(String path, byte[] bytes) {
        String git = hex("SHA-1", ("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII), bytes);
        return "{\"type\":\"file\",\"path\":\"" + path + "\",\"size\":" + bytes.length + ",\"oid\":\"" + git + "\""
                + (path.endsWith(".safetensors")
                        ? ",\"lfs\":{\"oid\":\"" + hex("SHA-256", bytes) + "\",\"size\":" + bytes.length
                                + ",\"pointerSize\":134}"
                        : "")
                + "}";
    }

    static String hex(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = in.readLine();
            while (line != null) {
                Map<String, String> headers = new TreeMap<>();
                for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                    String[] parts = header.split(":\\s*", 2);
                    headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
                }
                Request request = new Request(line.split(" ")[1], headers);
                requests.add(request);
                if (!send(respond(request), socket.getOutputStream())) {
                    return;
                }
                line = in.readLine();
            }
        } catch (IOException | InterruptedException gone) {
            // the other side left, which some tests are about
        }
    }

    private Response respond(Request request) {
        Response plain = special.getOrDefault(request.path(), this::plain).apply(request);
        Deque<Function<Response, Response>> changes = twists.get(request.path());
        Function<Response, Response> change = changes == null ? null : changes.poll();
        return change == null ? plain : change.apply(plain);
    }

    /** What an honest hub answers. */
    Response plain(Request request) {
        if (request.path().contains("/revision/")) {
            return Response.of(200, Map.of(), revisionJson.getBytes(StandardCharsets.UTF_8));
        }
        if (request.path().contains("/tree/")) {
            return Response.of(200, Map.of(), tree().getBytes(StandardCharsets.UTF_8));
        }
        byte[] file = files.get(request.path().replaceFirst("/.+?/.+?/resolve/[0-9a-f]{40}/", ""));
        return file == null ? Response.status(404) : ranged(file, request);
    }

    Response ranged(byte[] file, Request request) {
        int from = knowsRanges ? request.from() : 0;
        if (from >= file.length && from > 0) {
            return Response.status(416, "Content-Range", "bytes */" + file.length);
        }
        byte[] rest = java.util.Arrays.copyOfRange(file, from, file.length);
        return from == 0
                ? Response.of(200, Map.of(), rest)
                : Response.of(
                        206,
                        Map.of("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length),
                        rest);
    }

    private static boolean send(Response response, OutputStream out) throws IOException, InterruptedException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status() + " X\r\n");
        if (!response.headers().containsKey("Transfer-Encoding")) {
            head.append("Content-Length: ").append(response.body().length).append("\r\n");
        }
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        int count = Math.min(response.body().length, response.cutAfter());
        out.write(response.body(), 0, count);
        out.flush();
        response.stall().await();
        return count == response.body().length;
    }

    List<String> asked() {
        return new ArrayList<>(requests).stream().map(Request::path).toList();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
