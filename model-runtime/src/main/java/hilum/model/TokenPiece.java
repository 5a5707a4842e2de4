package hilum.model;

/**
 * One generated token.
 *
 * @param id token id
 * @param text the characters that this token completes; empty while a multi-byte character is unfinished
 * @param marker whether the token is a control token such as {@code <|box|>} (then {@code text} is its literal form) rather than words.
 *     Boxes are parsed on markers, so words that merely look like a tag are never taken for one
 */
public record TokenPiece(int id, String text, boolean marker) {}
