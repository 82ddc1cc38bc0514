package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.text.Placeholders;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** The requirements of a NodePool: of each label they leave some of the possible values. */
final class KarpenterRequirements {

  private static final String HOSTNAME = "kubernetes.io/hostname";
  private static final String CAPACITY = "karpenter.sh/capacity-type";

  private KarpenterRequirements() {}

  /** Adds what requirements say of labels; all of them hold, in whatever order they stand. */
  static void add(GroupBuilder group, FieldCursor requirements) {
    for (boolean listing : new boolean[] {true, false}) {
      for (FieldCursor requirement : requirements.items()) {
        if (listing == requirement.get("operator").stringOrEmpty().equals("In")) {
          require(group, requirement);
        }
      }
    }
  }

  private static void require(GroupBuilder group, FieldCursor requirement) {
    String key = requirement.get("key").stringOrEmpty();
    List<String> values = new ArrayList<>();
    for (FieldCursor value : requirement.get("values").items()) {
      String text = value.source();
      if (text != null) {
        values.add(text);
      }
    }
    if (values.stream().anyMatch(Placeholders::isUnresolved)) {
      group.label(key, List.of(), FactOrigin.STATED, requirement.place(), false);
      return;
    }
    String operator = requirement.get("operator").stringOrEmpty();
    List<String> known = group.valuesOf(key);
    switch (operator) {
      case "In" -> {
        if (!values.isEmpty()) {
          limit(group, key, group.limited(key, values), requirement);
        }
      }
      case "DoesNotExist" -> group.withoutLabel(key);
      case "NotIn", "Gt", "Lt", "Gte", "Lte", "Exists" -> {
        // Of a custom key Karpenter makes up a value: resolveCustomLabelsFromRequirements.
        if (!group.has(key)) {
          group.label(key, List.of(), FactOrigin.STATED, requirement.place(), false);
        } else if (!known.isEmpty() && !operator.equals("Exists")) {
          limit(group, key, left(known, operator, values), requirement);
        }
      }
      default -> {}
    }
  }

  /** Returns the possible values that a requirement leaves. */
  private static List<String> left(List<String> possible, String operator, List<String> values) {
    List<String> left = new ArrayList<>(possible);
    if (operator.equals("NotIn")) {
      left.removeAll(values);
    } else if (values.size() == 1 && isNumber(values.get(0))) {
      long limit = Long.parseLong(values.get(0));
      left.removeIf(value -> isNumber(value) && !holds(Long.parseLong(value), operator, limit));
    }
    return left;
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,12}");
  }

  private static boolean holds(long value, String operator, long limit) {
    return switch (operator) {
      case "Gt" -> value > limit;
      case "Gte" -> value >= limit;
      case "Lt" -> value < limit;
      default -> value <= limit;
    };
  }

  /** Requirements that leave no value leave no machine. */
  private static void limit(
      GroupBuilder group, String key, List<String> possible, FieldCursor requirement) {
    if (possible.isEmpty()) {
      group.neverJoins("the requirements leave no value of " + key);
    } else {
      group.label(key, possible, FactOrigin.STATED, requirement.place(), false);
    }
  }

  /** Adds the labels of the template, which are requirements too: NewNodeClaimTemplate. */
  static void labels(GroupBuilder group, FieldCursor labels) {
    for (FieldCursor label : labels.entries()) {
      String key = label.name();
      List<String> possible = group.isOf(key, FactOrigin.STATED) ? group.valuesOf(key) : List.of();
      String value = label.source() == null ? "" : String.valueOf(label.source());
      if (!possible.isEmpty() && !possible.contains(value) && !Placeholders.isUnresolved(value)) {
        group.neverJoins("the requirements and the labels leave no value of " + key);
      }
    }
    group.labels(labels);
    for (FieldCursor label : labels.entries()) {
      String key = label.name();
      boolean own = key.startsWith("karpenter.sh/") && !key.equals(CAPACITY);
      if (own || key.equals(HOSTNAME)) {
        String reason = "the API server refuses a NodePool with the label \"" + key + "\"";
        group.refuse(key, label.place(), reason);
        group.neverJoins(reason);
      }
    }
  }
}
