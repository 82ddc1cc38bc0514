package dev.rollcall.report;

import dev.rollcall.engine.RunResult;

/** Writes what a run came to in one format. */
public interface Reporter {

  /** Returns the whole text, with a line end. */
  String report(RunResult result);
}
