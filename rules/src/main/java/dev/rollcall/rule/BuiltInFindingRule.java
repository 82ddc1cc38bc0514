package dev.rollcall.rule;

/**
 * A rule whose findings come up in the work of the engine itself: unreadable input, useless
 * ignores.
 */
public non-sealed interface BuiltInFindingRule extends Rule {}
