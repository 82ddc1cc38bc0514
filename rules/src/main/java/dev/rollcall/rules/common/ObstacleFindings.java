package dev.rollcall.rules.common;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.placement.lifecycle.PodObstacle;
import dev.rollcall.placement.lifecycle.PodStage;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import java.util.List;

/** Reports what stops pods. */
public final class ObstacleFindings {

  private ObstacleFindings() {}

  /** Reports each obstacle; one that stops no pod is a warning at most. */
  public static void report(List<PodObstacle> obstacles, RuleContext context) {
    for (PodObstacle obstacle : obstacles) {
      FindingBuilder report = context.report(obstacle.place(), obstacle.message());
      if (obstacle.stage() == PodStage.RUNS) {
        report.severity(Severity.WARNING);
      }
    }
  }
}
