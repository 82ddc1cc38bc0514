package dev.rollcall.report.lint;

import dev.rollcall.engine.ruleset.RunResult;

/** Writes what a run came to in one format. */
public interface LintReporter {

  /** Returns the whole text, with a line end. */
  String report(RunResult result);
}
