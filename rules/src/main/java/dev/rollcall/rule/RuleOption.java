package dev.rollcall.rule;

/**
 * A setting of a rule, for which two users need opposite answers.
 *
 * @param name in kebab-case
 * @param fallback the value where none is configured: {@link Long}, {@link Boolean}, {@link String}
 *     or a {@link java.util.List} of strings
 * @param summary what it sets, in the style of a message
 */
public record RuleOption<T>(String name, T fallback, String summary) {}
