package hilum.model.worker;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.LoadPhase;
import hilum.model.LoadProgress;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.VisionLanguageModel;
import hilum.model.device.ProcessMemory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

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

    /** Of the heap, for pictures that questions may come back to: 64 MB, some four films of five megapixels. */
    private static final int SHELF_SHARE = 16;

    /** A question whose pictures are all here. */
    private record Job(Message.Question question, Prompt prompt) {}

    /** What the model does now. */
    private record Running(VisionLanguageModel model, long call) {}

    private final Wire wire;
    private final ModelLoader loader;
    private final String build;
    private final IntConsumer exit;

    private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
    private final PictureShelf shelf = new PictureShelf(Runtime.getRuntime().maxMemory() / SHELF_SHARE);
    private Message.@Nullable Question parked;
    private volatile @Nullable Running running;
    private @Nullable CallStage told;
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
                case Message.Question question -> admit(question);
                case Message.Picture(String sha256, RgbImage image) -> take(sha256, image);
                case Message.Cancel(long call) -> cancel(call);
                default -> {
                    return EXIT_GARBLED;
                }
            }
        }
    }

    /** Lets the question through when its pictures are here, else asks for them. The parent puts one question at a time. */
    private void admit(Message.Question question) throws IOException {
        List<String> missing = shelf.missing(question.prompt().pictures());
        if (missing.isEmpty()) {
            parked = null;
            jobs.add(new Job(question, question.prompt().with(shelf::get)));
        } else {
            parked = question;
            wire.write(new Message.Wanted(question.call(), missing));
        }
    }

    private void take(String sha256, RgbImage image) throws IOException {
        Message.Question waiting = parked;
        List<String> needed = waiting == null ? List.of() : waiting.prompt().pictures();
        shelf.put(sha256, image, needed);
        if (waiting != null && shelf.missing(needed).isEmpty()) {
            admit(waiting);
        }
    }

    private void cancel(long call) throws IOException {
        if (parked != null && parked.call() == call) {
            parked = null;
            wire.write(stopped(call));
        } else {
            cancellation.cancel(call);
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
        send(new Message.Beat(ProcessMemory.now().resident()));
        Running now = running;
        if (now != null) {
            CallStage stage = now.model().stage().orElse(null);
            if (stage != null && !stage.equals(told)) {
                send(new Message.Stage(now.call(), stage));
            }
            told = stage;
        }
    }

    private void work(LoadOrder order) throws IOException, InterruptedException {
        VisionLanguageModel model;
        try {
            model = loader.load(order, new LoadReport());
        } catch (ModelFailure failure) {
            wire.write(new Message.LoadFailed(failure));
            return;
        }
        wire.write(new Message.Loaded(describe(order, model.description())));
        Leftovers leftovers = new Leftovers();
        while (true) {
            answer(model, jobs.take());
            leftovers.clear();
        }
    }

    /** Whole percents and new phases only, each once. */
    private final class LoadReport implements LoadProgress {
        private LoadPhase phase = LoadPhase.CHECKING;
        private int percent = -1;

        @Override
        public synchronized void begins(LoadPhase next) {
            phase = next;
            percent = Math.max(percent, 0);
            send(new Message.Progress(phase, percent / 100.0));
        }

        @Override
        public synchronized void accept(double fraction) {
            int now = (int) (100 * Math.clamp(fraction, 0, 1));
            if (now != percent) {
                percent = now;
                send(new Message.Progress(phase, percent / 100.0));
            }
        }
    }

    private static ModelDescription describe(LoadOrder order, ModelDescription loaded) {
        return new ModelDescription(
                order.name(),
                loaded.sha256(),
                loaded.device(),
                loaded.precision(),
                Math.max(ProcessMemory.now().resident(), loaded.residentBytes()),
                loaded.wiringOnly(),
                loaded.abilities(),
                loaded.choice());
    }

    private void answer(VisionLanguageModel model, Job job) throws IOException {
        long call = job.question().call();
        wire.write(new Message.Begun(call));
        running = new Running(model, call);
        Message reply = cancellation.begin(call) ? reply(model, job, call) : stopped(call);
        cancellation.end(call);
        running = null;
        wire.write(reply);
    }

    private Message reply(VisionLanguageModel model, Job job, long call) {
        try {
            return switch (job.question()) {
                case Message.Ask ask -> generated(model, job.prompt(), ask);
                case Message.Rate rate -> new Message.Rated(call, model.score(job.prompt(), rate.options()));
            };
        } catch (ModelFailure failure) {
            return new Message.Refused(call, failure);
        } catch (CancellationException e) {
            return stopped(call);
        } catch (IllegalArgumentException e) {
            return new Message.Rejected(call, String.valueOf(e.getMessage()));
        }
    }

    private Message generated(VisionLanguageModel model, Prompt prompt, Message.Ask ask) throws ModelFailure {
        Completion completion =
                model.generate(prompt, ask.decoding(), piece -> send(new Message.Piece(ask.call(), piece)));
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
