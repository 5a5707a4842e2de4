package hilum.model.worker;

import hilum.model.CallStage;
import hilum.model.Completion;
import hilum.model.Decoding;
import hilum.model.LoadPhase;
import hilum.model.ModelDescription;
import hilum.model.ModelFailure;
import hilum.model.OptionScore;
import hilum.model.RgbImage;
import hilum.model.TokenPiece;
import java.util.List;

/** Everything that parent and child say to each other; {@link Wire} knows how it looks on the pipe. */
sealed interface Message {
    /** First message in both directions: which build speaks, and from which process. */
    record Hello(String build, long pid) implements Message {}

    /** Parent: load this. Comes once, right after {@link Hello}. */
    record Load(LoadOrder order) implements Message {}

    /** Child: what it does of the load, and how much of the whole is done, 0..1. */
    record Progress(LoadPhase phase, double fraction) implements Message {}

    /** Child: questions are welcome. */
    record Loaded(ModelDescription description) implements Message {}

    /** Child: there is no model, and this process is of no more use. */
    record LoadFailed(ModelFailure failure) implements Message {}

    /** Parent: do something with this prompt. */
    sealed interface Question extends Message {
        long call();

        NamedPrompt prompt();
    }

    /** Parent: answer this. */
    record Ask(long call, NamedPrompt prompt, Decoding decoding) implements Question {}

    /** Parent: score these options. */
    record Rate(long call, NamedPrompt prompt, List<String> options) implements Question {
        public Rate {
            options = List.copyOf(options);
        }
    }

    /** Child: the call names pictures that are not here; it begins when they have come. */
    record Wanted(long call, List<String> pictures) implements Message {
        public Wanted {
            pictures = List.copyOf(pictures);
        }
    }

    /** Parent: a picture that was wanted. */
    record Picture(String sha256, RgbImage image) implements Message {}

    /** Child: it works on this call from now on. */
    record Begun(long call) implements Message {}

    /** Child: what it does before the first token. */
    record Stage(long call, CallStage stage) implements Message {}

    /** Parent: nobody waits for this call any more. */
    record Cancel(long call) implements Message {}

    /** Child: one more token of the answer. */
    record Piece(long call, TokenPiece piece) implements Message {}

    /** Child: the answer is over. Its pieces have all been sent before. */
    record Answered(
            long call, List<Integer> ids, Completion.Finish finish, Completion.Timings timings, String renderedPrompt)
            implements Message {
        public Answered {
            ids = List.copyOf(ids);
        }
    }

    /** Child: the scores, in the order of the options. */
    record Rated(long call, List<OptionScore> scores) implements Message {
        public Rated {
            scores = List.copyOf(scores);
        }
    }

    /** Child: this call failed; the next may well work. */
    record Refused(long call, ModelFailure failure) implements Message {}

    /** Child: this call asked for something that does not exist, which is a bug of the caller. */
    record Rejected(long call, String reason) implements Message {}

    /** Child, about twice a second: still alive, and so large (resident bytes, 0 when unknown). */
    record Beat(long residentBytes) implements Message {}
}
