package dev.rollcall.cel;

/** Signals an expression whose types or syntax tree grow beyond what can be worked on. */
final class CompileLimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CompileLimitException(String message) {
    super(message, null, false, false);
  }
}
