package dev.rollcall.report;

import dev.rollcall.diagnostic.Severity;

/** Colours for a terminal, or none. */
public enum AnsiStyle {
  PLAIN,
  COLOUR;

  private static final String RESET = "\u001b[0m";

  public String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> paint("1;31", text);
      case WARNING -> paint("1;33", text);
      case INFO -> paint("1;36", text);
    };
  }

  public String strong(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + RESET;
  }
}
