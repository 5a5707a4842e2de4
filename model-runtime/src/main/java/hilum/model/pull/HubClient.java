package hilum.model.pull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests: follows redirects itself, shows the token to the hub alone, and says of every failure whether trying again makes sense
 * ({@link Broken}) or not ({@link PullFailure}).
 */
final class HubClient implements AutoCloseable {
    private static final int MAX_REDIRECTS = 5;
    private static final int MAX_TEXT_BYTES = 1 << 24;

    private final Hub hub;
    private final Refusals refusals;
    private final Duration silence;
    private final Supplier<Instant> now;
    private final HttpClient http;

    HubClient(Hub hub, Repository repository, Duration silence, Supplier<Instant> now) {
        this.hub = hub;
        this.refusals = new Refusals(hub, repository);
        this.silence = silence;
        this.now = now;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(silence)
                .build();
    }

    /**
     * An answer whose body is still coming.
     *
     * @param status 200, 206 or, only to a range, 416
     */
    record Reply(int status, HttpResponse<?> head, Body body) implements AutoCloseable {
        Optional<String> header(String name) {
            return head.headers().firstValue(name);
        }

        @Override
        public void close() {
            body.close();
        }
    }

    /** The text behind {@code address}, at most 16 MB, and where the list goes on. */
    record Page(String text, Optional<String> link) {}

    /** Reads a small answer whole. */
    Page page(URI address) throws Broken, PullFailure, InterruptedException {
        try (Reply reply = get(address, 0)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            WritableByteChannel sink = Channels.newChannel(text);
            Optional<List<ByteBuffer>> some = reply.body().next(silence);
            while (some.isPresent()) {
                for (ByteBuffer buffer : some.get()) {
                    sink.write(buffer);
                }
                if (text.size() > MAX_TEXT_BYTES) {
                    throw new PullFailure.WrongContent("The file list of the hub has no end. Nothing was downloaded.");
                }
                some = reply.body().next(silence);
            }
            return new Page(text.toString(StandardCharsets.UTF_8), reply.header("Link"));
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
    }

    /** Asks for {@code address} from byte {@code from} on, following redirects. The caller closes the reply. */
    Reply get(URI address, long from) throws Broken, PullFailure, InterruptedException {
        URI at = address;
        for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
            Reply reply = send(at, from);
            boolean taken = false;
            try {
                if (isRedirect(reply.status())) {
                    at = target(at, reply);
                } else {
                    judge(at, from, reply);
                    taken = true;
                    return reply;
                }
            } finally {
                if (!taken) {
                    reply.close();
                }
            }
        }
        throw new PullFailure.WrongContent(
                "The hub sends from one address to the next without an end. " + refusals.safe());
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private URI target(URI from, Reply reply) throws PullFailure {
        URI target;
        try {
            target = from.resolve(reply.header("Location").orElse("nowhere:"));
        } catch (IllegalArgumentException e) {
            target = URI.create("nowhere:/");
        }
        boolean downgrade = "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(target.getScheme());
        if (downgrade || !Hub.mayBeAsked(hub.base(), target)) {
            throw new PullFailure.WrongContent(
                    "The hub sends to an address that is not secure (no https). It was not followed. "
                            + refusals.safe());
        }
        return target;
    }

    private void judge(URI at, long from, Reply reply) throws Broken, PullFailure {
        int status = reply.status();
        if (status == 200 || (from > 0 && (status == 206 || status == 416))) {
            String coding = reply.header("Content-Encoding").orElse("identity");
            if (!coding.equals("identity")) {
                throw new PullFailure.WrongContent(
                        "The hub sent packed bytes (" + coding + ") that nobody asked for. " + refusals.safe());
            }
            return;
        }
        boolean expired = !hub.owns(at) && (status == 401 || status == 403);
        if (expired || status == 408 || status == 425 || status == 429 || status >= 500) {
            throw new Broken(
                    "The server answered " + status, reply.header("Retry-After").flatMap(this::pauseAsked));
        }
        throw refusals.of(status);
    }

    private Optional<Duration> pauseAsked(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration until = Duration.between(
                    now.get(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return until.isNegative() ? Optional.empty() : Optional.of(until);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Reply send(URI address, long from) throws Broken, PullFailure, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("User-Agent", "hilum-model-pull")
                .header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        if (hub.owns(address)) {
            hub.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        }
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
                http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofPublisher());
        try {
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> head = answer.get(silence.toMillis(), TimeUnit.MILLISECONDS);
            Body body = new Body();
            head.body().subscribe(body);
            return new Reply(head.statusCode(), head, body);
        } catch (TimeoutException e) {
            throw new Broken(address.getHost() + " did not answer for " + Words.duration(silence));
        } catch (ExecutionException e) {
            throw whyNot(address.getHost(), e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private Broken whyNot(String host, @Nullable Throwable cause) throws PullFailure {
        for (@Nullable Throwable why = cause; why != null; why = why.getCause()) {
            if (why instanceof UnresolvedAddressException || why instanceof UnknownHostException) {
                return new Broken("The name " + host + " is not known to the network");
            }
            if (why instanceof SSLException) {
                throw new PullFailure.Unreachable("No secure connection to " + host
                        + " could be made: its certificate is not trusted here, or a device in the network steps in between. "
                        + refusals.safe());
            }
        }
        return new Broken(
                cause instanceof ConnectException
                        ? host + " takes no connection"
                        : "The connection to " + host + " was cut");
    }

    /** Cuts every connection. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
