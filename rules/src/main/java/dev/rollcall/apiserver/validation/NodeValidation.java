package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.ErrorMessage;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.IpValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.field.ResourceNames;
import dev.rollcall.quantity.Quantity;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks Nodes; mirrors {@code ValidateNode} of Kubernetes' {@code pkg/apis/core/validation}. */
public final class NodeValidation {

  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  private final FeatureGates gates;

  public NodeValidation(KubernetesVersion version) {
    this.gates = new FeatureGates(version);
  }

  /** Mirrors {@code ValidateNode}. */
  public void validateNode(FieldCursor node, ErrorList complaints) {
    FieldCursor metadata = node.get("metadata");
    MetadataValidation.validateObjectMeta(metadata, false, gates, complaints);
    NodeAnnotationValidation.validate(metadata.get("annotations"), complaints);
    validateNodeTaints(node.path("spec", "taints"), "metadata.taints", complaints);
    FieldCursor status = node.get("status");
    FieldCursor capacity = status.get("capacity");
    FieldCursor allocatable = status.get("allocatable");
    validateNodeResources(capacity, "status.capacity.", complaints);
    // By default what can be allocated is all that there is.
    validateNodeResources(
        allocatable.isPresent() ? allocatable : capacity, "status.allocatable.", complaints);
    validateNodeSwapStatus(status.path("nodeInfo", "swap", "capacity"), complaints);
    validateNodeDeclaredFeatures(status.get("declaredFeatures"), complaints);
    validatePodCidrs(node.get("spec"), complaints);
  }

  /**
   * Mirrors {@code validateNodeTaints}.
   *
   * @param list the path of the taints as the server names it
   */
  static void validateNodeTaints(FieldCursor taints, String list, ErrorList complaints) {
    Set<String> seen = new HashSet<>();
    for (FieldCursor taint : taints.items()) {
      String path = list + "[" + taint.place().index() + "]";
      FieldCursor key = taint.get("key");
      String wrong = NameValidation.qualifiedName(key.stringOrEmpty());
      if (wrong != null) {
        complaints.add(
            key,
            path + ".key",
            CauseType.INVALID,
            "the key \"" + key.stringOrEmpty() + "\" of the taint " + wrong);
      }
      FieldCursor value = taint.get("value");
      wrong = NameValidation.labelValue(value.stringOrEmpty());
      if (wrong != null) {
        complaints.add(
            value,
            path + ".value",
            CauseType.INVALID,
            "the value \"" + value.stringOrEmpty() + "\" of the taint " + wrong);
      }
      FieldCursor effect = taint.get("effect");
      validateTaintEffect(effect, path + ".effect", complaints);
      String unique = key.stringOrEmpty() + ":" + effect.stringOrEmpty();
      if (!seen.add(unique)) {
        complaints.add(
            taint,
            path,
            CauseType.DUPLICATE,
            "a node has one taint of a key and an effect, and \"" + unique + "\" is its second");
      }
    }
  }

  /** Mirrors {@code validateTaintEffect}. */
  private static void validateTaintEffect(FieldCursor effect, String path, ErrorList complaints) {
    String value = effect.stringOrEmpty();
    if (value.isEmpty()) {
      complaints.add(
          effect,
          path,
          CauseType.REQUIRED,
          "a taint needs an effect: NoSchedule, PreferNoSchedule or NoExecute");
    } else if (!EFFECTS.contains(value)) {
      String nearest = Spelling.nearest(value, EFFECTS);
      complaints.add(
          effect,
          path,
          CauseType.NOT_SUPPORTED,
          ErrorMessage.asking(
              "effect \"" + value + "\" is not one of NoSchedule, PreferNoSchedule, NoExecute",
              nearest));
    }
  }

  /** Mirrors {@code ValidateNodeResources} and {@code ValidateResourceQuantityValue}. */
  private static void validateNodeResources(
      FieldCursor resources, String prefix, ErrorList complaints) {
    for (FieldCursor resource : resources.entries()) {
      String text = resource.text();
      Quantity quantity = text == null ? Quantity.ZERO : Quantity.parse(text.strip());
      if (quantity == null) {
        continue; // decoding has complained
      }
      String path = prefix + resource.name();
      if (quantity.signum() < 0) {
        complaints.add(
            resource,
            path,
            CauseType.INVALID,
            resource.name() + " " + text + " must not be negative");
      }
      if (ResourceNames.isWholeNumber(resource.name()) && !ResourceValidation.isWhole(resource)) {
        complaints.add(
            resource,
            path,
            CauseType.INVALID,
            resource.name() + " " + text + " must be a whole number");
      }
    }
  }

  /** Mirrors {@code validateNodeSwapStatus}. */
  private static void validateNodeSwapStatus(FieldCursor capacity, ErrorList complaints) {
    Long value = capacity.integer();
    if (value != null && value <= 0) {
      complaints.add(
          capacity,
          "metadata.nodeSwapStatus.capacity",
          CauseType.INVALID,
          "the capacity " + value + " of swap must be greater than 0");
    }
  }

  /** Mirrors {@code validateNodeDeclaredFeatures}. */
  private static void validateNodeDeclaredFeatures(FieldCursor features, ErrorList complaints) {
    String last = null;
    for (FieldCursor feature : features.items()) {
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
  private void validatePodCidrs(FieldCursor spec, ErrorList complaints) {
    List<FieldCursor> cidrs = podCidrs(spec);
    boolean strict = gates.isOn(FeatureGate.STRICT_IP_CIDR_VALIDATION);
    boolean parsable = true;
    int six = 0;
    for (int i = 0; i < cidrs.size(); i++) {
      FieldCursor cidr = cidrs.get(i);
      String value = cidr.stringOrEmpty();
      String wrong = IpValidation.legacyCidr(value, strict);
      if (wrong != null) {
        complaints.add(
            cidr,
            "spec.podCIDRs[" + i + "]",
            CauseType.INVALID,
            "the pod network \"" + value + "\" " + wrong);
      }
      parsable &= IpValidation.legacyCidr(value, false) == null;
      six += IpValidation.isIpv6Network(value) ? 1 : 0;
    }
    if (cidrs.size() < 2) {
      return;
    }
    FieldCursor podCidrs = spec.get("podCIDRs");
    if (!parsable) {
      complaints.add(
          podCidrs, CauseType.INTERNAL, "the families of the pod networks cannot be told apart");
    }
    if (!parsable || cidrs.size() > 2 || six != 1) {
      complaints.invalid(podCidrs, "a node has one pod network of IPv4 and one of IPv6 at most");
    }
  }

  /**
   * Mirrors {@code Convert_v1_NodeSpec_To_core_NodeSpec}: of the two, podCIDR has the last word.
   */
  public static List<FieldCursor> podCidrs(FieldCursor spec) {
    FieldCursor single = spec.get("podCIDR");
    String value = single.stringOrEmpty();
    List<FieldCursor> several = spec.get("podCIDRs").items();
    boolean differs = several.isEmpty() || !several.get(0).stringOrEmpty().equals(value);
    return !value.isEmpty() && differs ? List.of(single) : several;
  }
}
