package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Volume;
import dev.rollcall.model.VolumeMount;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import org.jspecify.annotations.Nullable;

/** Flags a container that writes to an emptyDir on disk and asks for no ephemeral storage. */
final class EphemeralRequestUnset implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "ephemeral-request-unset",
              Category.PRACTICE,
              Severity.INFO,
              "0.1.0",
              "container that writes to the node's disk without asking for it")
          .searchTerms("The node was low on resource: ephemeral-storage", "DiskPressure");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    PodSpec pod = daemonSet.pod();
    for (Volume volume : pod.volumes()) {
      if (!volume.source().equals("emptyDir") || volume.medium().get().equals("Memory")) {
        continue;
      }
      Container writer = writer(volume, pod);
      if (writer != null) {
        context.report(
            volume.sourcePlace(),
            "container \"%s\" writes to this emptyDir on the node's disk without a request for ephemeral-storage: the pod is among the first to be evicted when the disk fills up; set the request"
                .formatted(writer.name().get()));
        return; // the request is missing once, however many volumes there are
      }
    }
  }

  private static @Nullable Container writer(Volume volume, PodSpec pod) {
    for (Container container : pod.allContainers()) {
      for (VolumeMount mount : container.volumeMounts()) {
        if (mount.name().get().equals(volume.name().get())
            && !mount.readOnly().get()
            && !EffectiveResources.asksFor("ephemeral-storage", container, pod)) {
          return container;
        }
      }
    }
    return null;
  }
}
