package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.nodegroup.GroupAnswer.Fit;
import dev.rollcall.placement.scheduler.NodeSelectionKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All groups that the input declares, and what each DaemonSet comes to on them. */
public final class DeclaredGroups {

  /** No file declares a group. */
  public static final DeclaredGroups NONE = new DeclaredGroups(List.of(), List.of());

  private final List<DeclaredGroup> groups;
  private final Map<DaemonSet, List<GroupAnswer>> answers = new IdentityHashMap<>();

  /**
   * Asks about every DaemonSet and every group that may be of its cluster.
   *
   * @param daemonSets the DaemonSets, in the order in which their pods get room
   */
  public DeclaredGroups(List<DeclaredGroup> groups, List<DaemonSet> daemonSets) {
    this.groups = withoutLocal(groups);
    AlikeGroups alike = new AlikeGroups(this.groups);
    for (DaemonSet daemonSet : daemonSets) {
      answers.put(daemonSet, ask(daemonSet, alike));
    }
    fillPods(daemonSets);
  }

  /** Clusters for development stand in only where no file says anything of another. */
  private static List<DeclaredGroup> withoutLocal(List<DeclaredGroup> groups) {
    List<DeclaredGroup> kept = new ArrayList<>();
    for (DeclaredGroup group : groups) {
      if (!group.scope().local()) {
        kept.add(group);
      }
    }
    return kept.isEmpty() ? List.copyOf(groups) : List.copyOf(kept);
  }

  private List<GroupAnswer> ask(DaemonSet daemonSet, AlikeGroups alike) {
    NodeSelectionKeys selection = NodeSelectionKeys.of(daemonSet.pod());
    Set<String> keys = new LinkedHashSet<>(selection.keys());
    GroupEvaluation evaluation = new GroupEvaluation(daemonSet, keys);
    Map<List<Object>, GroupAnswer> asked = new HashMap<>();
    ClusterScope own = ClusterScope.of("", daemonSet.origin().file().name(), false);
    List<GroupAnswer> found = new ArrayList<>();
    for (DeclaredGroup group : groups) {
      if (group.scope().agreesWith(own)) {
        boolean named = !selection.names().isEmpty();
        List<Object> question = named ? null : alike.question(group, keys);
        GroupAnswer same = question == null ? null : asked.get(question);
        GroupAnswer answer = same == null ? evaluation.of(group) : same.ofAlike(group);
        if (question != null && same == null) {
          asked.put(question, answer);
        }
        found.add(answer);
      }
    }
    return found;
  }

  /**
   * Daemon pods fill a node up to its number of pods; which of them wait is known without sizes.
   */
  private void fillPods(List<DaemonSet> daemonSets) {
    Map<DeclaredGroup, Integer> taken = new HashMap<>();
    for (DaemonSet daemonSet : daemonSets) {
      List<GroupAnswer> own = answers.get(daemonSet);
      for (int i = 0; own != null && i < own.size(); i++) {
        GroupAnswer answer = own.get(i);
        Long most = answer.group().maxPods();
        if (most != null && answer.answer() == Answer.YES) {
          int pods = taken.merge(answer.group(), 1, Integer::sum);
          own.set(i, answer.withFit(pods > most ? Fit.NO : Fit.UNKNOWN));
        }
      }
    }
  }

  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Returns the groups, in the order of the input. */
  public List<DeclaredGroup> all() {
    return groups;
  }

  /** Returns what a DaemonSet comes to on each group. */
  public List<GroupAnswer> answersOf(DaemonSet daemonSet) {
    return answers.getOrDefault(daemonSet, List.of());
  }

  /** Returns the clusters that the groups for a DaemonSet belong to, as far as files tell them. */
  public Set<String> clustersOf(DaemonSet daemonSet) {
    Set<String> names = new TreeSet<>();
    for (GroupAnswer answer : answersOf(daemonSet)) {
      names.add(answer.group().scope().toString());
    }
    return names;
  }

  /**
   * Returns how many nodes a DaemonSet counts, or null if its groups are of several clusters, which
   * are not added up.
   */
  public @Nullable NodeCount desired(DaemonSet daemonSet) {
    Set<String> clusters = clustersOf(daemonSet);
    clusters.remove("");
    if (clusters.size() > 1) {
      return null;
    }
    NodeCount sum = NodeCount.NONE;
    for (GroupAnswer answer : answersOf(daemonSet)) {
      sum = sum.plus(answer.desired());
    }
    return sum;
  }

  /** Returns whether every group is known to give the DaemonSet no node. */
  public boolean givesNone(DaemonSet daemonSet) {
    List<GroupAnswer> own = answersOf(daemonSet);
    for (GroupAnswer answer : own) {
      if (answer.answer() != Answer.NO) {
        return false;
      }
    }
    return !own.isEmpty();
  }
}
