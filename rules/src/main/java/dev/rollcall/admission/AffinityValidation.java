package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.List;

/** Checks affinities; mirrors {@code validateAffinity} and what it calls. */
final class AffinityValidation {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
  private static final int MOST_WEIGHT = 100;
  private static final List<String> OPERATORS =
      List.of("In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt");
  private static final List<String> FIELD_OPERATORS = List.of("In", "NotIn");

  private AffinityValidation() {}

  /** Mirrors {@code validateAffinity}. */
  static void validateAffinity(Field affinity, Complaints complaints) {
    if (!affinity.isPresent()) {
      return;
    }
    validateNodeAffinity(affinity.get("nodeAffinity"), complaints);
    validatePodAffinity(affinity.get("podAffinity"), complaints);
    validatePodAffinity(affinity.get("podAntiAffinity"), complaints);
  }

  /** Mirrors {@code validateNodeAffinity}. */
  private static void validateNodeAffinity(Field nodeAffinity, Complaints complaints) {
    Field required = nodeAffinity.get(REQUIRED);
    if (required.isPresent()) {
      validateNodeSelector(required, complaints);
    }
    for (Field term : nodeAffinity.get(PREFERRED).items()) {
      FieldChecks.range(term.get("weight"), 1, MOST_WEIGHT, complaints);
      validateNodeSelectorTerm(term.get("preference"), true, complaints);
    }
  }

  /** Mirrors {@code ValidateNodeSelector}. */
  private static void validateNodeSelector(Field selector, Complaints complaints) {
    Field terms = selector.get("nodeSelectorTerms");
    List<Field> items = terms.items();
    if (items.isEmpty()) {
      complaints.required(
          terms, "a required node affinity needs at least one of nodeSelectorTerms");
    }
    for (Field term : items) {
      validateNodeSelectorTerm(term, false, complaints);
    }
  }

  /**
   * Mirrors {@code ValidateNodeSelectorTerm}.
   *
   * @param anyValues whether values need not be those of labels, as in preferences
   */
  private static void validateNodeSelectorTerm(
      Field term, boolean anyValues, Complaints complaints) {
    for (Field requirement : term.get("matchExpressions").items()) {
      validateNodeSelectorRequirement(requirement, anyValues, complaints);
    }
    for (Field requirement : term.get("matchFields").items()) {
      validateNodeFieldSelectorRequirement(requirement, complaints);
    }
  }

  /** Mirrors {@code ValidateNodeSelectorRequirement}. */
  private static void validateNodeSelectorRequirement(
      Field requirement, boolean anyValues, Complaints complaints) {
    Field operator = requirement.get("operator");
    Field values = requirement.get("values");
    List<Field> items = values.items();
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
    for (Field value : items) {
      FieldChecks.form(value, "label value", Names.labelValue(value.stringOrEmpty()), complaints);
    }
  }

  private static void invalidOperator(Field operator, List<String> allowed, Complaints complaints) {
    complaints.add(
        operator,
        Reason.INVALID,
        FieldChecks.notOneOf("operator", operator.stringOrEmpty(), allowed));
  }

  /** Mirrors {@code ValidateNodeFieldSelectorRequirement}; the only field is the node's name. */
  private static void validateNodeFieldSelectorRequirement(
      Field requirement, Complaints complaints) {
    Field operator = requirement.get("operator");
    Field values = requirement.get("values");
    List<Field> items = values.items();
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
    Field key = requirement.get("key");
    if (!key.stringOrEmpty().equals("metadata.name")) {
      complaints.invalid(
          key, "field \"" + key.stringOrEmpty() + "\" must be metadata.name, there is no other");
      return;
    }
    for (Field value : items) {
      String wrong = Names.dns1123Subdomain(value.stringOrEmpty());
      FieldChecks.form(value, "node name", wrong, complaints);
    }
  }

  /** Mirrors {@code validatePodAffinity} and {@code validatePodAntiAffinity}. */
  private static void validatePodAffinity(Field podAffinity, Complaints complaints) {
    if (!podAffinity.isPresent()) {
      return;
    }
    for (Field term : podAffinity.get(REQUIRED).items()) {
      validatePodAffinityTerm(term, complaints);
    }
    for (Field weighted : podAffinity.get(PREFERRED).items()) {
      FieldChecks.range(weighted.get("weight"), 1, MOST_WEIGHT, complaints);
      validatePodAffinityTerm(weighted.get("podAffinityTerm"), complaints);
    }
  }

  /** Mirrors {@code validatePodAffinityTerm}. */
  private static void validatePodAffinityTerm(Field term, Complaints complaints) {
    LabelSelectorValidation.validateLabelSelector(term.get("labelSelector"), complaints);
    LabelSelectorValidation.validateLabelSelector(term.get("namespaceSelector"), complaints);
    for (Field namespace : term.get("namespaces").items()) {
      String wrong = Names.dns1123Label(namespace.stringOrEmpty());
      if (wrong != null) {
        complaints.add(
            namespace,
            term.place().path() + ".namespace",
            Reason.INVALID,
            "namespace \"" + namespace.stringOrEmpty() + "\" " + wrong);
      }
    }
    LabelKeyValidation.validateMatchLabelKeys(term, complaints);
    Field topologyKey = term.get("topologyKey");
    if (FieldChecks.needs(
        topologyKey,
        "an affinity needs a topologyKey: the label that tells places apart",
        complaints)) {
      LabelSelectorValidation.validateLabelName(topologyKey, complaints);
    } else {
      complaints.invalid(topologyKey, "topologyKey \"\" is no label; write kubernetes.io/hostname");
    }
  }
}
