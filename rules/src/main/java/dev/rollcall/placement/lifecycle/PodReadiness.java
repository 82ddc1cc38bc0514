package dev.rollcall.placement.lifecycle;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Node;
import dev.rollcall.model.PodSpec;
import dev.rollcall.model.Value;
import dev.rollcall.podadmission.PodRefusal;
import java.util.ArrayList;
import java.util.List;

/**
 * What stops the pods of a DaemonSet although they fit their nodes, as far as the manifests decide
 * it.
 *
 * @param obstacles what stops them on every node
 * @param assumptions what is taken for granted about things that the input does not hold, a
 *     sentence each without a full stop, such as that somebody sets the condition of a readiness
 *     gate
 * @param kubeletFeatures what stops them on nodes whose kubelet is too old for it
 */
public record PodReadiness(
    List<PodObstacle> obstacles,
    List<String> assumptions,
    List<KubeletFeatureUse> kubeletFeatures) {

  /** Pods that nothing stops. */
  public static final PodReadiness UNHINDERED = new PodReadiness(List.of(), List.of(), List.of());

  public PodReadiness {
    obstacles = List.copyOf(obstacles);
    assumptions = List.copyOf(assumptions);
    kubeletFeatures = List.copyOf(kubeletFeatures);
  }

  /** Looks at the pod template of a DaemonSet and at the objects that it refers to. */
  public static PodReadiness of(DaemonSet daemonSet, Inventory inventory) {
    List<PodObstacle> found = new ArrayList<>(ImageNames.of(daemonSet.pod()));
    found.addAll(Gates.scheduling(daemonSet));
    found.addAll(RootUsers.of(daemonSet.pod()));
    found.addAll(MissingKeys.of(daemonSet, inventory));
    found.addAll(SubPathVariables.of(daemonSet, inventory));
    found.addAll(HostPathTypes.of(daemonSet.pod()));
    found.addAll(UndeclaredPorts.of(daemonSet.pod()));
    found.removeIf(obstacle -> obstacle.stage() == PodStage.RUNS);
    return new PodReadiness(
        found, assumptions(daemonSet, inventory), kubeletFeatures(daemonSet, inventory));
  }

  /**
   * Returns whether something may stop pods before they are bound, which is much sooner told than
   * everything that stops them.
   */
  static boolean mayStopBeforeBinding(PodSpec pod) {
    return !pod.schedulingGates().isEmpty() || ImageNames.areRefused(pod);
  }

  /** A server without the feature drops the field, unless a node shows that it has it. */
  private static List<KubeletFeatureUse> kubeletFeatures(DaemonSet daemonSet, Inventory inventory) {
    if (inventory.nodes().isEmpty()) {
      return List.of();
    }
    List<KubeletFeatureUse> uses = KubeletFeatureUse.of(daemonSet.pod());
    uses.removeIf(
        use ->
            use.feature().stage() == PodStage.RUNS
                || inventory.nodes().stream().noneMatch(use.feature()::isShownBy));
    return uses;
  }

  private static List<String> assumptions(DaemonSet daemonSet, Inventory inventory) {
    List<String> assumptions = new ArrayList<>(0);
    for (Value<String> gate : Gates.readiness(daemonSet, inventory)) {
      assumptions.add(
          "something sets the condition \"%s\" of every pod, without which none becomes Ready"
              .formatted(gate.get()));
    }
    return assumptions;
  }

  /** Returns whether nothing stops any pod. */
  public boolean isUnhindered() {
    return obstacles.isEmpty() && kubeletFeatures.isEmpty();
  }

  /** Returns what stops the pod of a node. */
  public List<PodObstacle> on(Node node) {
    if (kubeletFeatures.isEmpty()) {
      return obstacles;
    }
    List<PodObstacle> all = new ArrayList<>(obstacles);
    for (KubeletFeatureUse use : kubeletFeatures) {
      KubeletFeature feature = use.feature();
      if (feature.isMissingOn(node)) {
        all.add(
            new PodObstacle(
                feature.stage(),
                use.place(),
                "the kubelet 1.%s of the node does not know %s and %s"
                    .formatted(
                        KubeletFeature.minorOf(node), feature.field(), feature.consequence())));
      }
    }
    return all;
  }

  /** Returns why the API server does not create the pod of a node, empty if it does. */
  public List<PodRefusal> refusalsOn(Node node) {
    List<PodRefusal> refusals = new ArrayList<>();
    for (PodObstacle obstacle : on(node)) {
      if (obstacle.stage() == PodStage.REFUSED) {
        refusals.add(PodRefusal.byValidation(obstacle.message(), obstacle.place()));
      }
    }
    return refusals;
  }

  /** Returns the messages of those obstacles of a node that stop the pod at one of the stages. */
  public List<String> messages(Node node, PodStage... stages) {
    List<String> messages = new ArrayList<>();
    for (PodObstacle obstacle : on(node)) {
      if (List.of(stages).contains(obstacle.stage())) {
        messages.add(obstacle.message());
      }
    }
    return messages;
  }
}
