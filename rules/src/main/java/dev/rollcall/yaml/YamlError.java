package dev.rollcall.yaml;

import dev.rollcall.source.Span;

/**
 * Why a document cannot be read.
 *
 * @param kind what sort of problem it is
 * @param span where it shows
 * @param message in the style of a finding's message
 */
public record YamlError(Kind kind, Span span, String message) {

  /** The sorts of problems that users are told apart. */
  public enum Kind {
    /** It is not YAML, or not YAML that Kubernetes reads. */
    SYNTAX,
    /** It is within the language, and over a limit. */
    LIMIT
  }
}
