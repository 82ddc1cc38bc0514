package dev.rollcall.rules.rejected;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The rules about what the API server refuses. */
public final class RejectedRules {

  private RejectedRules() {}

  /** Returns the rules of this package, sorted by name. */
  public static List<Rule> all() {
    // keep sorted; ./dev new-rule adds to it
    return List.of(
        new Rule[] {
          new ActiveDeadlineSet(),
          new AffinityEmptyRequired(),
          new AffinityOperatorInvalid(),
          new ApiRejected(),
          new BadQuantity(),
          new ContainerMissing(),
          new DnsPolicyNoneWithoutConfig(),
          new DuplicateHostPortInPod(),
          new DuplicateMountPath(),
          new DuplicateName(),
          new DuplicateYamlKey(),
          new EnvInvalid(),
          new EphemeralContainersInTemplate(),
          new EscalationContradiction(),
          new HostAliasInvalid(),
          new HostNetworkPortMismatch(),
          new HostPathInvalid(),
          new HostPathTypeUnknown(),
          new HostPidWithSharedNamespace(),
          new InvalidLabelKeyValue(),
          new InvalidMount(),
          new InvalidName(),
          new InvalidPort(),
          new InvalidVolume(),
          new LegacyField(),
          new LifecycleInvalid(),
          new MountPropagationNeedsPrivileged(),
          new NegativeNumber(),
          new NodeBadQuantity(),
          new NodeNameInvalid(),
          new NonStringLabel(),
          new PercentFormat(),
          new PercentOutOfRange(),
          new PodAffinityInvalid(),
          new PodCidrInvalid(),
          new PolicyDenied(),
          new PolicyError(),
          new PolicyInvalid(),
          new PolicyParamMissing(),
          new PreferredWeightRange(),
          new ProbeInvalid(),
          new ProcMountUnmasked(),
          new PullPolicyUnknown(),
          new RemovedApiVersion(),
          new RequestOverLimit(),
          new ResourceNameInvalid(),
          new RestartPolicyNotAlways(),
          new SchemaMismatch(),
          new SecurityContextInvalid(),
          new SelectorEmpty(),
          new SelectorExpressionInvalid(),
          new SelectorMismatch(),
          new SelectorMissing(),
          new StrategyTypeUnknown(),
          new SurgeAndUnavailableBothSet(),
          new SurgeAndUnavailableBothZero(),
          new SurgeNeedsExplicitZeroUnavailable(),
          new TaintDuplicate(),
          new TaintEffectInvalid(),
          new TaintKeyInvalid(),
          new TolerationEffectUnknown(),
          new TolerationEmptyKey(),
          new TolerationExistsWithValue(),
          new TolerationOperatorUnknown(),
          new TolerationSecondsEffect(),
          new TopologySpreadInvalid(),
          new UnknownField(),
          new UnknownKind(),
          new UnknownStrategyField(),
          new VolumeMountUnknown(),
          new WindowsHostProcessNetwork(),
          new WrongType(),
          new YamlSyntax(),
        });
  }
}
