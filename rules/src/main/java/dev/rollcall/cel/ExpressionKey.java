package dev.rollcall.cel;

/**
 * Stands for all expressions that come to the same for the same request and parameter.
 *
 * @param number one of a run, from 0
 * @param ofParameter whether the parameter matters
 */
public record ExpressionKey(int number, boolean ofParameter) {}
