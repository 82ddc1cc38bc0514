package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.yaml.FieldCursor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks matchLabelKeys and mismatchLabelKeys, which affinities and spread constraints have. */
final class LabelKeyValidation {

  private LabelKeyValidation() {}

  /** Mirrors {@code ValidateMatchLabelKeysAndMismatchLabelKeys}. */
  static void validateMatchLabelKeys(FieldCursor owner, ErrorList complaints) {
    FieldCursor match = owner.get("matchLabelKeys");
    FieldCursor mismatch = owner.get("mismatchLabelKeys");
    if (match.node() == null && mismatch.node() == null) {
      return;
    }
    FieldCursor selector = owner.get("labelSelector");
    validateLabelKeys(match, selector, complaints);
    validateLabelKeys(mismatch, selector, complaints);
    validateAgainstSelector(owner, match.items(), selector, complaints);
    Set<String> mismatches = new HashSet<>();
    for (FieldCursor key : mismatch.items()) {
      mismatches.add(key.stringOrEmpty());
    }
    for (FieldCursor key : match.items()) {
      if (mismatches.contains(key.stringOrEmpty())) {
        complaints.invalid(
            key,
            "label \""
                + key.stringOrEmpty()
                + "\" is in matchLabelKeys and in mismatchLabelKeys; remove one");
      }
    }
  }

  /** Mirrors {@code validateLabelKeys}. */
  private static void validateLabelKeys(
      FieldCursor keys, FieldCursor selector, ErrorList complaints) {
    if (keys.items().isEmpty()) {
      return;
    }
    if (!selector.isPresent()) {
      complaints.forbidden(keys, keys.name() + " need a labelSelector beside them");
      return;
    }
    for (FieldCursor key : keys.items()) {
      LabelSelectorValidation.validateLabelName(key, complaints);
    }
  }

  /**
   * Mirrors the second step, in which the server takes a key that the selector holds twice for one
   * of matchLabelKeys that it has added itself.
   */
  private static void validateAgainstSelector(
      FieldCursor owner, List<FieldCursor> match, FieldCursor selector, ErrorList complaints) {
    Map<String, Integer> indexes = new HashMap<>();
    for (int i = 0; i < match.size(); i++) {
      indexes.put(match.get(i).stringOrEmpty(), i);
    }
    Set<String> seen = new HashSet<>();
    for (FieldCursor label : selector.get("matchLabels").entries()) {
      seen.add(label.name());
    }
    for (FieldCursor expression : selector.get("matchExpressions").items()) {
      String key = expression.get("key").stringOrEmpty();
      Integer index = indexes.get(key);
      if (!seen.add(key) && index != null) {
        complaints.add(
            match.get(index),
            owner.place().path() + "[" + index + "]",
            CauseType.INVALID,
            "label \"" + key + "\" is in matchLabelKeys and in labelSelector; remove one");
      }
    }
  }

  /** Mirrors {@code ValidateMatchLabelKeysInTopologySpread}, which held before 1.34. */
  static void validateMatchLabelKeysInTopologySpread(FieldCursor constraint, ErrorList complaints) {
    FieldCursor keys = constraint.get("matchLabelKeys");
    List<FieldCursor> items = keys.items();
    FieldCursor selector = constraint.get("labelSelector");
    if (items.isEmpty()) {
      return;
    }
    Set<String> selected = new HashSet<>();
    for (FieldCursor label : selector.get("matchLabels").entries()) {
      selected.add(label.name());
    }
    for (FieldCursor expression : selector.get("matchExpressions").items()) {
      selected.add(expression.get("key").stringOrEmpty());
    }
    if (!selector.isPresent()) {
      complaints.forbidden(keys, "matchLabelKeys need a labelSelector beside them");
    }
    for (FieldCursor key : items) {
      LabelSelectorValidation.validateLabelName(key, complaints);
      if (selected.contains(key.stringOrEmpty())) {
        complaints.invalid(
            key,
            "label \""
                + key.stringOrEmpty()
                + "\" is in matchLabelKeys and in labelSelector; remove one");
      }
    }
  }
}
