package dev.rollcall.rules.practice;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The rules about settings that people regret. */
public final class PracticeRules {

  private PracticeRules() {}

  /** Returns the rules of this package, sorted by name. */
  public static List<Rule> all() {
    // keep sorted; ./dev new-rule adds to it
    return List.of(
        new Rule[] {
          new BestEffortPod(),
          new BlanketToleration(),
          new CommandInOneString(),
          new ConfigRefMissing(),
          new CriticalPriorityNoQuota(),
          new DefaultNamespace(),
          new DuplicateEnv(),
          new DuplicateListEntry(),
          new DuplicateObject(),
          new DuplicateOrOverlappingPorts(),
          new DuplicateToleration(),
          new EphemeralRequestUnset(),
          new FractionalBytes(),
          new GraceZeroOrShort(),
          new HostIpWithoutHostPort(),
          new HostNetworkDnsPolicy(),
          new HostNetworkUndeclaredPort(),
          new HostPathFileParent(),
          new HostPathMustExist(),
          new HostPathNoType(),
          new HostPathSharedWriter(),
          new HostnameAffinityList(),
          new HpaOnDaemonset(),
          new ImageLatestOrUntagged(),
          new LimitRangeDefaults(),
          new LimitsWithoutRequests(),
          new LivenessEqualsReadiness(),
          new LivenessNoStartup(),
          new MemoryLimitUnset(),
          new MisplacedEvictionAnnotation(),
          new MissingNamespaceObject(),
          new NegativeGrace(),
          new OverlappingSelectors(),
          new PdbNotComputable(),
          new PreStopOverGrace(),
          new PreferNoScheduleToleration(),
          new PriorityClassMissing(),
          new PriorityClassUnset(),
          new ProbeOnLocalhostHost(),
          new PullPolicyMismatch(),
          new PvcInDaemonset(),
          new RedundantToleration(),
          new RequestsUnset(),
          new ReservedLabel(),
          new ServiceAccountMissing(),
          new SleepLoopCommand(),
          new TolerationOperatorUnset(),
          new TolerationSecondsOnDaemonset(),
          new UselessToleration(),
          new VolumeUnused(),
        });
  }
}
