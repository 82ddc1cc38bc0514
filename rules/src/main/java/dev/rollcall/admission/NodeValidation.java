package dev.rollcall.admission;

import dev.rollcall.quantity.Quantity;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks Nodes; mirrors {@code ValidateNode} of Kubernetes' {@code pkg/apis/core/validation}. */
final class NodeValidation {

  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private final KubernetesVersion version;

  NodeValidation(KubernetesVersion version) {
    this.version = version;
  }

  /** Mirrors {@code ValidateNode}. */
  void validateNode(Field node, Complaints complaints) {
    Field metadata = node.get("metadata");
    MetadataValidation.validateObjectMeta(metadata, false, complaints);
    validateNodeTaints(node.at("spec", "taints"), complaints);
    Field status = node.get("status");
    Field capacity = status.get("capacity");
    Field allocatable = status.get("allocatable");
    validateNodeResources(capacity, "status.capacity.", complaints);
    // By default what can be allocated is all that there is.
    validateNodeResources(
        allocatable.isPresent() ? allocatable : capacity, "status.allocatable.", complaints);
    validateNodeSwapStatus(status.at("nodeInfo", "swap", "capacity"), complaints);
    if (version.minor() >= 36) {
      validateNodeDeclaredFeatures(status.get("declaredFeatures"), complaints);
    }
    validatePodCidrs(node.get("spec"), complaints);
  }

  /** Mirrors {@code validateNodeTaints}, which names the taints below metadata. */
  private static void validateNodeTaints(Field taints, Complaints complaints) {
    Set<String> seen = new HashSet<>();
    for (Field taint : taints.items()) {
      String path = "metadata.taints[" + taint.place().index() + "]";
      Field key = taint.get("key");
      String wrong = Names.qualifiedName(key.stringOrEmpty());
      if (wrong != null) {
        complaints.add(
            key,
            path + ".key",
            Reason.INVALID,
            "the key \"" + key.stringOrEmpty() + "\" of the taint " + wrong);
      }
      Field value = taint.get("value");
      wrong = Names.labelValue(value.stringOrEmpty());
      if (wrong != null) {
        complaints.add(
            value,
            path + ".value",
            Reason.INVALID,
            "the value \"" + value.stringOrEmpty() + "\" of the taint " + wrong);
      }
      Field effect = taint.get("effect");
      validateTaintEffect(effect, path + ".effect", complaints);
      String unique = key.stringOrEmpty() + ":" + effect.stringOrEmpty();
      if (!seen.add(unique)) {
        complaints.add(
            taint,
            path,
            Reason.DUPLICATE,
            "a node has one taint of a key and an effect, and \"" + unique + "\" is its second");
      }
    }
  }

  /** Mirrors {@code validateTaintEffect}. */
  private static void validateTaintEffect(Field effect, String path, Complaints complaints) {
    String value = effect.stringOrEmpty();
    if (value.isEmpty()) {
      complaints.add(
          effect,
          path,
          Reason.REQUIRED,
          "a taint needs an effect: NoSchedule, PreferNoSchedule or NoExecute");
    } else if (!EFFECTS.contains(value)) {
      String nearest = Spelling.nearest(value, EFFECTS);
      complaints.add(
          effect,
          path,
          Reason.NOT_SUPPORTED,
          Wording.asking(
              "effect \"" + value + "\" is not one of NoSchedule, PreferNoSchedule, NoExecute",
              nearest));
    }
  }

  /** Mirrors {@code ValidateNodeResources} and {@code ValidateResourceQuantityValue}. */
  private static void validateNodeResources(Field resources, String prefix, Complaints complaints) {
    for (Field resource : resources.entries()) {
      String text = resource.text();
      Quantity quantity = text == null ? Quantity.ZERO : Quantity.parse(text.strip());
      if (quantity == null) {
        continue; // decoding has complained
      }
      String path = prefix + resource.name();
      if (quantity.signum() < 0) {
        complaints.add(
            resource, path, Reason.INVALID, resource.name() + " " + text + " must not be negative");
      }
      if (ResourceNames.isWholeNumber(resource.name()) && !ResourceValidation.isWhole(resource)) {
        complaints.add(
            resource,
            path,
            Reason.INVALID,
            resource.name() + " " + text + " must be a whole number");
      }
    }
  }

  /** Mirrors {@code validateNodeSwapStatus}. */
  private static void validateNodeSwapStatus(Field capacity, Complaints complaints) {
    Long value = capacity.integer();
    if (value != null && value <= 0) {
      complaints.add(
          capacity,
          "metadata.nodeSwapStatus.capacity",
          Reason.INVALID,
          "the capacity " + value + " of swap must be greater than 0");
    }
  }

  /** Mirrors {@code validateNodeDeclaredFeatures}. */
  private static void validateNodeDeclaredFeatures(Field features, Complaints complaints) {
    String last = null;
    for (Field feature : features.items()) {
      String name = feature.stringOrEmpty();
      if (!isFeatureName(name)) {
        complaints.invalid(
            feature, "the feature \"" + name + "\" is no name such as MyFeature/MyPart");
      }
      int order = last == null ? -1 : last.compareTo(name);
      if (order == 0) {
        complaints.duplicate(feature, "the feature \"" + name + "\" is declared twice");
      } else if (order > 0) {
        complaints.invalid(
            feature, "the features must be sorted, and \"" + name + "\" comes before " + last);
      }
      last = name;
    }
  }

  private static boolean isFeatureName(String name) {
    boolean start = true;
    boolean first = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      boolean letter = upper || (c >= 'a' && c <= 'z');
      if (c == '/') {
        if (start) {
          return false;
        }
        start = true;
        first = false;
        continue;
      }
      boolean good = start ? (first ? upper : letter) : letter || (c >= '0' && c <= '9');
      if (!good) {
        return false;
      }
      start = false;
    }
    return !start && name.length() <= 253;
  }

  /** Mirrors the part of {@code ValidateNode} about networks. */
  private void validatePodCidrs(Field spec, Complaints complaints) {
    List<Field> cidrs = podCidrs(spec);
    boolean strict = version.minor() >= 36;
    boolean parsable = true;
    int six = 0;
    for (int i = 0; i < cidrs.size(); i++) {
      Field cidr = cidrs.get(i);
      String value = cidr.stringOrEmpty();
      String wrong = IpSyntax.legacyCidr(value, strict);
      if (wrong != null) {
        complaints.add(
            cidr,
            "spec.podCIDRs[" + i + "]",
            Reason.INVALID,
            "the pod network \"" + value + "\" " + wrong);
      }
      parsable &= IpSyntax.legacyCidr(value, false) == null;
      six += IpSyntax.isIpv6Network(value) ? 1 : 0;
    }
    if (cidrs.size() < 2) {
      return;
    }
    Field podCidrs = spec.get("podCIDRs");
    if (!parsable) {
      complaints.add(
          podCidrs, Reason.INTERNAL, "the families of the pod networks cannot be told apart");
    }
    if (!parsable || cidrs.size() > 2 || six != 1) {
      complaints.invalid(podCidrs, "a node has one pod network of IPv4 and one of IPv6 at most");
    }
  }

  /**
   * Mirrors {@code Convert_v1_NodeSpec_To_core_NodeSpec}: of the two, podCIDR has the last word.
   */
  static List<Field> podCidrs(Field spec) {
    Field single = spec.get("podCIDR");
    String value = single.stringOrEmpty();
    List<Field> several = spec.get("podCIDRs").items();
    boolean differs = several.isEmpty() || !several.get(0).stringOrEmpty().equals(value);
    return !value.isEmpty() && differs ? List.of(single) : several;
  }
}
