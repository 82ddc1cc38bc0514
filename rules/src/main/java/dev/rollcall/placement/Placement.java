package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Node;
import dev.rollcall.placement.controller.UnfitReason;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.placement.lifecycle.PodReadiness;
import dev.rollcall.placement.lifecycle.PodStage;
import dev.rollcall.placement.scheduler.DaemonPods;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.NumberedNodes;
import dev.rollcall.placement.scheduler.SchedulingState;
import dev.rollcall.podadmission.PodRefusal;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What becomes of one DaemonSet once controller and scheduler have acted. */
public final class Placement {

  private final DaemonPods pods;
  private final int number;
  private final ObservedPods observed;
  private final NodeIndex table;
  private final Cluster.NodeData ground;

  /**
   * Collects what becomes of a DaemonSet.
   *
   * @param number its number among the DaemonSets of the cluster
   */
  Placement(DaemonPods pods, int number, ObservedPods observed, Cluster.NodeData ground) {
    this.pods = pods;
    this.number = number;
    this.observed = observed;
    this.table = ground.table();
    this.ground = ground;
  }

  private SchedulingState state() {
    return ground.schedule().result().states().get(number);
  }

  public DaemonSet daemonSet() {
    return pods.daemonSet();
  }

  /**
   * Returns whether it hangs on labels of which a reference cluster knows nothing; nothing is said
   * about any node then.
   */
  public boolean isUnknown() {
    return pods.verdicts().isUnknown();
  }

  /** Returns whether nodes are given only in part, so that their other labels are unknown. */
  public boolean isOnPartialNodes() {
    return table.size() > 0 && table.nodes().get(0).partial();
  }

  /** Returns the controller's decision for every node, in the order of the input. */
  public Map<Node, Verdict> verdicts() {
    return isUnknown() ? Map.of() : new VerdictMap(table, pods.verdicts());
  }

  /** Returns the controller's decision for a node of the cluster. */
  public Verdict verdictOn(Node node) {
    Verdict verdict = verdicts().get(node);
    if (verdict == null) {
      throw new IllegalArgumentException("nothing is decided about node " + node.name());
    }
    return verdict;
  }

  /** Returns the nodes that get a pod, whether it fits or not. */
  public List<Node> desiredNodes() {
    return table.select(pods::shouldRunOn);
  }

  /** Returns whether the node gets a pod, whether it fits or not. */
  public boolean isDesiredOn(Node node) {
    int number = table.number(node);
    return number >= 0 && pods.shouldRunOn(number);
  }

  /** Returns the nodes where a pod runs: it fits, or it stays where it may no longer be started. */
  public List<Node> running() {
    return table.select(state()::isBound);
  }

  /** Returns the nodes whose pod does not fit, with the reasons in the scheduler's words. */
  public Map<Node, List<String>> pending() {
    return byNode(this::forEachPending);
  }

  /** Returns the number of nodes whose pod does not fit. */
  public int pendingCount() {
    return table.count(state()::isPending);
  }

  /**
   * Visits the nodes of {@link #pending} by their numbers, together those with the same reasons, in
   * the order of their first ones.
   */
  public void forEachPending(BiConsumer<List<String>, BitSet> visitor) {
    state().forEachPending(visitor);
  }

  /** Returns all reasons for which pods wait or waited while the others were placed. */
  public List<List<String>> reasonsToWait() {
    return state().reasonsToWait();
  }

  /**
   * Returns the nodes whose pod waits because pods of higher priority hold what it needs, with
   * their names.
   */
  public Map<Node, List<String>> blockingPods() {
    return byNode(this::forEachBlocked);
  }

  /** Visits the nodes of {@link #blockingPods} as {@link #forEachPending} does those that wait. */
  public void forEachBlocked(BiConsumer<List<String>, BitSet> visitor) {
    BitSet waiting = new BitSet();
    forEachPending((reasons, nodes) -> waiting.or(nodes));
    ground.schedule().result().pods().forEachBlocked(state().profile(), waiting, visitor);
  }

  private <T> Map<Node, T> byNode(Consumer<BiConsumer<T, BitSet>> groups) {
    Map<Integer, T> numbers = new TreeMap<>();
    groups.accept((fact, some) -> some.stream().forEach(node -> numbers.put(node, fact)));
    Map<Node, T> byNode = new LinkedHashMap<>();
    numbers.forEach((number, fact) -> byNode.put(table.nodes().get(number), fact));
    return Collections.unmodifiableMap(byNode);
  }

  /** Returns a list for nodes of the cluster, which is empty. */
  public NumberedNodes noNodes() {
    return table.noNodes();
  }

  /** Returns the nodes of some numbers. */
  public List<Node> nodes(BitSet numbers) {
    return table.nodes(numbers);
  }

  /** Returns the nodes that keep a pod though they get none: MISSCHEDULED. */
  public List<Node> misscheduledNodes() {
    return table.select(this::isStaying);
  }

  /** Returns whom the pod of a node pushes out, by the names of the pods or of their DaemonSets. */
  public Map<Node, List<String>> preemptionVictims() {
    Map<Node, List<String>> preempting = new LinkedHashMap<>();
    state().victims().forEach((node, victims) -> preempting.put(table.nodes().get(node), victims));
    return Collections.unmodifiableMap(preempting);
  }

  /** Returns for which pod, or for whose, the pod of a node has to make room. */
  public Map<Node, String> preemptors() {
    Map<Node, String> preempted = new LinkedHashMap<>();
    state().preemptors().forEach((node, by) -> preempted.put(table.nodes().get(node), by));
    return Collections.unmodifiableMap(preempted);
  }

  /** Returns why the pod of a node waits, in the scheduler's words; empty if it does not. */
  public List<String> pendingReasons(Node node) {
    int number = table.number(node);
    List<String> reasons = number < 0 ? null : state().waitingFor(number);
    return reasons == null ? List.of() : reasons;
  }

  /** Returns whether the node's pod waits for room. */
  public boolean isPendingOn(Node node) {
    int number = table.number(node);
    return number >= 0 && state().isPending(number);
  }

  /** Returns whether the node keeps a pod though it gets none. */
  public boolean isMisscheduledOn(Node node) {
    int number = table.number(node);
    return number >= 0 && isStaying(number);
  }

  /** Returns why a node has no running pod, in the words of who decides; empty if it has one. */
  public String stoppedOn(Node node) {
    return switch (stageOn(node)) {
      case OBJECT_REFUSED -> String.join("; ", objectRefused());
      case REFUSED -> PodRefusal.text(refusalsOn(node));
      case PENDING -> String.join(", ", pendingReasons(node));
      case NOT_STARTED, NEVER_READY -> String.join("; ", obstaclesOn(node));
      case NOT_ELIGIBLE, ONLY_STAYS, UNKNOWN -> {
        Verdict verdict = verdicts().get(node);
        UnfitReason reason = verdict == null ? null : verdict.reason();
        yield reason == null ? "" : reason.message();
      }
      case RUNS -> "";
    };
  }

  public int desired() {
    return pods.desired();
  }

  /** Returns the number of nodes that have a pod and should: those whose pod is not refused. */
  public int current() {
    return desired() - refusedByNumber().size();
  }

  /** Returns why the API server refuses the DaemonSet itself, empty if it takes it. */
  public List<String> objectRefused() {
    return lifecycle().objectRefused();
  }

  /** Returns what is known of the pods before any node is looked at. */
  public PodLifecycle lifecycle() {
    return pods.lifecycle();
  }

  /** Returns the nodes whose pod the API server does not create, and why. */
  public Map<Node, List<PodRefusal>> refused() {
    Map<Integer, List<PodRefusal>> byNumber = refusedByNumber();
    if (byNumber.isEmpty()) {
      return Map.of();
    }
    Map<Node, List<PodRefusal>> refused = new LinkedHashMap<>();
    byNumber.forEach((node, why) -> refused.put(table.nodes().get(node), why));
    return Collections.unmodifiableMap(refused);
  }

  private Map<Integer, List<PodRefusal>> refusedByNumber() {
    PodSchedule.Result known = ground.schedule().known();
    return known == null ? PodCreator.refusals(pods, table) : known.states().get(number).refused();
  }

  /** Returns why the API server does not create the pod of a node, empty if it does. */
  public List<PodRefusal> refusalsOn(Node node) {
    return refusedByNumber().getOrDefault(table.number(node), List.of());
  }

  /** Returns the nodes whose pod is bound and never starts or never becomes Ready, and why. */
  public Map<Node, List<String>> neverReady() {
    if (lifecycle().readiness().isUnhindered() && state().rejected() == 0) {
      return Map.of();
    }
    Map<Node, List<String>> stuck = new LinkedHashMap<>();
    for (Node node : running()) {
      List<String> why = obstaclesOn(node);
      if (!why.isEmpty()) {
        stuck.put(node, why);
      }
    }
    return Collections.unmodifiableMap(stuck);
  }

  /** Returns how many pods are bound past the scheduler to nodes whose kubelet rejects them. */
  public int rejected() {
    return state().rejected();
  }

  boolean isRejected(int node) {
    return state().rejectedOn(node) != null;
  }

  /** Returns why a pod that is bound to a node never starts or never becomes Ready there. */
  public List<String> obstaclesOn(Node node) {
    List<String> rejected = state().rejectedOn(table.number(node));
    return rejected == null
        ? lifecycle().readiness().messages(node, PodStage.NOT_STARTED, PodStage.NEVER_READY)
        : rejected;
  }

  /**
   * Returns why a pod would not fit on a node of a number that gets none now; empty if it would.
   */
  public List<String> misfitOn(int node) {
    return isStaying(node)
        ? List.of()
        : ground.schedule().result().pods().misfit(node, state().profile());
  }

  /** Returns the labels and taints that occur on the nodes. */
  public NodeLabelsAndTaints marks() {
    return ground.marks();
  }

  /** Returns how far the pod of a node gets. */
  public PodStage stageOn(Node node) {
    if (!objectRefused().isEmpty()) {
      return PodStage.OBJECT_REFUSED;
    }
    Verdict verdict = verdicts().get(node);
    if (verdict == null || verdict instanceof Verdict.Unknown) {
      return PodStage.UNKNOWN;
    }
    if (isPendingOn(node)) {
      return PodStage.PENDING;
    }
    if (!verdict.runs()) {
      return isMisscheduledOn(node) ? PodStage.ONLY_STAYS : PodStage.NOT_ELIGIBLE;
    }
    if (!refusalsOn(node).isEmpty()) {
      return PodStage.REFUSED;
    }
    PodReadiness readiness = lifecycle().readiness();
    if (isRejected(table.number(node))
        || !readiness.messages(node, PodStage.NOT_STARTED).isEmpty()) {
      return PodStage.NOT_STARTED;
    }
    return readiness.messages(node, PodStage.NEVER_READY).isEmpty()
        ? PodStage.RUNS
        : PodStage.NEVER_READY;
  }

  public int misscheduled() {
    PodSchedule.Result known = ground.schedule().known();
    return known == null ? 0 : known.states().get(number).staying();
  }

  /** Returns the pods of the input that the controller will delete. */
  public List<PodDeletion> deletions() {
    return observed.deletions();
  }

  /** Returns the counts as they are now, null if the input is no dump of a cluster. */
  public @Nullable DaemonSetCounts observedCounts() {
    return observed.now();
  }

  /** Returns where the recorded counts are not those that the objects of the dump give. */
  public StatusDifferences statusDifferences() {
    return observed.differences();
  }

  /** Returns whether the nodes are not in the input and none stand in: nothing is predicted. */
  public boolean isWithoutNodes() {
    return table.size() == 0;
  }

  /** Returns whether the input shows which pods the DaemonSet has. */
  public boolean arePodsKnown() {
    return observed.known();
  }

  /** Returns the names of the nodes on which the input has a pod of the DaemonSet, sorted. */
  public Set<String> nodesWithPods() {
    return observed.nodeNames();
  }

  /** Returns the nodes of a dump that should have a pod and have none at all. */
  public List<Node> missing() {
    return observed.now() == null || !observed.known()
        ? List.of()
        : table.select(node -> pods.shouldRunOn(node) && !observed.has().get(node));
  }

  /** Returns the nodes by what was decided about them, in the order of their first ones. */
  public List<NodeGroup> groups() {
    return isUnknown() ? List.of() : NodeGroup.of(table, pods.verdicts());
  }

  /** Returns the number of the first node of the name, -1 where there is none. */
  int numberOf(String node) {
    return table.number(node);
  }

  boolean isBound(int node) {
    return state().isBound(node);
  }

  /** Pods that were there before are looked at at once. */
  boolean isStaying(int node) {
    PodSchedule.Result known = ground.schedule().known();
    return known != null && known.states().get(number).isStaying(node);
  }

  @Nullable List<String> waitingFor(int node) {
    return state().waitingFor(node);
  }
}
