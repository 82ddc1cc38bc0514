package dev.rollcall.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an update.
 *
 * @param course how it goes as assumed
 * @param best how it goes when pods come and go as quickly as they can
 * @param worst how it goes when they take their time
 * @param updatedLeast the fewest UP-TO-DATE at the end that any order of the nodes leads to
 * @param updatedMost the most
 */
public record RolloutResult(
    RolloutPlan plan,
    RolloutTrace course,
    RolloutTrace best,
    RolloutTrace worst,
    int updatedLeast,
    int updatedMost) {

  public boolean finished() {
    return course.finished();
  }

  /** Returns in one sentence which pods wait for what, null if the update finishes. */
  public @Nullable String stuckBecause() {
    List<StuckPods> waiting = course.waiting();
    if (course.finished() || waiting.isEmpty()) {
      return null;
    }
    StringBuilder sentence = new StringBuilder();
    for (StuckPods group : waiting) {
      sentence.append(sentence.isEmpty() ? "" : "; ").append(group.sentence());
    }
    return sentence.toString();
  }
}
