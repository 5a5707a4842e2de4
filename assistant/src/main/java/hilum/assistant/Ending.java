package hilum.assistant;

import hilum.model.Completion;
import hilum.model.ModelFailure;

/** How an answer ended. What had come before stays in every case. */
public enum Ending {
    /** The model said that it was done. */
    COMPLETE,
    /** The limit of new tokens was reached. */
    LENGTH,
    /** The user stopped it. */
    STOPPED,
    /** The program closed while the answer came; only ever read from an autosave. */
    APP_CLOSED,
    /** No picture was in view. */
    NO_PICTURE,
    /** The question compares with an earlier picture and none is open. */
    NO_PRIOR,
    /** Another study came into view before the picture was taken. */
    PICTURE_CHANGED,
    /** No model is loaded. */
    NOT_READY,
    /** The model's process ended. */
    WORKER_DIED,
    /** Memory did not suffice. */
    OUT_OF_MEMORY,
    /** The question is too long. */
    CONTEXT_OVERFLOW,
    /** The question asks for boxes, and this model was not trained to give any. */
    NO_BOXES,
    /** This model cannot take such a question. */
    UNSUPPORTED,
    /** The model's files are damaged. */
    BAD_CHECKPOINT,
    /** The native library does not load on this machine. */
    NATIVE_LIBRARY_MISSING,
    /** A mistake in this program. */
    BUG;

    /** Whether the model, the picture or the program failed, as against an end that was reached or chosen. */
    public boolean failed() {
        return compareTo(APP_CLOSED) > 0;
    }

    /** Whether the text is not all that the model would have said. */
    public boolean partial() {
        return this != COMPLETE;
    }

    static Ending of(Completion.Finish finish) {
        return switch (finish) {
            case STOP -> COMPLETE;
            case LENGTH -> LENGTH;
            case CANCELLED -> STOPPED;
        };
    }

    static Ending of(ModelFailure failure) {
        return switch (failure) {
            case ModelFailure.BadCheckpoint bad -> BAD_CHECKPOINT;
            case ModelFailure.NativeLibraryMissing missing -> NATIVE_LIBRARY_MISSING;
            case ModelFailure.OutOfMemory memory -> OUT_OF_MEMORY;
            case ModelFailure.ContextOverflow overflow -> CONTEXT_OVERFLOW;
            case ModelFailure.Unsupported unsupported -> UNSUPPORTED;
            case ModelFailure.WorkerDied died -> WORKER_DIED;
            case ModelFailure.NotReady notReady -> NOT_READY;
        };
    }
}
