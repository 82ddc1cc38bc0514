package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Requirement;
import dev.rollcall.model.ResourceList;
import dev.rollcall.model.Toleration;
import dev.rollcall.model.Value;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.NodeRequirements;
import dev.rollcall.source.FieldLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flags pods that ask for accelerators, or for nodes with them, and tolerate no taint of such
 * nodes.
 */
final class GpuTolerationMissing implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "gpu-toleration-missing",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "pods for GPU nodes that do not tolerate the taint of GPU nodes")
          .searchTerms(
              "untolerated taint {nvidia.com/gpu: present}", "nvidia-device-plugin not running");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    if (context.cluster().hasGivenNodes()) {
      return; // their taints speak for themselves
    }
    PodSpec pod = daemonSet.pod();
    Asked asked = asked(pod);
    if (asked == null || pod.tolerates(asked.taint(), "present", "NoSchedule")) {
      return;
    }
    for (Toleration toleration : pod.tolerations()) {
      if (toleration.key().get().equals(asked.taint())) {
        return; // whether its value is right, only the nodes tell
      }
    }
    FindingBuilder report =
        context.report(
            asked.place(),
            "asks for nodes with \"%s\", which are commonly tainted \"%s:NoSchedule\", and does not tolerate that: they get no pod"
                .formatted(asked.what(), asked.taint()));
    TolerationSnippet.toleration(report, pod, asked.taint(), "NoSchedule", false);
  }

  /** What in the manifest asks for accelerators, and the taint that nodes with them have. */
  private record Asked(FieldLocation place, String what, String taint) {}

  private static @Nullable Asked asked(PodSpec pod) {
    for (Container container : pod.allContainers()) {
      for (ResourceList amounts :
          List.of(container.resources().limits(), container.resources().requests())) {
        for (String name : amounts.entries().keySet()) {
          String taint = taintFor(name);
          Value<Quantity> amount = taint == null ? null : amounts.value(name);
          if (taint != null && amount != null) {
            return new Asked(amount.place(), name, taint);
          }
        }
      }
    }
    for (Requirement demand : NodeRequirements.all(pod)) {
      String taint = taintFor(demand.key().get());
      if (taint != null && isForNodesThatHaveIt(demand)) {
        return new Asked(demand.place(), demand.key().get(), taint);
      }
    }
    return null;
  }

  private static boolean isForNodesThatHaveIt(Requirement demand) {
    boolean denied = demand.values().size() == 1 && demand.values().get(0).get().equals("false");
    return NodeRequirements.wantPresent(demand) && !denied;
  }

  private static @Nullable String taintFor(String name) {
    if (name.indexOf('/') < 0) {
      return null; // cpu, memory
    }
    if (name.startsWith("nvidia.com/gpu")
        || name.startsWith("nvidia.com/mig-")
        || name.equals("cloud.google.com/gke-accelerator")
        || name.equals("k8s.amazonaws.com/accelerator")) {
      return "nvidia.com/gpu";
    }
    if (name.equals("amd.com/gpu") || name.startsWith("google.com/tpu")) {
      return name.startsWith("google") ? "google.com/tpu" : name;
    }
    return null;
  }
}
