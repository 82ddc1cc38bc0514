package dev.rollcall.cel;

/** Signals that an evaluation costs more than the API server allows. */
public final class CostLimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with the server's words. */
  public CostLimitException() {
    super("operation cancelled: actual cost limit exceeded", null, false, false);
  }
}
