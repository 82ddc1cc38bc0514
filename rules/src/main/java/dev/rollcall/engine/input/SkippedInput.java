package dev.rollcall.engine.input;

/**
 * What of an input was not looked at.
 *
 * @param file the name of the input
 * @param reason {@code other-kind}, {@code unrendered-template}, {@code kustomize-patch}, {@code
 *     empty-document}, {@code excluded-file}, {@code linked-directory} or {@code link-out-of-tree}
 * @param count how many objects or documents
 */
public record SkippedInput(String file, String reason, int count) {}
