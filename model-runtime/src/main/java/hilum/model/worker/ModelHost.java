package hilum.model.worker;

import hilum.model.Completion;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.VisionLanguageModel;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The child's side of the conversation: one thread listens, one loads and answers, one says twice a second that the process lives.
 *
 * <p>It has nothing to save: whatever it does not expect ends the process, and the parent starts another.
 */
final class ModelHost {
    static final int EXIT_PARENT_GONE = 0;
    static final int EXIT_WRONG_BUILD = 64;
    static final int EXIT_GARBLED = 65;
    static final int EXIT_BUG = 70;
    static final int EXIT_CARD = 71;

    private static final int BEAT_MS = 500;

    private final Wire wire;
    private final ModelLoader loader;
    private final String build;
    private final IntConsumer exit;

    private final BlockingQueue<Message> questions = new LinkedBlockingQueue<>();
    private final Cancellation cancellation = new Cancellation();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("hilum-beat").factory());

    /** @param exit ends the process at once with a code; does not return */
    ModelHost(Wire wire, ModelLoader loader, String build, IntConsumer exit) {
        this.wire = wire;
        this.loader = loader;
        this.build = build;
        this.exit = exit;
    }

    /** Serves until the parent closes its end; returns the exit code. */
    int serve() {
        try {
            wire.write(new Message.Hello(build, ProcessHandle.current().pid()));
            if (!(wire.read() instanceof Message.Hello parent)) {
                return EXIT_PARENT_GONE;
            }
            if (!parent.build().equals(build)) {
                return EXIT_WRONG_BUILD;
            }
            endWith(parent.pid());
            beats.scheduleAtFixedRate(this::beat, 0, BEAT_MS, TimeUnit.MILLISECONDS);
            return listen();
        } catch (Wire.GarbledStream e) {
            return EXIT_GARBLED;
        } catch (IOException e) {
            return EXIT_PARENT_GONE;
        }
    }

    private int listen() throws IOException {
        while (true) {
            switch (wire.read()) {
                case null -> {
                    return EXIT_PARENT_GONE;
                }
                case Message.Load(LoadOrder order) -> cancellation.watch(startModel(order));
                case Message.Ask ask -> questions.add(ask);
                case Message.Rate rate -> questions.add(rate);
                case Message.Cancel(long call) -> cancellation.cancel(call);
                default -> {
                    return EXIT_GARBLED;
                }
            }
        }
    }

    /** The closed pipe says the same; this is for a parent whose end somebody else still holds open. */
    private void endWith(long parentPid) {
        ProcessHandle.of(parentPid)
                .ifPresentOrElse(
                        parent -> parent.onExit().thenRun(() -> exit.accept(EXIT_PARENT_GONE)),
                        () -> exit.accept(EXIT_PARENT_GONE));
    }

    private void beat() {
        send(new Message.Beat(ResidentMemory.bytes()));
    }

    private void work(LoadOrder order) throws IOException, InterruptedException {
        VisionLanguageModel model;
        try {
            AtomicInteger sent = new AtomicInteger(-1);
            model = loader.load(order, fraction -> report(fraction, sent));
        } catch (ModelFailure failure) {
            wire.write(new Message.LoadFailed(failure));
            return;
        }
        wire.write(new Message.Loaded(describe(order, model.description())));
        while (true) {
            answer(model, questions.take());
        }
    }

    /** Whole percents only, each once. */
    private void report(double fraction, AtomicInteger sent) {
        int percent = (int) (100 * Math.clamp(fraction, 0, 1));
        if (sent.getAndSet(percent) != percent) {
            send(new Message.Progress(percent / 100.0));
        }
    }

    private static ModelDescription describe(LoadOrder order, ModelDescription loaded) {
        return new ModelDescription(
                order.name(),
                loaded.sha256(),
                loaded.device(),
                loaded.precision(),
                Math.max(ResidentMemory.bytes(), loaded.residentBytes()),
                loaded.wiringOnly(),
                loaded.abilities(),
                loaded.choice());
    }

    private void answer(VisionLanguageModel model, Message question) throws IOException {
        long call = switch (question) {
            case Message.Ask ask -> ask.call();
            case Message.Rate rate -> rate.call();
            default -> throw new IllegalStateException("not a question");
        };
        Message reply = cancellation.begin(call) ? reply(model, question, call) : stopped(call);
        cancellation.end(call);
        wire.write(reply);
    }

    private Message reply(VisionLanguageModel model, Message question, long call) {
        try {
            return switch (question) {
                case Message.Ask ask -> generated(model, ask);
                case Message.Rate rate -> new Message.Rated(call, model.score(rate.prompt(), rate.options()));
                default -> throw new IllegalStateException("not a question");
            };
        } catch (ModelFailure failure) {
            return new Message.Refused(call, failure);
        } catch (CancellationException e) {
            return stopped(call);
        } catch (IllegalArgumentException e) {
            return new Message.Rejected(call, String.valueOf(e.getMessage()));
        }
    }

    private Message generated(VisionLanguageModel model, Message.Ask ask) throws ModelFailure {
        Completion completion =
                model.generate(ask.prompt(), ask.decoding(), piece -> send(new Message.Piece(ask.call(), piece)));
        return new Message.Answered(
                ask.call(), completion.ids(), completion.finish(), completion.timings(), completion.renderedPrompt());
    }

    private static Message stopped(long call) {
        return new Message.Refused(call, new ModelFailure.NotReady("Stopped."));
    }

    private void send(Message message) {
        try {
            wire.write(message);
        } catch (IOException e) {
            exit.accept(EXIT_PARENT_GONE);
        }
    }

    private Thread startModel(LoadOrder order) {
        return Thread.ofPlatform().daemon().name("hilum-model").start(() -> {
            try {
                work(order);
            } catch (IOException e) {
                exit.accept(EXIT_PARENT_GONE);
            } catch (InterruptedException e) {
                // Only a cancelled call interrupts, and Cancellation clears it before the next wait.
                throw new IllegalStateException(e);
            }
        });
    }
}
