package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Container;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.ObjectReference;
import dev.rollcall.model.Volume;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.ReferencedObjects;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Flags ConfigMaps and Secrets that are absent although the input holds others of the namespace.
 */
final class ConfigRefMissing implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.strict(
              "config-ref-missing",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "ConfigMap or Secret that the input does not have")
          .searchTerms(
              "secret not found",
              "Unable to attach or mount volumes",
              "CreateContainerConfigError",
              "configmap not found",
              "MountVolume.SetUp failed for volume");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    Set<String> said = new HashSet<>();
    for (Container container : daemonSet.pod().allContainers()) {
      check(container.references(), daemonSet, said, context);
    }
    for (Volume volume : daemonSet.pod().volumes()) {
      check(volume.references(), daemonSet, said, context);
    }
  }

  private static void check(
      List<ObjectReference> references,
      DaemonSet daemonSet,
      Set<String> said,
      RuleContext context) {
    for (ObjectReference reference : references) {
      String name = reference.name().get();
      if (!name.isEmpty()
          && !reference.optional().get()
          && !isPublished(name)
          && isAbsent(reference.kind(), name, daemonSet, context)
          && said.add(reference.kind() + "/" + name)) {
        context.report(
            reference.name().place(),
            "there is no %s \"%s\" in namespace \"%s\": the containers wait for it and never start; add it, or set optional: true"
                .formatted(reference.kind(), name, daemonSet.namespace()));
      }
    }
  }

  /** Secrets are made by hand or by controllers, so others in the input tell nothing of one. */
  private static boolean isAbsent(
      String kind, String name, DaemonSet daemonSet, RuleContext context) {
    boolean told = kind.equals("ConfigMap") || context.isComplete();
    return told && ReferencedObjects.of(daemonSet, context).isAbsent(kind, name);
  }

  /** Returns whether the cluster itself puts the ConfigMap into every namespace. */
  private static boolean isPublished(String name) {
    return name.equals("kube-root-ca.crt") || name.equals("openshift-service-ca.crt");
  }
}
