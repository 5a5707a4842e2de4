package hilum.reading.statistics;

/**
 * One answer to "which was the AI?".
 *
 * @param group what was true, as a label: the side of the AI ("left", "right") when both texts lay side by side, the arm when a text was shown alone
 */
public record ArmGuess(String reader, String task, String caseId, String group, Guess guess) {}
