package dev.rollcall.engine;

/**
 * What of an input was not looked at.
 *
 * @param file the name of the input
 * @param reason {@code other-kind}, {@code unrendered-template}, {@code kustomize-patch} or {@code
 *     empty-document}
 * @param count how many objects or documents
 */
public record Skipped(String file, String reason, int count) {}
