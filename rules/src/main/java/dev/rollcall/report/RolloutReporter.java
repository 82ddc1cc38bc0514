package dev.rollcall.report;

import dev.rollcall.engine.Forecast;

/** Writes what becomes of a change in one format. */
public interface RolloutReporter {

  /** Returns the whole text, with a line end. */
  String report(Forecast forecast);
}
