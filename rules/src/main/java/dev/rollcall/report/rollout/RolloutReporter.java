package dev.rollcall.report.rollout;

import dev.rollcall.engine.change.RolloutForecast;

/** Writes what becomes of a change in one format. */
public interface RolloutReporter {

  /** Returns the whole text, with a line end. */
  String report(RolloutForecast forecast);
}
