package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Value;
import dev.rollcall.model.Volume;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Flags a PersistentVolumeClaim that pods of several nodes cannot share. */
final class PvcInDaemonset implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "pvc-in-daemonset",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "claim of a volume that pods of all nodes share")
          .searchTerms(
              "had volume node affinity conflict",
              "unbound immediate PersistentVolumeClaims",
              "persistentvolumeclaim not found",
              "Multi-Attach error for volume",
              "FailedAttachVolume");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Volume volume : daemonSet.pod().volumes()) {
      String claim = volume.claim().get();
      if (claim.isEmpty()) {
        continue;
      }
      GenericObject known = find(claim, daemonSet, context);
      if (known == null) {
        context
            .report(
                volume.claim().place(),
                "the pods of all nodes share the claim \"%s\": unless it is ReadWriteMany or ReadOnlyMany only the pods of one node start; take an ephemeral volume or a hostPath for what each node keeps"
                    .formatted(claim))
            .severity(Severity.INFO);
        continue;
      }
      List<Value<String>> modes = known.strings("spec", "accessModes");
      if (modes.isEmpty() || isShared(modes)) {
        continue;
      }
      context
          .report(
              volume.claim().place(),
              "claim \"%s\" is %s: only the pods of one node start, the others stay in ContainerCreating; take ReadWriteMany, an ephemeral volume, or a hostPath"
                  .formatted(claim, modes.get(0).get()))
          .note(modes.get(0).place(), "its access mode");
    }
  }

  private static @Nullable GenericObject find(
      String name, DaemonSet daemonSet, RuleContext context) {
    for (GenericObject claim : context.cluster().inventory().ofKind("PersistentVolumeClaim")) {
      if (claim.name().equals(name) && claim.namespace().equals(daemonSet.namespace())) {
        return claim;
      }
    }
    return null;
  }

  private static boolean isShared(List<Value<String>> modes) {
    for (Value<String> mode : modes) {
      if (mode.get().equals("ReadWriteMany") || mode.get().equals("ReadOnlyMany")) {
        return true;
      }
    }
    return false;
  }
}
