package dev.rollcall.cel;

/** Signals that an evaluation costs more than the API server allows. */
public class CostLimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What the server says of one expression. */
  static final String MESSAGE = "operation cancelled: actual cost limit exceeded";

  /** Creates the exception with the server's words. */
  public CostLimitException() {
    this(MESSAGE);
  }

  protected CostLimitException(String message) {
    super(message, null, false, false);
  }
}
