package dev.rollcall.engine.input;

/**
 * What of an input was not looked at, or not whole.
 *
 * @param file the name of the input
 * @param reason {@code other-kind}, {@code unrendered-template}, {@code kustomize-patch}, {@code
 *     empty-document}, {@code taken-as-accepted}, {@code excluded-file}, {@code linked-directory}
 *     or {@code link-out-of-tree}
 * @param count how many objects or documents
 */
public record SkippedInput(String file, String reason, int count) {

  /**
   * Pods and Nodes that a server printed: rules look at them, but nobody asks whether a server
   * would take them again.
   */
  public static final String TAKEN_AS_ACCEPTED = "taken-as-accepted";
}
