package hilum.assistant;

import hilum.assistant.Answer.Warning;
import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Completion.Timings;
import hilum.model.Decoding;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.Prompt;
import hilum.model.RgbImage;
import hilum.model.TokenPiece;
import hilum.model.VisionLanguageModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question put to the model, from rendering the picture to the finished reply. Every question stands alone, as the official wrapper
 * asks it: earlier turns are not sent along. The pictures come first in the prompt, so a later question still reuses their features.
 */
final class ModelCall {
    /** The official limit. */
    static final int MAX_NEW_TOKENS = 512;

    /** A picture and its description. */
    record Shot(AskedPicture picture, SeenPicture seen) {
        static Shot of(AskedPicture picture) {
            return new Shot(picture, SeenPicture.of(picture));
        }
    }

    /** Told about progress, on the calling or the model's thread. */
    interface Listener {
        void pictures(List<SeenPicture> pictures);

        void piece(TokenPiece piece);

        /** {@link PartialAnswer#stage} has changed. */
        void stage();
    }

    private final AssistantPorts ports;
    private final Question question;
    private final Listener listener;
    private final PartialAnswer partial = new PartialAnswer();
    private final Instant startedAt;
    private volatile List<SeenPicture> seen = List.of();
    private volatile @Nullable ModelDescription description;
    private volatile boolean stopped;
    private volatile @Nullable Thread runner;

    ModelCall(AssistantPorts ports, Question question, Listener listener) {
        this.ports = ports;
        this.question = question;
        this.listener = listener;
        this.startedAt = ports.clock().instant();
    }

    PartialAnswer partial() {
        return partial;
    }

    boolean stopped() {
        return stopped;
    }

    /** Ends the call within one token; returns at once. */
    void stop() {
        stopped = true;
        Thread thread = runner;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Renders what is in view and asks about it; {@link Ending#PICTURE_CHANGED} when that is not of {@code studyInstanceUid}. */
    Reply askInView(String studyInstanceUid) {
        runner = Thread.currentThread();
        List<Shot> shots = new ArrayList<>();
        if (question.pictures() == 2) {
            Optional<AskedPicture> prior = ports.pictures().prior();
            if (prior.isEmpty()) {
                return soFar(Ending.NO_PRIOR, "");
            }
            shots.add(Shot.of(prior.get()));
        }
        if (question.pictures() >= 1) {
            Optional<AskedPicture> current = ports.pictures().current();
            if (current.isEmpty()) {
                return soFar(Ending.NO_PICTURE, "");
            }
            if (!current.get().studyInstanceUid().equals(studyInstanceUid)) {
                return soFar(Ending.PICTURE_CHANGED, "");
            }
            shots.add(Shot.of(current.get()));
        }
        return ask(shots);
    }

    /** Asks about {@code shots}. */
    Reply ask(List<Shot> shots) {
        runner = Thread.currentThread();
        seen = shots.stream().map(Shot::seen).toList();
        listener.pictures(seen);
        Optional<VisionLanguageModel> model = ports.model().get();
        if (model.isEmpty()) {
            return soFar(Ending.NOT_READY, "");
        }
        description = model.get().description();
        if (stopped) {
            return soFar(Ending.STOPPED, "");
        }
        if (question.expectsLocation() && !model.get().description().abilities().boxes()) {
            return soFar(Ending.NO_BOXES, "");
        }
        List<RgbImage> images =
                shots.stream().map(shot -> shot.picture().pixels()).toList();
        Prompt prompt =
                Prompt.of(images, question.promptFor(model.get().description().abilities()));
        try {
            Completion completion =
                    model.get().generate(prompt, Decoding.published(MAX_NEW_TOKENS), this::take, this::reached);
            return finish(model.get(), prompt, completion);
        } catch (ModelFailure failure) {
            return soFar(Ending.of(failure), String.valueOf(failure.getMessage()));
        }
    }

    private void take(TokenPiece piece) {
        partial.add(piece);
        listener.piece(piece);
    }

    private void reached(CallStage stage) {
        partial.reached(stage);
        listener.stage();
    }

    private Reply finish(VisionLanguageModel model, Prompt prompt, Completion completion) {
        Ending ending = Ending.of(completion.finish());
        Answer answer =
                AnswerParser.parse(completion.pieces(), question.expectsLocation() && ending == Ending.COMPLETE);
        Provenance provenance = provenance(
                completion.renderedPrompt(), completion.timings(), ending, completion.ids(), model.description());
        if (question.options().isEmpty() || ending == Ending.STOPPED || stopped) {
            return new Reply(answer, ending, "", List.of(), provenance);
        }
        try {
            return new Reply(answer, ending, "", shares(model, prompt), provenance);
        } catch (ModelFailure failure) {
            List<Warning> warnings = new ArrayList<>(answer.warnings());
            warnings.add(Warning.NO_SCORES);
            Answer unscored = new Answer(answer.text(), answer.regions(), warnings, answer.raw());
            return new Reply(unscored, ending, String.valueOf(failure.getMessage()), List.of(), provenance);
        }
    }

    private List<Reply.Share> shares(VisionLanguageModel model, Prompt prompt) throws ModelFailure {
        List<Question.Option> options = question.options();
        List<OptionScore> scores = model.score(
                prompt, options.stream().map(Question.Option::answer).toList(), this::reached);
        double best = scores.stream().mapToDouble(OptionScore::mean).max().orElse(0);
        double total = scores.stream()
                .mapToDouble(score -> Math.exp(score.mean() - best))
                .sum();
        List<Reply.Share> shares = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            double mean = scores.get(i).mean();
            shares.add(new Reply.Share(options.get(i).shown(), Math.exp(mean - best) / total, mean));
        }
        return shares;
    }

    /** What has come until now, ended by {@code ending}. */
    Reply soFar(Ending ending, String detail) {
        List<TokenPiece> pieces = partial.pieces();
        Answer answer = pieces.isEmpty() ? Answer.NOTHING : AnswerParser.parse(pieces, false);
        ModelDescription asked = description;
        if (asked == null) {
            return new Reply(answer, ending, detail, List.of(), null);
        }
        long totalMs = Duration.between(startedAt, ports.clock().instant()).toMillis();
        List<Integer> ids = pieces.stream().map(TokenPiece::id).toList();
        Timings timings = new Timings(0, 0, 0, totalMs, 0, false);
        return new Reply(answer, ending, detail, List.of(), provenance("", timings, ending, ids, asked));
    }

    private Provenance provenance(
            String renderedPrompt, Timings timings, Ending ending, List<Integer> ids, ModelDescription model) {
        Provenance.Run run = new Provenance.Run(startedAt, timings, ending, ids, MAX_NEW_TOKENS);
        return new Provenance(
                ports.appVersion(), model, seen, question.promptFor(model.abilities()), renderedPrompt, run);
    }
}
