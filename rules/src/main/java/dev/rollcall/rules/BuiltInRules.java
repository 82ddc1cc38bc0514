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
          new BetaOsArchLabel(),
          new BetaTopologyLabel(),
          new BlanketToleration(),
          new CapabilitiesKept(),
          new DesiredZero(),
          new DuplicateToleration(),
          new GpuTolerationMissing(),
          new HostAccess(),
          new HostPathFileParent(),
          new HostPathMustExist(),
          new HostPathNoType(),
          new HostPathSharedWriter(),
          new HostPathWritableSensitive(),
          new HostnameAffinityList(),
          new IgnoreExpired(),
          new IgnoreMalformed(),
          new IgnoreMatchesNothing(),
          new IgnoreUnknownRule(),
          new IgnoreUnused(),
          new IgnoreWithoutReason(),
          new InputOverLimit(),
          new LegacyMasterSelector(),
          new LegacyMasterToleration(),
          new NoExecuteNotTolerated(),
          new NoObjectsFound(),
          new OsFieldSelectorMismatch(),
          new OsSelectorMissing(),
          new PodAffinityOnDaemonset(),
          new PreferNoScheduleToleration(),
          new PreferredAffinityUseless(),
          new PrivilegeEscalationAllowed(),
          new RedundantToleration(),
          new RootFilesystemWritable(),
          new RuleCrash(),
          new RunsAsRoot(),
          new RuntimeSocket(),
          new SchedulerNameCustom(),
          new SecretInEnv(),
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
