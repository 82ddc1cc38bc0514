package dev.rollcall.rules;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The list of all rules, sorted by name; {@code ./dev new-rule} adds to it. */
public final class BuiltInRules {

  private BuiltInRules() {}

  /** Returns every rule there is; profile and configuration say which of them speak. */
  public static List<Rule> all() {
    return List.of(
        new Rule[] {
          // keep sorted
          new ApiRejected(),
          new ApiWarning(),
          new BestEffortPod(),
          new BetaOsArchLabel(),
          new BetaTopologyLabel(),
          new BlanketToleration(),
          new CapabilitiesKept(),
          new DesiredZero(),
          new DuplicateToleration(),
          new EphemeralRequestUnset(),
          new GpuTolerationMissing(),
          new GraceTooLong(),
          new GraceZeroOrShort(),
          new HostAccess(),
          new HostNetworkDnsPolicy(),
          new HostNetworkUndeclaredPort(),
          new HostPathFileParent(),
          new HostPathMustExist(),
          new HostPathNoType(),
          new HostPathSharedWriter(),
          new HostPathWritableSensitive(),
          new HostPortAnyAddress(),
          new HostnameAffinityList(),
          new IgnoreExpired(),
          new IgnoreMalformed(),
          new IgnoreMatchesNothing(),
          new IgnoreUnknownRule(),
          new IgnoreUnused(),
          new IgnoreWithoutReason(),
          new ImageLatestOrUntagged(),
          new InputOverLimit(),
          new LegacyMasterSelector(),
          new LegacyMasterToleration(),
          new LimitsWithoutRequests(),
          new LivenessEqualsReadiness(),
          new LivenessNoStartup(),
          new MemoryLimitUnset(),
          new NoExecuteNotTolerated(),
          new NoObjectsFound(),
          new OsFieldSelectorMismatch(),
          new OsSelectorMissing(),
          new PodAffinityOnDaemonset(),
          new PreStopOverGrace(),
          new PreferNoScheduleToleration(),
          new PreferredAffinityUseless(),
          new PriorityClassUnset(),
          new PrivilegeEscalationAllowed(),
          new ProbeOnLocalhostHost(),
          new PullPolicyMismatch(),
          new RedundantToleration(),
          new RequestsUnset(),
          new RootFilesystemWritable(),
          new RuleCrash(),
          new RunsAsRoot(),
          new RuntimeSocket(),
          new SchedulerNameCustom(),
          new SecretInEnv(),
          new SleepLoopCommand(),
          new SurgeHostPort(),
          new TokenAutomounted(),
          new TolerationEqualEmpty(),
          new TolerationOperatorUnset(),
          new TolerationSecondsOnDaemonset(),
          new TopologySpreadOnDaemonset(),
          new UnconfinedProfile(),
          new UnreadableInput(),
          new UnrenderedTemplate(),
          new YamlSyntax(),
        });
  }
}
