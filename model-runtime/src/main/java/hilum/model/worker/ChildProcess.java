package hilum.model.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One life of the child, seen from the parent. One thread calls {@link #read} until it ends and then {@link #buried}; everything else is
 * for any thread and never blocks, since a frozen child would not empty its pipe.
 */
final class ChildProcess {
    private static final long LAST_BREATH_S = 2;

    private final Process process;
    private final Wire wire;
    private final Patience patience;
    private final StderrTail stderr = new StderrTail();
    private final BlockingQueue<Optional<Message>> outbox = new LinkedBlockingQueue<>();
    private final Map<Long, Long> abandonedUntilNs = new ConcurrentHashMap<>();

    private volatile long heardNs = System.nanoTime();
    private volatile long progressNs = heardNs;
    private volatile boolean loading = true;
    private volatile @Nullable String sentence;
    private long memoryKills = MemoryKills.count();
    private @Nullable Thread stderrReader;

    private ChildProcess(Process process, Patience patience) {
        this.process = process;
        this.patience = patience;
        this.wire = new Wire(
                new BufferedInputStream(process.getInputStream(), 1 << 16),
                new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    }

    /** Starts the process and the threads that feed its pipes. */
    static ChildProcess spawn(ChildJvm jvm, Patience patience) throws IOException {
        ChildProcess child = new ChildProcess(jvm.process().start(), patience);
        child.stderrReader = daemon("hilum-model-stderr", () -> child.stderr.drain(child.process.getErrorStream()));
        daemon("hilum-model-outbox", child::deliver);
        return child;
    }

    long pid() {
        return process.pid();
    }

    String printed() {
        return stderr.text();
    }

    /** Waits for the child's next message; null when it has ended or spoke nonsense. */
    @Nullable
    Message read() {
        try {
            Message message = wire.read();
            heardNs = System.nanoTime();
            if (message instanceof Message.Beat) {
                memoryKills = MemoryKills.count();
            }
            return message;
        } catch (Wire.GarbledStream e) {
            kill("sent something that is no answer and was ended");
            return null;
        } catch (IOException e) {
            // The pipe broke within a message: the process is gone, and its exit code tells more.
            return null;
        }
    }

    void send(Message message) {
        outbox.add(Optional.of(message));
    }

    /** Asks the child to end, which it does at once unless it is frozen. */
    void dismiss() {
        outbox.add(Optional.empty());
    }

    /** Ends the process now; the first {@code reason}, which follows "The model's process", is the one that is told. */
    synchronized void kill(String reason) {
        if (sentence == null) {
            sentence = reason;
        }
        process.destroyForcibly();
    }

    /** Waits until the process is gone and says why, in words that follow "The model's process". */
    String buried() {
        boolean interrupted = false;
        while (true) {
            try {
                if (!process.waitFor(LAST_BREATH_S, TimeUnit.SECONDS)) {
                    kill("closed its side of the conversation and was ended");
                    process.waitFor();
                }
                if (stderrReader != null) {
                    stderrReader.join(Duration.ofSeconds(LAST_BREATH_S));
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        dismiss();
        String reason = sentence;
        return reason != null ? reason : stderr.crash().orElseGet(() -> explained(process.exitValue()));
    }

    private String explained(int exitCode) {
        return MemoryKills.count() > memoryKills
                ? ExitCode.explainedWhenMemoryRanOut(exitCode)
                : ExitCode.explained(exitCode);
    }

    /** From now on silence is only measured on calls. */
    void loaded() {
        loading = false;
    }

    void progressed() {
        progressNs = System.nanoTime();
    }

    /** The child should stop working on {@code call} soon. */
    void abandon(long call) {
        send(new Message.Cancel(call));
        abandonedUntilNs.put(call, System.nanoTime() + patience.settle().toNanos());
    }

    /** Whether the child works on nothing that nobody waits for. */
    boolean idle() {
        return abandonedUntilNs.isEmpty();
    }

    /** The child is done with {@code call}. */
    void settled(long call) {
        abandonedUntilNs.remove(call);
    }

    /** Forgives silence that is the parent's own, such as after the machine slept. */
    void forgive() {
        heardNs = System.nanoTime();
        progressNs = heardNs;
    }

    /** Ends the child when it has been silent for too long. */
    void killIfOverdue() {
        long now = System.nanoTime();
        if (now - heardNs > patience.frozen().toNanos()) {
            kill("gave no sign of life for " + patience.frozen().toSeconds() + " s and was ended");
        } else if (loading && now - progressNs > patience.silent().toNanos()) {
            kill("made no progress with loading for " + patience.silent().toSeconds() + " s and was ended");
        } else if (abandonedUntilNs.values().stream().anyMatch(until -> now - until > 0)) {
            kill("did not stop when told to and was ended");
        }
    }

    private void deliver() {
        try {
            for (Optional<Message> next = outbox.take(); next.isPresent(); next = outbox.take()) {
                wire.write(next.get());
            }
            process.getOutputStream().close();
        } catch (IOException e) {
            // The reader sees the same end of the child and tells everybody.
            outbox.clear();
        } catch (InterruptedException e) {
            kill("was ended together with its outbox");
        }
    }

    private static Thread daemon(String name, Runnable job) {
        return Thread.ofPlatform().daemon().name(name).start(job);
    }
}
