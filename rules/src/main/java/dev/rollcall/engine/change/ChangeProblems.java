package dev.rollcall.engine.change;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.engine.admission.PolicyRemark;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.Placement;
import dev.rollcall.placement.nodegroup.GroupAnswer;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.text.Plural;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a change, for {@code --fail-on}. */
public final class ChangeProblems {

  private static final int NAMED = 8;

  private final List<ChangeProblem> found = new ArrayList<>();

  private ChangeProblems() {}

  /**
   * What a rollout may cost.
   *
   * @param seconds how long each update may take, null for any time
   * @param down how many nodes may be without an available pod at once, null for any number
   */
  public record Limits(@Nullable Double seconds, @Nullable Integer down) {

    public static final Limits NONE = new Limits(null, null);
  }

  /** Returns the problems of a comparison, in the order of its DaemonSets. */
  public static List<ChangeProblem> of(ClusterDiff.Result result) {
    ChangeProblems problems = new ChangeProblems();
    result.changes().forEach(problems::add);
    problems.addGroups(result.groupChanges(), result.after());
    return List.copyOf(problems.found);
  }

  /** Returns the problems of updates, in the order of the DaemonSets. */
  public static List<ChangeProblem> of(RolloutForecast forecast, Limits limits) {
    ChangeProblems problems = new ChangeProblems();
    for (RolloutForecast.Update update : forecast.daemonSets()) {
      problems.add(update, limits);
    }
    problems.addGroups(forecast.groupChanges(), forecast.cluster());
    for (DaemonSet daemonSet : forecast.removed()) {
      problems.add(Severity.WARNING, "removed", daemonSet, "is gone, and its pods with it");
    }
    return List.copyOf(problems.found);
  }

  private void add(Severity severity, String kind, DaemonSet daemonSet, String message) {
    found.add(ChangeProblem.of(severity, kind, daemonSet, message));
  }

  private void add(DaemonSet daemonSet, List<PolicyRemark> remarks) {
    for (PolicyRemark remark : remarks) {
      add(remark.severity(), "policy", daemonSet, "has a remark of a policy: " + remark.text());
    }
  }

  private void addGroups(List<GroupChange> changes, Cluster after) {
    for (DaemonSet daemonSet : GroupChanges.fallenToZero(changes, after)) {
      add(Severity.ERROR, "desired-zero", daemonSet, "falls to DESIRED 0");
    }
    changes.forEach(this::add);
  }

  private void add(GroupChange change) {
    GroupAnswer after = change.after();
    if (after == null) {
      return;
    }
    boolean none = after.answer() == GroupAnswer.Answer.NO;
    boolean all = after.answer() == GroupAnswer.Answer.YES;
    String group = change.group().name() + (change.newNodesOnly() ? ", new ones only" : "");
    DaemonSet daemonSet = change.daemonSet();
    if (change.isLoss()) {
      String verb = none ? "loses the nodes of " : "loses nodes of ";
      add(Severity.WARNING, "loses-nodes", daemonSet, verb + group);
    } else if (change.mayBeLoss()) {
      add(Severity.WARNING, "loses-nodes", daemonSet, "may lose the nodes of " + group);
    } else if (change.isGain()) {
      String verb = all ? "gains the nodes of " : "gains nodes of ";
      add(Severity.INFO, "gains-nodes", daemonSet, verb + group);
    }
  }

  private void add(DaemonSetDiff change) {
    DaemonSet daemonSet = change.daemonSet();
    for (String refusal : change.refused()) {
      boolean told = change.immutable().stream().anyMatch(path -> refusal.startsWith(path + ":"));
      if (!told) {
        add(Severity.ERROR, "refused", daemonSet, "is refused by the API server: " + refusal);
      }
    }
    add(daemonSet, change.remarks());
    for (String path : change.immutable()) {
      add(Severity.ERROR, "refused", daemonSet, "changes " + path + ", which may not change");
    }
    if (change.after() == null) {
      add(Severity.WARNING, "removed", daemonSet, "is gone, and its pods with it");
      return;
    }
    if (desired(change.before()) > 0 && isKnown(change.after()) && desired(change.after()) == 0) {
      add(Severity.ERROR, "desired-zero", daemonSet, "falls to DESIRED 0");
    }
    nodes(Severity.WARNING, "loses-nodes", daemonSet, "loses", change.lost());
    nodes(
        Severity.WARNING,
        "misscheduled",
        daemonSet,
        "only keeps its pods on",
        change.misscheduled());
    if (change.before() != null) {
      nodes(Severity.INFO, "gains-nodes", daemonSet, "gains", change.gained());
    }
    if (change.restarts()) {
      add(Severity.INFO, "restarts", daemonSet, "replaces every pod");
    }
  }

  private static int desired(@Nullable Placement placement) {
    return placement == null ? 0 : placement.desired();
  }

  private static boolean isKnown(Placement placement) {
    return !placement.isUnknown();
  }

  private void nodes(
      Severity severity, String kind, DaemonSet daemonSet, String verb, List<String> nodes) {
    if (!nodes.isEmpty()) {
      String message = verb + " " + Plural.count(nodes.size(), "node") + ": " + names(nodes);
      found.add(new ChangeProblem(severity, kind, daemonSet, message, nodes));
    }
  }

  private static String names(List<String> nodes) {
    int shown = Math.min(NAMED, nodes.size());
    String names = String.join(", ", nodes.subList(0, shown));
    return shown < nodes.size() ? names + " and " + (nodes.size() - shown) + " more" : names;
  }

  private void add(RolloutForecast.Update update, Limits limits) {
    DaemonSet daemonSet = update.daemonSet();
    for (String refusal : update.refused()) {
      add(Severity.ERROR, "refused", daemonSet, "is refused by the API server: " + refusal);
    }
    add(daemonSet, update.remarks());
    if (!update.refused().isEmpty()) {
      return; // nothing of the rest happens
    }
    RolloutTrace course = update.result().course();
    if (!course.finished()) {
      String reason = update.result().stuckBecause();
      add(
          Severity.ERROR,
          "never-ends",
          daemonSet,
          reason == null ? "never ends its update" : "never ends its update: " + reason);
    }
    Double seconds = limits.seconds();
    if (seconds != null && course.finished() && course.seconds() > seconds) {
      String times =
          "takes %s s, more than %s s".formatted(Math.round(course.seconds()), Math.round(seconds));
      add(Severity.ERROR, "takes-longer", daemonSet, times);
    }
    Integer down = limits.down();
    if (down != null && course.mostUnavailable() > down) {
      String most = "is missing on %s nodes at once, more than %s";
      add(
          Severity.ERROR,
          "too-many-down",
          daemonSet,
          most.formatted(course.mostUnavailable(), down));
    }
    lost(daemonSet, update.lost(), course.desired());
    if (update.restarts()) {
      add(Severity.INFO, "restarts", daemonSet, "replaces every pod");
    }
  }

  private void lost(DaemonSet daemonSet, List<LostPod> pods, int desired) {
    if (!pods.isEmpty() && desired == 0) {
      add(Severity.ERROR, "desired-zero", daemonSet, "falls to DESIRED 0");
    }
    nodes(
        Severity.WARNING,
        "loses-nodes",
        daemonSet,
        "loses",
        pods.stream().map(LostPod::node).toList());
  }
}
