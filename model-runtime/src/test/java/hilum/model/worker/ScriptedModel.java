package hilum.model.worker;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.FakeModel;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import hilum.model.device.CardFault;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The model of the fake child. The first word of the instruction says what happens: {@code pace} (one token each two milliseconds),
 * {@code linger} (a while before the first token), {@code name} (the digests of its pictures) and, after the third token, {@code hang},
 * {@code freeze}, {@code kill}, {@code abort}, {@code crash}, {@code misstep}, {@code devour}, {@code stumble}; {@code chatter} prints to
 * standard output in every way there is. Scoring {@code ponder} takes half a second.
 */
final class ScriptedModel implements VisionLanguageModel {
    private final FakeModel words = new FakeModel(ScriptedModel::words);
    private final List<byte[]> devoured = new ArrayList<>();
    private volatile boolean lingering;

    private static String words(Prompt prompt) {
        return prompt.instruction().startsWith("name")
                ? prompt.images().stream().map(RgbImage::sha256).collect(Collectors.joining(" "))
                : (prompt.instruction() + " ").repeat(2048);
    }

    /** As if it looked for long at every picture that {@code linger} asks about. */
    @Override
    public Optional<CallStage> stage() {
        return lingering ? Optional.of(new CallStage.Looking(0.5)) : Optional.empty();
    }

    @Override
    public ModelDescription description() {
        return words.description();
    }

    @Override
    public Completion generate(Prompt prompt, Decoding decoding, Consumer<TokenPiece> onPiece) throws ModelFailure {
        List<TokenPiece> sent = new ArrayList<>();
        if (prompt.instruction().startsWith("linger")) {
            linger();
        }
        return words.generate(prompt, decoding, piece -> {
            sent.add(piece);
            onPiece.accept(piece);
            happen(prompt.instruction().split(" ", 2)[0], sent.size());
        });
    }

    /** Long enough for two beats. */
    private void linger() {
        lingering = true;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1100));
        lingering = false;
    }

    private void happen(String verb, int sent) {
        switch (verb) {
            case "pace" -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            case "chatter" -> chatter();
            default -> {
                if (sent == 3) {
                    misbehave(verb);
                }
            }
        }
    }

    private void misbehave(String verb) {
        switch (verb) {
            case "hang" -> hang();
            case "kill" -> signal("-KILL");
            case "abort" -> signal("-ABRT");
            case "cardloss" -> throw new CardFault("a lost card, made for this test", new IllegalStateException());
            case "crash" -> signal("-SEGV");
            case "misstep" -> signal("-ILL");
            case "freeze" -> signal("-STOP");
            case "stumble" -> throw new IllegalStateException("a bug, made for this test");
            case "devour" -> {
                while (true) {
                    devoured.add(new byte[1 << 24]);
                }
            }
            default -> {}
        }
    }

    /** Deaf to interrupts, as native code is. */
    static void hang() {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                // As deaf as native code.
            }
        }
    }

    static void signal(String signal) {
        try {
            new ProcessBuilder(
                            "kill",
                            signal,
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            hang();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void chatter() {
        System.out.println("a library says hello");
        try (OutputStream descriptor = new FileOutputStream("/dev/fd/1")) {
            descriptor.write("printf of a native library\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<OptionScore> score(Prompt prompt, List<String> options) throws ModelFailure {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(prompt.instruction().startsWith("ponder") ? 500 : 0));
        return words.score(prompt, options);
    }

    @Override
    public void close() {
        words.close();
    }
}
