package hilum.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A finished, stopped or cut-off answer.
 *
 * @param pieces every generated token but the final end-of-text, in order
 * @param ids every generated id, the final end-of-text included
 * @param renderedPrompt the exact text that was tokenised, the pictures' slots shortened to their number
 */
public record Completion(
        List<TokenPiece> pieces, List<Integer> ids, Finish finish, Timings timings, String renderedPrompt) {
    public Completion {
        pieces = List.copyOf(pieces);
        ids = List.copyOf(ids);
    }

    /** All pieces joined, markers in their literal form, outer white space stripped. */
    public String text() {
        return pieces.stream()
                .map(TokenPiece::text)
                .collect(Collectors.joining())
                .strip();
    }

    /** Why the answer ended. */
    public enum Finish {
        /** The model said that it was done. */
        STOP,
        /** The limit of new tokens was reached. */
        LENGTH,
        /** The thread that asked was interrupted. */
        CANCELLED
    }

    /**
     * Where the time went.
     *
     * @param visionMs time for the vision tower and bridge, 0 when reused
     * @param prefillMs time for the prompt, including pictures not reused
     * @param firstTokenMs from the call to the first token
     * @param totalMs from the call to the end
     * @param promptTokens tokens of the prompt, picture slots included
     * @param imageReused whether the pictures' features came from the cache
     */
    public record Timings(
            long visionMs, long prefillMs, long firstTokenMs, long totalMs, int promptTokens, boolean imageReused) {}
}
