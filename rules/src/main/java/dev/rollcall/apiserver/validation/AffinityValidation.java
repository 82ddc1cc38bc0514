package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.FieldValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Checks affinities; mirrors {@code validateAffinity} and what it calls. */
final class AffinityValidation {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  private static final int MAX_WEIGHT = 100;
  private static final List<String> OPERATORS =
      List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");
  private static final List<String> FIELD_OPERATORS = List.of("In", "NotIn");

  private AffinityValidation() {}

  /** Mirrors {@code validateAffinity}. */
  static void validateAffinity(FieldCursor affinity, FeatureGates gates, ErrorList complaints) {
    if (!affinity.isPresent()) {
      return;
    }
    validateNodeAffinity(affinity.get("nodeAffinity"), gates, complaints);
    validatePodAffinity(affinity.get("podAffinity"), complaints);
    validatePodAffinity(affinity.get("podAntiAffinity"), complaints);
  }

  /** Mirrors {@code validateNodeAffinity}. */
  private static void validateNodeAffinity(
      FieldCursor nodeAffinity, FeatureGates gates, ErrorList complaints) {
    FieldCursor required = nodeAffinity.get(REQUIRED);
    if (required.isPresent()) {
      validateNodeSelector(required, !gates.since(33), complaints);
    }
    for (FieldCursor term : nodeAffinity.get(PREFERRED).items()) {
      FieldValidation.range(term.get("weight"), 1, MAX_WEIGHT, complaints);
      validateNodeSelectorTerm(term.get("preference"), true, complaints);
    }
  }

  /** Mirrors {@code ValidateNodeSelector}. */
  private static void validateNodeSelector(
      FieldCursor selector, boolean anyValues, ErrorList complaints) {
    FieldCursor terms = selector.get("nodeSelectorTerms");
    List<FieldCursor> items = terms.items();
    if (items.isEmpty()) {
      complaints.required(
          terms, "a required node affinity needs at least one of nodeSelectorTerms");
    }
    for (FieldCursor term : items) {
      validateNodeSelectorTerm(term, anyValues, complaints);
    }
  }

  /**
   * Mirrors {@code ValidateNodeSelectorTerm}.
   *
   * @param anyValues whether values need not be those of labels, as in preferences, and everywhere
   *     before 1.33
   */
  private static void validateNodeSelectorTerm(
      FieldCursor term, boolean anyValues, ErrorList complaints) {
    for (FieldCursor requirement : term.get("matchExpressions").items()) {
      validateNodeSelectorRequirement(requirement, anyValues, complaints);
    }
    for (FieldCursor requirement : term.get("matchFields").items()) {
      validateNodeFieldSelectorRequirement(requirement, complaints);
    }
  }

  /** Mirrors {@code ValidateNodeSelectorRequirement}. */
  private static void validateNodeSelectorRequirement(
      FieldCursor requirement, boolean anyValues, ErrorList complaints) {
    FieldCursor operator = requirement.get("operator");
    FieldCursor values = requirement.get("values");
    List<FieldCursor> items = values.items();
    switch (operator.stringOrEmpty()) {
      case "In", "NotIn" -> {
        if (items.isEmpty()) {
          complaints.required(
              values, "operator " + operator.string() + " needs values to compare with");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (!items.isEmpty()) {
          complaints.forbidden(
              values, "operator " + operator.string() + " takes no values; remove them, or use In");
        }
      }
      case "Gt", "Lt" -> {
        if (items.size() != 1) {
          complaints.required(
              values,
              "operator " + operator.string() + " needs one value, and this has " + items.size());
        }
      }
      default -> invalidOperator(operator, OPERATORS, complaints);
    }
    LabelSelectorValidation.validateLabelName(requirement.get("key"), complaints);
    if (anyValues) {
      return;
    }
    for (FieldCursor value : items) {
      FieldValidation.form(
          value, "label value", NameValidation.labelValue(value.stringOrEmpty()), complaints);
    }
  }

  private static void invalidOperator(
      FieldCursor operator, List<String> allowed, ErrorList complaints) {
    complaints.add(
        operator,
        CauseType.INVALID,
        FieldValidation.notOneOf("operator", operator.stringOrEmpty(), allowed));
  }

  /** Mirrors {@code ValidateNodeFieldSelectorRequirement}; the only field is the node's name. */
  private static void validateNodeFieldSelectorRequirement(
      FieldCursor requirement, ErrorList complaints) {
    FieldCursor operator = requirement.get("operator");
    FieldCursor values = requirement.get("values");
    List<FieldCursor> items = values.items();
    if (!FIELD_OPERATORS.contains(operator.stringOrEmpty())) {
      invalidOperator(operator, FIELD_OPERATORS, complaints);
    } else if (items.size() != 1) {
      complaints.required(
          values,
          "operator "
              + operator.string()
              + " on a field needs one value, and this has "
              + items.size()
              + "; make a term for each");
    }
    FieldCursor key = requirement.get("key");
    if (!key.stringOrEmpty().equals("metadata.name")) {
      complaints.invalid(
          key, "field \"" + key.stringOrEmpty() + "\" must be metadata.name, there is no other");
      return;
    }
    for (FieldCursor value : items) {
      String wrong = NameValidation.dns1123Subdomain(value.stringOrEmpty());
      FieldValidation.form(value, "node name", wrong, complaints);
    }
  }

  /** Mirrors {@code validatePodAffinity} and {@code validatePodAntiAffinity}. */
  private static void validatePodAffinity(FieldCursor podAffinity, ErrorList complaints) {
    if (!podAffinity.isPresent()) {
      return;
    }
    for (FieldCursor term : podAffinity.get(REQUIRED).items()) {
      validatePodAffinityTerm(term, complaints);
    }
    for (FieldCursor weighted : podAffinity.get(PREFERRED).items()) {
      FieldValidation.range(weighted.get("weight"), 1, MAX_WEIGHT, complaints);
      validatePodAffinityTerm(weighted.get("podAffinityTerm"), complaints);
    }
  }

  /** Mirrors {@code validatePodAffinityTerm}. */
  private static void validatePodAffinityTerm(FieldCursor term, ErrorList complaints) {
    LabelSelectorValidation.validateLabelSelector(term.get("labelSelector"), complaints);
    LabelSelectorValidation.validateLabelSelector(term.get("namespaceSelector"), complaints);
    for (FieldCursor namespace : term.get("namespaces").items()) {
      String wrong = NameValidation.dns1123Label(namespace.stringOrEmpty());
      if (wrong != null) {
        complaints.add(
            namespace,
            term.place().path() + ".namespace",
            CauseType.INVALID,
            "namespace \"" + namespace.stringOrEmpty() + "\" " + wrong);
      }
    }
    LabelKeyValidation.validateMatchLabelKeys(term, complaints);
    FieldCursor topologyKey = term.get("topologyKey");
    if (FieldValidation.needs(
        topologyKey,
        "an affinity needs a topologyKey: the label that tells places apart",
        complaints)) {
      LabelSelectorValidation.validateLabelName(topologyKey, complaints);
    } else {
      complaints.invalid(topologyKey, "topologyKey \"\" is no label; write kubernetes.io/hostname");
    }
  }
}
