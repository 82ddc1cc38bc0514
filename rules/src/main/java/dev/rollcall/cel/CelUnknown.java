package dev.rollcall.cel;

/** Signals a value that the input does not tell, such as the user of a request. */
public final class CelUnknown extends CelException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an unknown.
   *
   * @param cause what is unknown, for a message
   */
  public CelUnknown(String cause) {
    super("unknown", cause);
  }
}
