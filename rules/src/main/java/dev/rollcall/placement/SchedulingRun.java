package dev.rollcall.placement;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Pod;
import dev.rollcall.model.PodSpec;
import dev.rollcall.placement.controller.Verdict;
import dev.rollcall.placement.scheduler.AllocatedResources;
import dev.rollcall.placement.scheduler.AssignedPods;
import dev.rollcall.placement.scheduler.DaemonPods;
import dev.rollcall.placement.scheduler.HostPort;
import dev.rollcall.placement.scheduler.NodeIndex;
import dev.rollcall.placement.scheduler.NodeInfos;
import dev.rollcall.placement.scheduler.PodDemand;
import dev.rollcall.placement.scheduler.PodInfo;
import dev.rollcall.placement.scheduler.PortIndex;
import dev.rollcall.placement.scheduler.ResourceIndex;
import dev.rollcall.placement.scheduler.Scheduler;
import dev.rollcall.placement.scheduler.SchedulingState;
import dev.rollcall.podadmission.PodAdmission;
import dev.rollcall.podadmission.PriorityClasses;
import dev.rollcall.podadmission.RunningPodRequests;
import dev.rollcall.quantity.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has the scheduler place the pods of DaemonSets beside those that are there. */
final class SchedulingRun {

  private final PlacementInput input;
  private final NodeIndex table;
  private final ExistingPods existing;
  private final PodAdmission admission;
  private final ResourceIndex names = new ResourceIndex();
  private final PortIndex ports = new PortIndex();
  private final Map<PodDemand, PodDemand> demands = new HashMap<>();
  private final List<SchedulingState> states = new ArrayList<>();

  private SchedulingRun(PlacementInput input) {
    this.input = input;
    this.table = input.table();
    this.existing = input.existing();
    this.admission = input.admission();
  }

  /** Places the pods of DaemonSets, which are in the order in which they were made. */
  static PodSchedule.Result of(List<DaemonPods> daemons, PlacementInput input) {
    return new SchedulingRun(input).run(daemons);
  }

  private PodSchedule.Result run(List<DaemonPods> daemons) {
    for (DaemonPods daemon : daemons) {
      states.add(schedulingState(daemon));
    }
    List<PodInfo> others = others();
    NodeInfos nodeInfos = new NodeInfos(table, names);
    for (PodInfo pod : others) {
      int node = table.number(pod.spec().nodeName().get());
      if (node >= 0) {
        nodeInfos.addExistingPod(node, pod);
      }
    }
    boolean own = input.reference() == null;
    List<ObservedPods> observed = reconcileExistingPods(nodeInfos, own && table.size() > 0);
    new PodCreator(admission, table, input.known()).create(states, input.inventory().pods());
    AssignedPods pods = new AssignedPods(states, nodeInfos, table.size(), existing.isDump());
    new Scheduler(states, nodeInfos, table, pods, own).run();
    AllocatedResources usage = new AllocatedResources(names.names(), nodeInfos, table);
    return new PodSchedule.Result(states, observed, pods, usage);
  }

  private SchedulingState schedulingState(DaemonPods daemon) {
    DaemonSet daemonSet = daemon.daemonSet();
    PodInfo profile =
        new PodInfo(
            daemonSet,
            daemonSet.template().meta().labels(),
            daemonSet.pod(),
            states.size(),
            demand(daemonSet.pod(), admission.requests(daemonSet)));
    return new SchedulingState(daemon, profile);
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
    if (input.carried() != null) {
      pods.addAll(new ExistingPods(input.carried().before().inventory()).others());
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
    if (!input.hasDaemonPods()) {
      return Collections.nCopies(states.size(), existing.none());
    }
    boolean asRecorded = table.nodes().equals(input.inventory().clusterNodes());
    List<ObservedPods> told = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      SchedulingState schedulingState = states.get(i);
      int owner = i;
      DaemonPodReconciler reconciler = new DaemonPodReconciler(schedulingState, table, allNodes);
      reconciler.reconcile(
          existing.of(schedulingState.daemonSet()), nodeInfos, (pod, node) -> profile(pod, owner));
      if (input.carried() != null) {
        carryOverPods(schedulingState, input.carried(), nodeInfos);
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
