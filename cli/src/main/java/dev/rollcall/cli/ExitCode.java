package dev.rollcall.cli;

import dev.rollcall.engine.Rollcall;

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

  /** Returns the exit code for the outcome of a lint run. */
  static ExitCode of(Rollcall.Outcome outcome) {
    if (outcome.result().unreadable() > 0 || outcome.result().crashed()) {
      return UNREADABLE;
    }
    return outcome.failingFindings() > 0 ? FINDINGS : OK;
  }

  public int code() {
    return code;
  }
}
