package dev.rollcall.rules.placement;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The rules about the nodes that pods run on. */
public final class PlacementRules {

  private PlacementRules() {}

  /** Returns the rules of this package, sorted by name. */
  public static List<Rule> all() {
    // keep sorted; ./dev new-rule adds to it
    return List.of(
        new Rule[] {
          new AffinityComparesText(),
          new AffinityTermEmpty(),
          new ControlPlaneNotCovered(),
          new DaemonOverhead(),
          new DeadTaint(),
          new DesiredZero(),
          new DuplicatePodOnNode(),
          new GpuTolerationMissing(),
          new GroupLeftOut(),
          new GroupNotCovered(),
          new GroupTooSmall(),
          new HostAgentMissing(),
          new HostPortClash(),
          new ImageArchitectureMismatch(),
          new KubeletTooOld(),
          new LegacyMasterSelector(),
          new LegacyMasterToleration(),
          new LimitRangeRefusesPods(),
          new LocalTrafficUnserved(),
          new Misscheduled(),
          new MixedArchUncovered(),
          new MixedOsUncovered(),
          new NamespaceNodeSelectorConflict(),
          new NetworkAgentLeftOut(),
          new NetworkUnavailableDeadlock(),
          new NoExecuteNotTolerated(),
          new NodeLabelKeyUnknown(),
          new NodeLabelValueUnknown(),
          new OsFieldSelectorMismatch(),
          new OsSelectorMissing(),
          new PendingExtendedResource(),
          new PendingPodCount(),
          new PendingResources(),
          new PinnedNodeName(),
          new PodAffinityOnDaemonset(),
          new PreferredAffinityUseless(),
          new PriorityMismatch(),
          new QuotaRefusesPods(),
          new RuntimeClassConflict(),
          new RuntimeClassMissing(),
          new RuntimeClassUnmatched(),
          new SchedulerNameCustom(),
          new StartupTaintDeadlock(),
          new StorageDriverLeftOut(),
          new TolerationEqualEmpty(),
          new TolerationNearMiss(),
          new TopologySpreadOnDaemonset(),
          new UnsatisfiableAffinity(),
          new UntoleratedTaint(),
          new VirtualNodeSelected(),
          new WouldBeEvicted(),
        });
  }
}
