package dev.rollcall.cli;

/** What the process tells its caller. */
public enum ExitCode {
  /** Nothing at or over {@code --fail-on}. */
  OK(0),
  /** Findings at or over {@code --fail-on}. */
  FINDINGS(1),
  /** Wrong usage or configuration. */
  USAGE(2),
  /** An input could not be read, or rollcall itself failed. */
  UNREADABLE(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
