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
          new CapabilityUnknown(),
          new CommandInOneString(),
          new ConfigKeyMissing(),
          new ConfigRefMissing(),
          new CriticalPriorityNoQuota(),
          new DefaultNamespace(),
          new DuplicateEnv(),
          new DuplicateListEntry(),
          new DuplicateObject(),
          new DuplicateOrOverlappingPorts(),
          new DuplicateToleration(),
          new EnvReferenceUndefined(),
          new EnvUsedBeforeDefined(),
          new EphemeralRequestUnset(),
          new FractionalBytes(),
          new FsGroupOnHostPath(),
          new GraceZeroOrShort(),
          new HostIpWithoutHostPort(),
          new HostNetworkDnsPolicy(),
          new HostNetworkUndeclaredPort(),
          new HostPathFileParent(),
          new HostPathMustExist(),
          new HostPathNoType(),
          new HostPathSharedWriter(),
          new HostPathTypeMismatch(),
          new HostnameAffinityList(),
          new HpaOnDaemonset(),
          new ImageLatestOrUntagged(),
          new ImageNameInvalid(),
          new LimitRangeDefaults(),
          new LimitsWithoutRequests(),
          new LinuxUserOnWindows(),
          new LivenessEqualsReadiness(),
          new LivenessNoStartup(),
          new MemoryLimitUnset(),
          new MisplacedEvictionAnnotation(),
          new MissingNamespaceObject(),
          new MountBelowReadOnly(),
          new NegativeGrace(),
          new NonRootAsUserZero(),
          new OverlappingSelectors(),
          new PdbNotComputable(),
          new PreStopOverGrace(),
          new PreferNoScheduleToleration(),
          new PriorityClassMissing(),
          new PriorityClassUnset(),
          new ProbeOnLocalhostHost(),
          new ProbePortUndeclared(),
          new PullPolicyMismatch(),
          new PvcInDaemonset(),
          new ReadinessGateUnset(),
          new RedundantToleration(),
          new RequestsUnset(),
          new ReservedLabel(),
          new SchedulingGateInTemplate(),
          new ServiceAccountMissing(),
          new SleepLoopCommand(),
          new SubPathVariableUndefined(),
          new TolerationOperatorUnset(),
          new TolerationSecondsOnDaemonset(),
          new UselessToleration(),
          new VolumeUnused(),
        });
  }
}
