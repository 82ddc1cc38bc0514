package dev.rollcall.report.lint;

import dev.rollcall.engine.ruleset.RunResult;
import java.io.IOException;

/** Writes what a run came to in one format. */
public interface LintReporter {

  /** Returns the whole text, with a line end. */
  String report(RunResult result);

  /** Writes the whole text, of which there may be more than memory should hold. */
  default void write(RunResult result, Appendable out) throws IOException {
    out.append(report(result));
  }
}
