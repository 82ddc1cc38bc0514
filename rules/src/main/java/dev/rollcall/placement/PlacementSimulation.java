package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.model.Pod;
import dev.rollcall.model.PodSpec;
import dev.rollcall.placement.controller.KnownLabels;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.lifecycle.PodLifecycle;
import dev.rollcall.placement.scheduler.AllocatedResources;
import dev.rollcall.placement.scheduler.AssignedPods;
import dev.rollcall.placement.scheduler.HostPort;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.NodeInfos;
import dev.rollcall.placement.scheduler.NodeVerdicts;
import dev.rollcall.placement.scheduler.PodDemand;
import dev.rollcall.placement.scheduler.PodInfo;
import dev.rollcall.placement.scheduler.PortIndex;
import dev.rollcall.placement.scheduler.ResourceIndex;
import dev.rollcall.placement.scheduler.Scheduler;
import dev.rollcall.placement.scheduler.SchedulingState;
import dev.rollcall.podadmission.AdmittedPod;
import dev.rollcall.podadmission.PodAdmission;
import dev.rollcall.podadmission.PriorityClasses;
import dev.rollcall.podadmission.RunningPodRequests;
import dev.rollcall.quantity.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets up one simulation: the nodes, the pods that are there, the DaemonSets in their order. */
final class PlacementSimulation {

  private final Inventory inventory;
  private final KnownLabels known;
  private final NodeIndex table;
  private final NodeDecisions decisions;
  private final ExistingPods existing;
  private final ClusterFacts facts;
  private final PodAdmission admission;
  private final ResourceIndex names = new ResourceIndex();
  private final PortIndex ports = new PortIndex();
  private final Map<PodDemand, PodDemand> demands = new HashMap<>();
  private final List<SchedulingState> states = new ArrayList<>();
  private @Nullable PreviousState carried;

  PlacementSimulation(
      Inventory inventory, List<Node> nodes, KnownLabels known, ClusterFacts facts) {
    this.inventory = inventory;
    this.known = known;
    this.table = new NodeIndex(nodes);
    this.decisions = new NodeDecisions(table, known);
    this.existing = new ExistingPods(inventory);
    this.facts = facts;
    this.admission = new PodAdmission(inventory, facts.version(), facts.complete());
  }

  void withPreviousState(PreviousState pods) {
    carried = pods;
  }

  Cluster place(@Nullable String reference) {
    for (DaemonSet daemonSet : inOrderOfCreation()) {
      states.add(schedulingState(daemonSet));
    }
    List<PodInfo> others = others();
    NodeInfos nodeInfos = new NodeInfos(table, names);
    for (PodInfo pod : others) {
      int node = table.number(pod.spec().nodeName().get());
      if (node >= 0) {
        nodeInfos.addExistingPod(node, pod);
      }
    }
    List<ObservedPods> told =
        reconcileExistingPods(nodeInfos, reference == null && table.size() > 0);
    new PodCreator(admission, table, known).create(states, inventory.pods());
    boolean complete = existing.isDump();
    AssignedPods pods = new AssignedPods(states, nodeInfos, table.size(), complete);
    new Scheduler(states, nodeInfos, table, pods, reference == null).run();
    NodeLabelsAndTaints marks = new NodeLabelsAndTaints(table.nodes());
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      placements.add(new Placement(states.get(i), table, told.get(i), pods, marks));
    }
    AllocatedResources usage = new AllocatedResources(names.names(), nodeInfos, table);
    return new Cluster(
        inventory, new Cluster.NodeData(table, reference, known, usage, marks), placements);
  }

  /** The order of the input where not every DaemonSet says when it was made. */
  private List<DaemonSet> inOrderOfCreation() {
    List<DaemonSet> ordered = new ArrayList<>(inventory.daemonSets());
    for (DaemonSet daemonSet : ordered) {
      if (daemonSet.meta().created().get().isEmpty()) {
        return ordered;
      }
    }
    // Timestamps as the server writes them sort as text.
    ordered.sort(Comparator.comparing((DaemonSet ds) -> ds.meta().created().get()));
    return ordered;
  }

  private SchedulingState schedulingState(DaemonSet daemonSet) {
    NodeVerdicts decided = decisions.of(daemonSet);
    AdmittedPod admitted = admission.admit(daemonSet).refusedAlso(facts.podRefusalsOf(daemonSet));
    PodLifecycle lifecycle =
        new PodLifecycle(facts.refusalsOf(daemonSet), admitted, daemonSet, inventory);
    PodInfo profile =
        new PodInfo(
            daemonSet,
            daemonSet.template().meta().labels(),
            daemonSet.pod(),
            states.size(),
            demand(daemonSet.pod(), admission.requests(daemonSet)));
    return new SchedulingState(daemonSet, profile, lifecycle, decided);
  }

  /** Returns what pods take of a node, once for all that take the same. */
  private PodDemand demand(PodSpec spec, Map<String, Quantity> requests) {
    PriorityClasses priorities = admission.priorities();
    List<HostPort> hostPorts = HostPort.of(spec);
    PodDemand demand =
        new PodDemand(
            names.vector(requests),
            hostPorts,
            ports.numbers(hostPorts),
            priorities.of(spec),
            priorities.preempts(spec));
    PodDemand known = demands.putIfAbsent(demand, demand);
    return known == null ? demand : known;
  }

  private PodInfo profile(Pod pod, int owner) {
    PodDemand demand = demand(pod.spec(), RunningPodRequests.of(pod));
    return new PodInfo(pod, pod.meta().labels(), pod.spec(), owner, demand);
  }

  private List<PodInfo> others() {
    List<Pod> pods = new ArrayList<>(existing.others());
    if (carried != null) {
      pods.addAll(new ExistingPods(carried.before().inventory()).others());
    }
    List<PodInfo> profiles = new ArrayList<>();
    for (Pod pod : pods) {
      // The scheduler forgets pods that have ended; those being deleted will have.
      if (!pod.isFinished() && !pod.terminating()) {
        profiles.add(profile(pod, PodInfo.NO_OWNER));
      }
    }
    return profiles;
  }

  private List<ObservedPods> reconcileExistingPods(NodeInfos nodeInfos, boolean allNodes) {
    if (!existing.isDump() && carried == null) {
      boolean known = !existing.others().isEmpty();
      return Collections.nCopies(states.size(), ObservedPods.none(known));
    }
    boolean asRecorded = table.nodes().equals(inventory.clusterNodes());
    List<ObservedPods> told = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      SchedulingState schedulingState = states.get(i);
      int owner = i;
      DaemonPodReconciler reconciler = new DaemonPodReconciler(schedulingState, table, allNodes);
      reconciler.reconcile(
          existing.of(schedulingState.daemonSet()), nodeInfos, (pod, node) -> profile(pod, owner));
      if (carried != null) {
        carryOverPods(schedulingState, carried, nodeInfos);
      }
      boolean known = existing.areKnown(schedulingState.daemonSet());
      told.add(reconciler.observedPods(existing.isDump(), known, asRecorded));
    }
    return told;
  }

  private void carryOverPods(
      SchedulingState schedulingState, PreviousState pods, NodeInfos nodeInfos) {
    Placement was = pods.placementOf(schedulingState.daemonSet());
    if (was == null
        || schedulingState.isUnknown()
        || pods.areReplaced(was.daemonSet(), schedulingState.daemonSet())) {
      return;
    }
    for (int node = 0; node < table.size(); node++) {
      int state = PreviousState.stateOn(was, table.nodes().get(node));
      if (state < 0 || schedulingState.verdict(node) instanceof Verdict.ShouldNotRun) {
        continue;
      }
      schedulingState.markCreated(node);
      if (state > 0) {
        nodeInfos.addExistingPod(node, schedulingState.profile());
        schedulingState.markExisting(node);
      }
      if (!schedulingState.shouldRunOn(node)) {
        schedulingState.markMisscheduled(node);
        if (state == 0) {
          schedulingState.markPending(node, DaemonPodReconciler.UNTOLERATED);
        }
      }
    }
  }
}
