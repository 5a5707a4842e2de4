package hilum.model.pull;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings one file here, through cuts, restarts and servers that know no ranges, and lets it appear only when size and digest are right. */
final class FileTransfer {
    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\\*)");

    private final HubClient client;
    private final Machine machine;
    private final PullLimits limits;
    private final PullListener listener;
    private final Meter meter;

    FileTransfer(HubClient client, Machine machine, PullLimits limits, PullListener listener, Meter meter) {
        this.client = client;
        this.machine = machine;
        this.limits = limits;
        this.listener = listener;
        this.meter = meter;
    }

    /**
     * Fetches {@code file} from {@code address} into {@code folder}, going on with the part that lies there.
     *
     * @throws IOException when the disk fails
     */
    void fetch(RemoteFile file, URI address, Path folder) throws PullFailure, IOException, InterruptedException {
        meter.begin(file.path());
        try (PartFile part = PartFile.open(file, file.partIn(folder), machine)) {
            meter.held(part.bytes());
            complete(part, file, address);
            boolean right = part.matches();
            if (!right && part.pieced()) {
                restart(part);
                complete(part, file, address);
                right = part.matches();
            }
            if (!right) {
                meter.lost(part.bytes());
                part.discard();
                throw wrong(
                        file,
                        "has another content than the hub lists (" + file.hash().label() + ")");
            }
            part.finish(file.in(folder));
            meter.tell();
        }
    }

    private void complete(PartFile part, RemoteFile file, URI address)
            throws PullFailure, IOException, InterruptedException {
        Retries retries = new Retries(limits, machine, listener);
        long furthest = part.bytes();
        while (part.missing() > 0) {
            try {
                attempt(part, file, address);
            } catch (Broken broken) {
                if (part.bytes() > furthest) {
                    furthest = part.bytes();
                    retries.progressed();
                }
                retries.pauseAfter(broken);
            }
        }
    }

    private void attempt(PartFile part, RemoteFile file, URI address)
            throws Broken, PullFailure, IOException, InterruptedException {
        try (HubClient.Reply reply = client.get(address, part.bytes())) {
            align(part, file, reply);
            while (part.missing() > 0) {
                Optional<List<ByteBuffer>> some = reply.body().next(limits.silence());
                if (some.isEmpty()) {
                    throw new Broken("The answer ended before the file did");
                }
                for (ByteBuffer bytes : some.get()) {
                    take(part, file, bytes);
                }
            }
        }
    }

    private void take(PartFile part, RemoteFile file, ByteBuffer bytes) throws PullFailure, IOException {
        int count = bytes.remaining();
        if (count > part.missing()) {
            discard(part);
            throw wrong(file, "is longer than the hub lists (" + file.size() + " bytes)");
        }
        part.append(bytes);
        meter.arrived(count);
    }

    /** Makes the part end where the answer begins. */
    private void align(PartFile part, RemoteFile file, HubClient.Reply reply) throws Broken, PullFailure, IOException {
        switch (reply.status()) {
            case 206 -> {
                Matcher range = RANGE.matcher(reply.header("Content-Range").orElse(""));
                if (!range.matches() || Long.parseLong(range.group(1)) != part.bytes()) {
                    restart(part);
                    throw new Broken("The server sent another piece of the file than was asked for");
                }
                requireSize(part, file, range.group(2));
                part.joint();
            }
            case 416 -> {
                restart(part);
                throw new Broken("The server cannot go on in the middle of the file");
            }
            default -> {
                restart(part);
                requireSize(part, file, reply.header("Content-Length").orElse("*"));
            }
        }
    }

    private void requireSize(PartFile part, RemoteFile file, String told) throws PullFailure, IOException {
        if (!told.equals("*") && !told.equals(String.valueOf(file.size()))) {
            discard(part);
            throw wrong(file, "has " + told + " bytes, but the hub lists " + file.size());
        }
    }

    private void restart(PartFile part) throws IOException {
        meter.lost(part.bytes());
        part.restart();
    }

    private void discard(PartFile part) throws IOException {
        meter.lost(part.bytes());
        part.discard();
    }

    private static PullFailure wrong(RemoteFile file, String what) {
        return new PullFailure.WrongContent("The file " + file.path() + " that came " + what
                + ". Its bytes were thrown away; the other files are kept. Run the same command again. If this comes back,"
                + " a proxy or a mirror on the way alters files: use another network or another address.");
    }
}
