package dev.rollcall.placement.nodegroup;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.placement.nodegroup.GroupAnswer.Answer;
import dev.rollcall.placement.scheduler.NodeSelectionKeys;
import java.util.ArrayList;
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
  public static final DeclaredGroups NONE = new DeclaredGroups();

  private final List<DeclaredGroup> groups;
  private final Map<DaemonSet, GroupAnswers> answers = new IdentityHashMap<>();

  /** Most runs have no group, and are to load nothing that is about groups. */
  private DeclaredGroups() {
    groups = List.of();
  }

  /**
   * Asks about every DaemonSet and every group that may be of its cluster.
   *
   * @param daemonSets the DaemonSets, in the order in which their pods get room
   * @param configured which files are for which cluster, or null if nothing is configured
   */
  public DeclaredGroups(
      List<DeclaredGroup> groups,
      List<DaemonSet> daemonSets,
      @Nullable ClusterAssignment configured) {
    this(withoutLocal(groups), daemonSets, new ClusterScopes(withoutLocal(groups), configured));
  }

  /** Asks about every DaemonSet and every group of a cluster that the user names. */
  public DeclaredGroups(List<DeclaredGroup> groups, List<DaemonSet> daemonSets) {
    this(withoutLocal(groups), daemonSets, (ClusterScopes) null);
  }

  private DeclaredGroups(
      List<DeclaredGroup> kept, List<DaemonSet> daemonSets, @Nullable ClusterScopes clusters) {
    this.groups = clusters == null ? List.copyOf(kept) : List.copyOf(clusters.assign(kept));
    GroupKinds kinds = new GroupKinds(this.groups);
    GroupRoom room = new GroupRoom(this.groups);
    for (DaemonSet daemonSet : daemonSets) {
      ClusterScope scope = clusters == null ? ClusterScope.ANY : clusters.of(daemonSet);
      GroupAnswers own = ask(daemonSet, scope, kinds);
      own.fill(room, daemonSet.pod());
      answers.put(daemonSet, own);
    }
  }

  /** Clusters for development stand in only where no file says anything of another. */
  private static List<DeclaredGroup> withoutLocal(List<DeclaredGroup> groups) {
    List<DeclaredGroup> kept = new ArrayList<>();
    for (DeclaredGroup group : groups) {
      if (!group.scope().local()) {
        kept.add(group);
      }
    }
    return kept.isEmpty() ? groups : kept;
  }

  private static GroupAnswers ask(DaemonSet daemonSet, ClusterScope own, GroupKinds kinds) {
    NodeSelectionKeys selection = NodeSelectionKeys.of(daemonSet.pod());
    AlikeGroups alike = kinds.sort(own, selection.keys(), !selection.names().isEmpty());
    GroupEvaluation evaluation =
        new GroupEvaluation(daemonSet, new LinkedHashSet<>(selection.keys()));
    List<GroupAnswer> byKind = new ArrayList<>();
    for (List<DeclaredGroup> same : alike.byKind()) {
      byKind.add(evaluation.of(same.get(0)));
    }
    return new GroupAnswers(alike, byKind);
  }

  /** Returns what a DaemonSet comes to on a group, whether or not both are of one cluster. */
  public static GroupAnswer answer(DaemonSet daemonSet, DeclaredGroup group) {
    NodeSelectionKeys selection = NodeSelectionKeys.of(daemonSet.pod());
    return new GroupEvaluation(daemonSet, new LinkedHashSet<>(selection.keys())).of(group);
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
    GroupAnswers own = answers.get(daemonSet);
    return own == null ? List.of() : own.each();
  }

  /** Returns what a DaemonSet comes to, each answer once with the groups that it holds for. */
  public List<AlikeAnswer> alikeAnswersOf(DaemonSet daemonSet) {
    GroupAnswers own = answers.get(daemonSet);
    return own == null ? List.of() : own.grouped();
  }

  /** Returns the groups that a DaemonSet is asked about; those of one cluster are one list. */
  public List<DeclaredGroup> groupsOf(DaemonSet daemonSet) {
    GroupAnswers own = answers.get(daemonSet);
    return own == null ? List.of() : own.groups().all();
  }

  /** Returns the clusters that the groups for a DaemonSet belong to, as far as files tell them. */
  public Set<String> clustersOf(DaemonSet daemonSet) {
    GroupAnswers own = answers.get(daemonSet);
    return own == null ? Set.of() : new TreeSet<>(own.groups().clusters());
  }

  /**
   * Returns how many nodes a DaemonSet counts, or null if its groups are of several clusters, which
   * are not added up.
   */
  public @Nullable NodeCount desired(DaemonSet daemonSet) {
    GroupAnswers own = answers.get(daemonSet);
    if (own == null) {
      return NodeCount.NONE;
    }
    Set<String> clusters = clustersOf(daemonSet);
    clusters.remove("");
    return clusters.size() > 1 ? null : own.desired();
  }

  /** Returns whether every group is known to give the DaemonSet no node. */
  public boolean givesNone(DaemonSet daemonSet) {
    List<AlikeAnswer> own = alikeAnswersOf(daemonSet);
    for (AlikeAnswer answer : own) {
      if (answer.answer().answer() != Answer.NO) {
        return false;
      }
    }
    return !own.isEmpty();
  }
}
