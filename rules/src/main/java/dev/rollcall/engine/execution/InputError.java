package dev.rollcall.engine.execution;

import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;

/**
 * An input that could not be read at all.
 *
 * @param name what the input is called
 * @param span where in it reading failed, its start where it is the whole of it
 * @param message why, in the style of a finding's message
 * @param rule the id of the rule that says so
 */
public record InputError(String name, Span span, String message, String rule) {

  private static final String EVERYTHING = "(all files)";

  /** Where findings stand that are about all files together. */
  public static final Location EVERYWHERE =
      new Location(new SourceFile(EVERYTHING, ""), Span.START);

  /** Makes one that the file system refuses, or that is no text. */
  public InputError(String name, Span span, String message) {
    this(name, span, message, "unreadable-input");
  }

  /** Makes one of an input that was too much for the reader, or that it crashed on. */
  public static InputError of(String name, TaskFailure mishap) {
    return mishap.isOverLimit()
        ? new InputError(
            name,
            Span.START,
            mishap.describe() + "; split it, or " + mishap.remedy(),
            "input-over-limit")
        : new InputError(
            name,
            Span.START,
            "reading "
                + mishap.describe()
                + "; "
                + TaskFailure.REPORT
                + " with this file, the others went on",
            "rule-crash");
  }

  /**
   * Makes one of all inputs together.
   *
   * @param step what did not finish
   */
  public static InputError everything(String step, TaskFailure mishap) {
    String lead = step + " " + mishap.describe() + "; ";
    return mishap.isOverLimit()
        ? new InputError(
            EVERYTHING,
            Span.START,
            lead + "name fewer files, or " + mishap.remedy(),
            "input-over-limit")
        : new InputError(
            EVERYTHING, Span.START, lead + TaskFailure.REPORT + " with these files", "rule-crash");
  }
}
