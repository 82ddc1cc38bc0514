package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kubelets of OpenShift's pools: a pool selects nodes, a KubeletConfig selects pools. */
final class OpenShiftPools {

  private static final String OWN = "pools.operator.machineconfiguration.openshift.io/";

  private OpenShiftPools() {}

  /**
   * Adds what is configured for the kubelets of a group.
   *
   * @param machines the object that declares them
   * @param role the pool that has the nodes which no pool of its own selects
   */
  static void add(GroupBuilder group, GenericObject machines, String role, GroupDocuments all) {
    GenericObject own = null;
    for (GenericObject pool : all.near(machines, "MachineConfigPool")) {
      FieldCursor wanted = pool.content().path("spec", "nodeSelector", "matchLabels");
      boolean usual = List.of("worker", "master").contains(pool.name());
      if (usual ? pool.name().equals(role) && own == null : hasAll(group, wanted)) {
        own = pool;
      }
    }
    String name = own == null ? role : own.name();
    for (GenericObject config : all.near(machines, "KubeletConfig")) {
      FieldCursor selector =
          config.content().path("spec", "machineConfigPoolSelector", "matchLabels");
      Long maxPods = config.content().path("spec", "kubeletConfig", "maxPods").integer();
      if (maxPods != null && selects(selector, name, own)) {
        group.maxPods(maxPods);
      }
    }
  }

  private static boolean hasAll(GroupBuilder group, FieldCursor wanted) {
    for (FieldCursor label : wanted.entries()) {
      String value = label.source() == null ? "" : label.source();
      if (!group.valuesOf(label.name()).equals(List.of(String.valueOf(value)))) {
        return false;
      }
    }
    return !wanted.entries().isEmpty();
  }

  private static boolean selects(FieldCursor selector, String name, @Nullable GenericObject pool) {
    for (FieldCursor wanted : selector.entries()) {
      String value = wanted.source() == null ? "" : String.valueOf(wanted.source());
      boolean standard = wanted.name().equals(OWN + name) && value.isEmpty();
      boolean labelled = pool != null && value.equals(pool.meta().labels().get(wanted.name()));
      if (!standard && !labelled) {
        return false;
      }
    }
    return !selector.entries().isEmpty();
  }
}
