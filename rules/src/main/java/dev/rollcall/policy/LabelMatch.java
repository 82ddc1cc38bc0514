package dev.rollcall.policy;

import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates label selectors over labels of which some may be unknown. */
final class LabelMatch {

  private LabelMatch() {}

  /**
   * Returns whether a selector matches, or null if that depends on labels that are not known.
   *
   * @param complete whether there are no other labels
   */
  static @Nullable Boolean matches(FieldCursor selector, Map<?, ?> labels, boolean complete) {
    boolean unknown = false;
    for (FieldCursor entry : selector.get("matchLabels").entries()) {
      Boolean one = in(labels, complete, entry.name(), List.of(entry.stringOrEmpty()));
      if (Boolean.FALSE.equals(one)) {
        return false;
      }
      unknown |= one == null;
    }
    for (FieldCursor requirement : selector.get("matchExpressions").items()) {
      Boolean one = requirement(requirement, labels, complete);
      if (Boolean.FALSE.equals(one)) {
        return false;
      }
      unknown |= one == null;
    }
    return unknown ? null : true;
  }

  private static @Nullable Boolean in(
      Map<?, ?> labels, boolean complete, String key, List<String> values) {
    Object value = labels.get(key);
    if (value == null) {
      return complete ? Boolean.FALSE : null;
    }
    return values.contains(value);
  }

  private static @Nullable Boolean requirement(
      FieldCursor requirement, Map<?, ?> labels, boolean complete) {
    String key = requirement.get("key").stringOrEmpty();
    List<String> values = new ArrayList<>();
    requirement.get("values").items().forEach(value -> values.add(value.stringOrEmpty()));
    Boolean has = labels.containsKey(key) ? Boolean.TRUE : complete ? Boolean.FALSE : null;
    Boolean in = in(labels, complete, key, values);
    return switch (requirement.get("operator").stringOrEmpty()) {
      case "In" -> in;
      case "NotIn" -> in == null ? null : (Boolean) !in;
      case "Exists" -> has;
      case "DoesNotExist" -> has == null ? null : (Boolean) !has;
      default -> Boolean.FALSE;
    };
  }
}
