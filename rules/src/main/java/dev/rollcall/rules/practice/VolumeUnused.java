package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.ObjectReference;
import dev.rollcall.model.Value;
import dev.rollcall.model.Volume;
import dev.rollcall.model.VolumeMount;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.HashSet;
import java.util.Set;

/** Flags a volume that no container mounts. */
final class VolumeUnused implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "volume-unused",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "volume that no container mounts")
          .searchTerms("FailedMount", "Unable to attach or mount volumes");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Set<String> used = new HashSet<>();
    for (Container container : daemonSet.pod().allContainers()) {
      for (VolumeMount mount : container.volumeMounts()) {
        used.add(mount.name().get());
      }
      for (Value<String> device : container.volumeDevices()) {
        used.add(device.get());
      }
    }
    for (Volume volume : daemonSet.pod().volumes()) {
      if (volume.name().get().isEmpty() || used.contains(volume.name().get())) {
        continue;
      }
      FindingBuilder report =
          context.report(
              volume.name().place(),
              "no container mounts volume \"%s\", but %s; mount it or remove it"
                  .formatted(volume.name().get(), cost(volume)));
      report.fix(false, "remove the volume", YamlEdits.remove(volume.place()));
    }
  }

  private static String cost(Volume volume) {
    return switch (volume.source()) {
      case "hostPath" ->
          volume.hostPathType().get().isEmpty()
              ? "it reads as if the pod saw that path of the node"
              : "it is checked on every node before the pod starts";
      case "configMap", "secret", "projected" ->
          isNeeded(volume)
              ? "no pod starts while what it names is missing"
              : "it is set up on every node";
      case "persistentVolumeClaim" -> "no pod starts while the claim is missing";
      default -> "it is set up on every node";
    };
  }

  private static boolean isNeeded(Volume volume) {
    for (ObjectReference reference : volume.references()) {
      if (!reference.optional().get()) {
        return true;
      }
    }
    return false;
  }
}
