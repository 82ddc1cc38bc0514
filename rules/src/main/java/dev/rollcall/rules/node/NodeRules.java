package dev.rollcall.rules.node;

import dev.rollcall.rule.Rule;
import java.util.List;

/** The rules about Node manifests. */
public final class NodeRules {

  private NodeRules() {}

  /** Returns the rules of this package, sorted by name. */
  public static List<Rule> all() {
    // keep sorted; ./dev new-rule adds to it
    return List.of(
        new Rule[] {
          new AllocatableMissing(),
          new AllocatableOverCapacity(),
          new ConditionTaintDisagree(),
          new DeprecatedNodeLabel(),
          new DuplicateNode(),
          new GroupLabelRefused(),
          new HostnameLabelDiffers(),
          new LabelCaseDrift(),
          new LegacyMasterTaint(),
          new LegacySpecField(),
          new OsArchLabelMissing(),
          new RoleLabelValue(),
          new UnschedulableWithoutTaint(),
        });
  }
}
