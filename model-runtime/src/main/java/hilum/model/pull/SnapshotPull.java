package hilum.model.pull;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a snapshot: asks for consent, pins the commit, takes the files that the runtime needs, and verifies every byte. What a run leaves
 * unfinished, by a failure, an interrupt or the end of the process, the next one goes on with.
 */
public final class SnapshotPull {
    private static final Pattern NEXT = Pattern.compile("<([^<>]+)>\\s*;\\s*rel=\"?next\"?");
    private static final int MAX_PAGES = 100;
    private static final int MAX_ENTRIES = 20_000;
    private static final long NEARLY_NOTHING_BYTES = 1 << 24;

    private final Hub hub;
    private final PullOrder order;
    private final PullLimits limits;
    private final Consent consent;
    private final PullListener listener;
    private final Machine machine;

    /** Prepares a pull; nothing happens before {@link #run}. */
    public SnapshotPull(Hub hub, PullOrder order, PullLimits limits, Consent consent, PullListener listener) {
        this(hub, order, limits, consent, listener, Machine.real());
    }

    SnapshotPull(Hub hub, PullOrder order, PullLimits limits, Consent consent, PullListener listener, Machine machine) {
        this.hub = hub;
        this.order = order;
        this.limits = limits;
        this.consent = consent;
        this.listener = listener;
        this.machine = machine;
    }

    /**
     * Pulls on the calling thread, for minutes to hours. To be called once.
     *
     * @throws PullFailure when it cannot be finished now
     * @throws InterruptedException within a second after an interrupt; what has come stays for the next run
     */
    public PulledSnapshot run() throws PullFailure, InterruptedException {
        Licence licence = Licence.of(order.repository());
        if (!consent.accepts(licence)) {
            throw new PullFailure.NotAccepted(
                    "The licence was not accepted. Nothing was asked of the network, nothing was written.");
        }
        try (HubClient client = new HubClient(hub, order.repository(), limits.silence(), machine::now)) {
            return pull(client, licence);
        } catch (ClosedByInterruptException e) {
            InterruptedException stopped = new InterruptedException("the pull was stopped");
            stopped.initCause(e);
            throw stopped;
        } catch (IOException e) {
            throw ofDisk(e);
        }
    }

    private PulledSnapshot pull(HubClient client, Licence licence)
            throws PullFailure, IOException, InterruptedException {
        Listing.Revision revision = Listing.revision(
                page(client, hub.revision(order.repository(), order.revision())).text());
        if (!revision.licenceTag().isEmpty()
                && !licence.tag().isEmpty()
                && !revision.licenceTag().equals(licence.tag())
                && !consent.accepts(Licence.named(revision.licenceTag(), order.repository()))) {
            throw new PullFailure.NotAccepted("The hub names the licence \"" + revision.licenceTag() + "\" for "
                    + order.repository().id() + ", another one than was accepted. No file was downloaded.");
        }
        String commit = revision.commit();
        List<RemoteFile> files = NeededFiles.of(list(client, commit), limits);
        long total = files.stream().mapToLong(RemoteFile::size).sum();
        listener.found(commit, files.size(), total, revision.licenceTag());
        try (TargetFolder folder = TargetFolder.at(order, listener)) {
            requireSpace(folder.missing(files));
            folder.take();
            Meter meter = new Meter(machine, listener, total);
            fetch(files, commit, folder, new FileTransfer(client, machine, limits, listener, meter), meter);
            List<String> leftOver = folder.completed(files, commit);
            return new PulledSnapshot(
                    order.folder(),
                    commit,
                    files.stream().map(RemoteFile::path).toList(),
                    total,
                    meter.fetched(),
                    leftOver);
        }
    }

    private void fetch(List<RemoteFile> files, String commit, TargetFolder folder, FileTransfer transfer, Meter meter)
            throws PullFailure, IOException, InterruptedException {
        for (RemoteFile file : files) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the pull was stopped");
            }
            if (folder.has(file, commit, machine)) {
                meter.held(file.size());
                continue;
            }
            folder.prepare(file);
            transfer.fetch(file, hub.file(order.repository(), commit, file.path()), order.folder());
            folder.received(file, commit, machine);
        }
    }

    private HubClient.Page page(HubClient client, URI address) throws PullFailure, InterruptedException {
        return Retries.of(() -> client.page(address), new Retries(limits, machine, listener));
    }

    private List<Listing.Entry> list(HubClient client, String commit) throws PullFailure, InterruptedException {
        List<Listing.Entry> all = new ArrayList<>();
        Optional<URI> next = Optional.of(hub.tree(order.repository(), commit));
        for (int pages = 0; next.isPresent(); pages++) {
            if (pages >= MAX_PAGES || all.size() > MAX_ENTRIES) {
                throw new PullFailure.WrongContent("The file list of the hub has no end. Nothing was downloaded.");
            }
            HubClient.Page page = page(client, next.get());
            all.addAll(Listing.files(page.text()));
            next = following(next.get(), page.link().orElse(""));
        }
        return all;
    }

    private Optional<URI> following(URI page, String link) throws PullFailure {
        Matcher next = NEXT.matcher(link);
        if (!next.find()) {
            return Optional.empty();
        }
        try {
            URI address = page.resolve(next.group(1));
            if (hub.owns(address)) {
                return Optional.of(address);
            }
        } catch (IllegalArgumentException e) {
            // no address at all: refused below, as one of another host
        }
        throw new PullFailure.WrongContent(
                "The file list of the hub goes on at another host. It was not followed. Nothing was downloaded.");
    }

    private void requireSpace(long missing) throws PullFailure, IOException {
        long needed = missing + limits.reserveBytes();
        long free = machine.usableBytes(order.folder());
        if (missing > 0 && free < needed) {
            throw new PullFailure.DiskFull("The disk of " + order.folder() + " is too small: " + Words.bytes(needed)
                    + " are needed (" + Words.bytes(missing) + " to download and " + Words.bytes(limits.reserveBytes())
                    + " that must stay free), " + Words.bytes(free)
                    + " are free. No file was downloaded. Make room, or choose a folder on another disk with --into.");
        }
    }

    private boolean nearlyFull() {
        try {
            return machine.usableBytes(order.folder()) < NEARLY_NOTHING_BYTES;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean tellsOfFullDisk(@Nullable String reason) {
        String text = String.valueOf(reason).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("not enough space") || text.contains("quota exceeded");
    }

    private PullFailure ofDisk(IOException e) {
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        if (tellsOfFullDisk(reason) || nearlyFull()) {
            return new PullFailure.DiskFull("The disk is full: no more bytes can be written to " + order.folder()
                    + ". Make room, or choose a folder on another disk with --into." + PullFailure.AGAIN);
        }
        String why = e instanceof AccessDeniedException
                ? "permission was denied"
                : reason == null ? e.getClass().getSimpleName() : reason;
        return new PullFailure.FolderUnusable("The folder " + order.folder() + " cannot be used: " + why
                + ". Choose another one with --into, or mend this one." + PullFailure.AGAIN);
    }
}
