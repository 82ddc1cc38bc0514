package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Checks topology spread constraints; mirrors {@code validateTopologySpreadConstraints}. */
final class TopologySpreadValidation {

  private static final String DO_NOT_SCHEDULE = "DoNotSchedule";
  private static final List<String> ACTIONS = List.of(DO_NOT_SCHEDULE, "ScheduleAnyway");
  private static final List<String> NODE_POLICIES = List.of("Honor", "Ignore");

  private TopologySpreadValidation() {}

  /** Mirrors {@code validateTopologySpreadConstraints}. */
  static void validateTopologySpreadConstraints(PodValidationContext pod, ErrorList complaints) {
    List<FieldCursor> constraints = pod.spec().get("topologySpreadConstraints").items();
    for (int i = 0; i < constraints.size(); i++) {
      FieldCursor constraint = constraints.get(i);
      positive(constraint.get("maxSkew"), complaints);
      FieldValidation.needs(
          constraint.get("topologyKey"),
          "a spread constraint needs a topologyKey: the label that tells places apart",
          complaints);
      FieldValidation.oneOf(constraint.get("whenUnsatisfiable"), ACTIONS, complaints);
      validateNotRepeated(constraint, constraints.subList(i + 1, constraints.size()), complaints);
      validateMinDomains(constraint, complaints);
      validatePolicy(constraint.get("nodeAffinityPolicy"), complaints);
      validatePolicy(constraint.get("nodeTaintsPolicy"), complaints);
      if (pod.gates().isOn(FeatureGate.MATCH_LABEL_KEYS_IN_POD_TOPOLOGY_SPREAD_SELECTOR_MERGE)) {
        validateKeys(constraint, complaints);
      } else {
        LabelKeyValidation.validateMatchLabelKeysInTopologySpread(constraint, complaints);
      }
      LabelSelectorValidation.validateLabelSelector(constraint.get("labelSelector"), complaints);
    }
  }

  private static void validateKeys(FieldCursor constraint, ErrorList complaints) {
    LabelKeyValidation.validateMatchLabelKeys(constraint, complaints);
  }

  /** Mirrors {@code ValidatePositiveField}. */
  private static void positive(FieldCursor field, ErrorList complaints) {
    long value = FieldValidation.number(field);
    if (value <= 0) {
      complaints.invalid(field, field.name() + " " + value + " must be greater than 0");
    }
  }

  /** Mirrors {@code ValidateSpreadConstraintNotRepeat}. */
  private static void validateNotRepeated(
      FieldCursor constraint, List<FieldCursor> following, ErrorList complaints) {
    String key = constraint.get("topologyKey").stringOrEmpty();
    String action = constraint.get("whenUnsatisfiable").stringOrEmpty();
    for (FieldCursor other : following) {
      if (other.get("topologyKey").stringOrEmpty().equals(key)
          && other.get("whenUnsatisfiable").stringOrEmpty().equals(action)) {
        complaints.add(
            constraint,
            constraint.place().path() + ".{topologyKey, whenUnsatisfiable}",
            CauseType.DUPLICATE,
            "two constraints have topologyKey \""
                + key
                + "\" and whenUnsatisfiable \""
                + action
                + "\"; make one of them");
        return;
      }
    }
  }

  /** Mirrors {@code validateMinDomains}. */
  private static void validateMinDomains(FieldCursor constraint, ErrorList complaints) {
    FieldCursor minDomains = constraint.get("minDomains");
    if (!minDomains.isPresent()) {
      return;
    }
    positive(minDomains, complaints);
    String action = constraint.get("whenUnsatisfiable").stringOrEmpty();
    if (!action.equals(DO_NOT_SCHEDULE)) {
      complaints.invalid(
          minDomains,
          "minDomains are for whenUnsatisfiable DoNotSchedule, and this is \"" + action + "\"");
    }
  }

  /** Mirrors {@code validateNodeInclusionPolicy}. */
  private static void validatePolicy(FieldCursor policy, ErrorList complaints) {
    if (policy.isPresent()) {
      FieldValidation.oneOf(policy, NODE_POLICIES, complaints);
    }
  }
}
