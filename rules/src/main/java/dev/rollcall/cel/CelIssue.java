package dev.rollcall.cel;

/**
 * A reason why the API server refuses an expression.
 *
 * @param offset where it is in the text, in code points
 */
public record CelIssue(int offset, String message) {}
