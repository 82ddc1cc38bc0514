package dev.rollcall.apiserver.strategy;

import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Fills in what a server fills in for Pods and not for templates, as far as the validation looks at
 * it; mirrors {@code SetDefaults_Pod} and the Pod's {@code PrepareForCreate}.
 */
public final class PodPreparation {

  private final FeatureGates gates;
  private final DisabledFields disabledFields;

  public PodPreparation(KubernetesVersion version, DisabledFields disabledFields) {
    this.gates = new FeatureGates(version);
    this.disabledFields = disabledFields;
  }

  /** Returns the Pod that the server validates. */
  public FieldCursor prepare(FieldCursor pod) {
    FieldCursor prepared = setDefaults(pod);
    prepared = disabledFields.prepare(prepared, "Pod").object();
    prepared = PodLevelDefaults.apply(prepared, gates);
    return applyLabelKeys(prepared);
  }

  /** Mirrors {@code SetDefaults_Pod}. */
  private FieldCursor setDefaults(FieldCursor pod) {
    TreeChange change = new TreeChange();
    FieldCursor spec = pod.get("spec");
    FieldCursor grace = spec.get("terminationGracePeriodSeconds");
    Long seconds = grace.integer();
    if (seconds != null && seconds < 0) {
      Span span = Objects.requireNonNull(grace.node()).span();
      change.set(grace.place(), new YamlScalar("1", 1L, YamlScalar.Style.PLAIN, span));
    }
    boolean hostNetwork = spec.get("hostNetwork").isTrue();
    for (String list : new String[] {"containers", "initContainers"}) {
      for (FieldCursor container : spec.get(list).items()) {
        requestsFromLimits(container.get("resources"), change);
        if (hostNetwork) {
          defaultHostNetworkPorts(container.get("ports"), change);
        }
      }
    }
    return change.apply(pod);
  }

  private static void requestsFromLimits(FieldCursor resources, TreeChange change) {
    FieldCursor requests = resources.get("requests");
    for (FieldCursor limit : resources.get("limits").entries()) {
      FieldCursor request = requests.entry(limit.name());
      YamlNode amount = limit.node();
      if (request.node() == null && amount != null) {
        change.set(request.place(), amount);
      }
    }
  }

  /** Mirrors {@code defaultHostNetworkPorts}. */
  private static void defaultHostNetworkPorts(FieldCursor ports, TreeChange change) {
    for (FieldCursor port : ports.items()) {
      FieldCursor hostPort = port.get("hostPort");
      Long number = hostPort.integer();
      YamlNode containerPort = port.get("containerPort").node();
      if ((number == null || number == 0) && containerPort != null) {
        change.set(hostPort.place(), containerPort);
      }
    }
  }

  /** Mirrors {@code mutatePodAffinity} and {@code mutateTopologySpreadConstraints}. */
  private FieldCursor applyLabelKeys(FieldCursor pod) {
    TreeChange change = new TreeChange();
    FieldCursor spec = pod.get("spec");
    FieldCursor labels = pod.path("metadata", "labels");
    if (gates.isOn(FeatureGate.MATCH_LABEL_KEYS_IN_POD_AFFINITY)) {
      for (String kind : new String[] {"podAffinity", "podAntiAffinity"}) {
        FieldCursor affinity = spec.path("affinity", kind);
        for (FieldCursor term :
            affinity.get("requiredDuringSchedulingIgnoredDuringExecution").items()) {
          applyLabelKeys(term, labels, change);
        }
        for (FieldCursor term :
            affinity.get("preferredDuringSchedulingIgnoredDuringExecution").items()) {
          applyLabelKeys(term.get("podAffinityTerm"), labels, change);
        }
      }
    }
    if (gates.isOn(FeatureGate.MATCH_LABEL_KEYS_IN_POD_TOPOLOGY_SPREAD_SELECTOR_MERGE)) {
      for (FieldCursor constraint : spec.get("topologySpreadConstraints").items()) {
        applyLabelKeys(constraint, labels, change);
      }
    }
    return change.apply(pod);
  }

  /** Mirrors {@code applyMatchLabelKeysAndMismatchLabelKeys}. */
  private static void applyLabelKeys(FieldCursor term, FieldCursor labels, TreeChange change) {
    FieldCursor selector = term.get("labelSelector");
    List<YamlNode> added = new ArrayList<>();
    addExpressions(term.get("matchLabelKeys"), "In", labels, added);
    addExpressions(term.get("mismatchLabelKeys"), "NotIn", labels, added);
    if (!selector.isPresent() || added.isEmpty()) {
      return;
    }
    FieldCursor expressions = selector.get("matchExpressions");
    List<YamlNode> all = new ArrayList<>();
    expressions.items().forEach(item -> all.add(Objects.requireNonNull(item.node())));
    all.addAll(added);
    change.set(expressions.place(), new YamlSequence(all, false, added.get(0).span()));
  }

  /**
   * Mirrors {@code applyLabelKeysToLabelSelector}: keys that the Pod has no label of are let be.
   */
  private static void addExpressions(
      FieldCursor keys, String operator, FieldCursor labels, List<YamlNode> added) {
    for (FieldCursor key : keys.items()) {
      YamlNode value = labels.get(key.stringOrEmpty()).node();
      YamlNode node = key.node();
      if (value == null || node == null) {
        continue;
      }
      Span span = node.span();
      added.add(
          new YamlMapping(
              List.of(
                  entry("key", node),
                  entry("operator", scalar(operator, span)),
                  entry("values", new YamlSequence(List.of(value), false, span))),
              false,
              span));
    }
  }

  private static YamlEntry entry(String name, YamlNode value) {
    return new YamlEntry(scalar(name, value.span()), value, false);
  }

  private static YamlScalar scalar(String text, Span span) {
    return new YamlScalar(text, text, YamlScalar.Style.PLAIN, span);
  }
}
