package dev.rollcall.engine.change;

import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.rollout.CombinedImpact;
import dev.rollcall.rollout.NodeTrace;
import dev.rollcall.rollout.RolloutResult;
import dev.rollcall.rollout.StrategyAlternative;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a change to a cluster and its DaemonSets.
 *
 * @param cluster the later state
 * @param daemonSets those of the later state, in the order of the input
 * @param removed those that the later state no longer has
 * @param groupChanges what DaemonSets come to on groups of nodes that files declare
 * @param together all updates at once
 * @param notes what has to be known to read it
 * @param problems what a pipeline may want to stop for
 */
public record RolloutForecast(
    Cluster cluster,
    List<Update> daemonSets,
    List<DaemonSet> removed,
    List<GroupChange> groupChanges,
    CombinedImpact together,
    List<String> notes,
    List<ChangeProblem> problems) {

  public RolloutForecast {
    daemonSets = List.copyOf(daemonSets);
    removed = List.copyOf(removed);
    groupChanges = List.copyOf(groupChanges);
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
  }

  /** Returns the same forecast, judged. */
  public RolloutForecast with(List<ChangeProblem> others) {
    return new RolloutForecast(cluster, daemonSets, removed, groupChanges, together, notes, others);
  }

  /**
   * The update of one DaemonSet.
   *
   * @param added whether the earlier state does not have it
   * @param restarts whether every pod is replaced
   * @param refused why the API server does not take the change, empty if it does
   * @param remarks what admission policies say without refusing it
   * @param configChanges what changes below pods that are not restarted
   * @param lost the pods that go and that nothing replaces
   */
  public record Update(
      DaemonSet daemonSet,
      boolean added,
      boolean restarts,
      List<String> refused,
      List<PolicyRemark> remarks,
      List<ConfigChange> configChanges,
      List<LostPod> lost,
      RolloutResult result,
      List<StrategyAlternative> alternatives) {

    public Update {
      refused = List.copyOf(refused);
      remarks = List.copyOf(remarks);
      configChanges = List.copyOf(configChanges);
      lost = List.copyOf(lost);
      alternatives = List.copyOf(alternatives);
    }

    /** Returns whether the update comes to an end: the API server takes it, and no pod waits. */
    public boolean finishes() {
      return refused.isEmpty() && result.finished();
    }

    /** Returns in one sentence why the update never ends, null if it does. */
    public @Nullable String stuckBecause() {
      return refused.isEmpty()
          ? result.stuckBecause()
          : "the API server refuses the change: " + String.join("; ", refused);
    }

    /** Returns whether anything happens at all. */
    public boolean isChange() {
      if (added || restarts || !lost.isEmpty()) {
        return true;
      }
      for (NodeTrace run : result.course().nodes()) {
        if (run.created() != null || run.deleted() != null) {
          return true;
        }
      }
      return false;
    }
  }
}
