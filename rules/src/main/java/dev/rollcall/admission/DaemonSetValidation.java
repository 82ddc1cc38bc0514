package dev.rollcall.admission;

import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.yaml.Field;
import java.util.List;

/** Checks DaemonSets; mirrors Kubernetes' {@code pkg/apis/apps/validation}. */
final class DaemonSetValidation {

  private final PodTemplateValidation templates;

  DaemonSetValidation(PodTemplateValidation templates) {
    this.templates = templates;
  }

  /** Mirrors {@code ValidateDaemonSet}. */
  void validateDaemonSet(Field daemonSet, Complaints complaints) {
    MetadataValidation.validateObjectMeta(daemonSet.get("metadata"), true, complaints);
    validateDaemonSetSpec(daemonSet.get("spec"), complaints);
  }

  /** Mirrors {@code ValidateDaemonSetSpec}. */
  void validateDaemonSetSpec(Field spec, Complaints complaints) {
    Field selector = spec.get("selector");
    Field template = spec.get("template");
    LabelSelectorValidation.validateLabelSelector(selector, complaints);
    validateSelection(selector, template.at("metadata", "labels"), complaints);
    // Before the template, so that of two complaints about the policy this one stays.
    validateRestartPolicy(template.at("spec", "restartPolicy"), complaints);
    templates.validatePodTemplateSpec(template, complaints);
    Field deadline = template.at("spec", "activeDeadlineSeconds");
    if (deadline.isPresent()) {
      complaints.forbidden(
          deadline, "the pods of a DaemonSet may not end; remove activeDeadlineSeconds");
    }
    MetadataValidation.nonnegative(spec.get("minReadySeconds"), complaints);
    validateDaemonSetUpdateStrategy(spec.get("updateStrategy"), complaints);
    MetadataValidation.nonnegative(spec.get("revisionHistoryLimit"), complaints);
  }

  private static void validateRestartPolicy(Field field, Complaints complaints) {
    String policy = field.stringOrEmpty();
    if (!policy.isEmpty() && !policy.equals("Always")) {
      complaints.notSupported(
          field, "the pods of a DaemonSet restart Always, not \"" + policy + "\"; leave it out");
    }
  }

  private static void validateSelection(Field selector, Field labels, Complaints complaints) {
    if (!selector.isPresent()) {
      complaints.add(
          labels,
          labels.place().path(),
          Reason.INVALID,
          "the DaemonSet has no selector; give it matchLabels that are labels of its template");
      return;
    }
    String mismatch = Selection.mismatch(selector, labels);
    if (mismatch != null) {
      complaints.invalid(labels, "the selector does not match the template: " + mismatch);
    }
    boolean empty =
        selector.get("matchLabels").entries().isEmpty()
            && selector.get("matchExpressions").items().isEmpty();
    if (empty) {
      complaints.invalid(
          selector, "an empty selector would match every pod; give it labels of the template");
    }
  }

  /** Mirrors {@code ValidateDaemonSetUpdateStrategy}. */
  private static void validateDaemonSetUpdateStrategy(Field strategy, Complaints complaints) {
    Field type = strategy.get("type");
    switch (type.stringOrEmpty()) {
      case "OnDelete" -> {}
      case "", "RollingUpdate" ->
          validateRollingUpdateDaemonSet(strategy.get("rollingUpdate"), complaints);
      default -> {
        String nearest =
            Spelling.nearest(type.stringOrEmpty(), List.of("RollingUpdate", "OnDelete"));
        complaints.add(
            type,
            strategy.place().path(),
            Reason.NOT_SUPPORTED,
            Wording.asking(
                "update strategy \"" + type.string() + "\" is neither RollingUpdate nor OnDelete",
                nearest));
      }
    }
  }

  /** Mirrors {@code ValidateRollingUpdateDaemonSet}, after the defaults are filled in. */
  private static void validateRollingUpdateDaemonSet(Field rollingUpdate, Complaints complaints) {
    Field maxUnavailable = rollingUpdate.get("maxUnavailable");
    Field maxSurge = rollingUpdate.get("maxSurge");
    validatePositiveIntOrPercent(maxUnavailable, complaints);
    validatePositiveIntOrPercent(maxSurge, complaints);
    isNotMoreThan100Percent(maxUnavailable, complaints);
    isNotMoreThan100Percent(maxSurge, complaints);
    boolean hasUnavailable = !maxUnavailable.isPresent() || isNonZero(maxUnavailable);
    boolean hasSurge = isNonZero(maxSurge);
    if (hasUnavailable && hasSurge) {
      complaints.invalid(
          maxSurge,
          maxUnavailable.isPresent()
              ? "maxSurge and maxUnavailable exclude each other; set one of them to 0"
              : "maxSurge "
                  + maxSurge.text()
                  + " needs maxUnavailable: 0 beside it, which is 1 where left out");
    } else if (!hasUnavailable && !hasSurge) {
      complaints.required(
          maxUnavailable,
          "maxUnavailable and maxSurge cannot both be 0: no pod could ever be replaced");
    }
  }

  /** Mirrors {@code ValidatePositiveIntOrPercent}. */
  private static void validatePositiveIntOrPercent(Field field, Complaints complaints) {
    String string = field.string();
    if (string == null) {
      MetadataValidation.nonnegative(field, complaints);
      return;
    }
    String wrong = Names.percent(string);
    if (wrong != null) {
      boolean number = Names.percent(string + "%") == null;
      complaints.invalid(
          field,
          field.name() + " \"" + string + "\" " + wrong + (number ? "; leave out the quotes" : ""));
    }
  }

  /** Mirrors {@code IsNotMoreThan100Percent}. */
  private static void isNotMoreThan100Percent(Field field, Complaints complaints) {
    if (isPercent(field) && percentage(field) > 100) {
      complaints.invalid(field, field.name() + " " + field.string() + " is over 100%");
    }
  }

  /** Mirrors {@code getIntOrPercentValue}; what is neither a number nor a percentage counts 0. */
  private static boolean isNonZero(Field field) {
    Long number = field.integer();
    if (number != null) {
      return number != 0;
    }
    return isPercent(field) ? percentage(field) != 0 : isNonZeroText(field.stringOrEmpty());
  }

  private static boolean isNonZeroText(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = text.substring(signed ? 1 : 0);
    return Names.percent(digits + "%") == null && !isZeros(digits);
  }

  private static boolean isZeros(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPercent(Field field) {
    String string = field.string();
    return string != null && Names.percent(string) == null;
  }

  private static long percentage(Field field) {
    IntOrPercent percent = IntOrPercent.percent(field.stringOrEmpty());
    return percent == null ? Long.MAX_VALUE : percent.number(); // null where it has too many digits
  }

  /**
   * Mirrors {@code ValidateDaemonSetUpdate} and {@code ValidateDaemonSetSpecUpdate}.
   *
   * @param sameSelector whether the selector is as it was
   */
  void validateDaemonSetUpdate(Field daemonSet, boolean sameSelector, Complaints complaints) {
    MetadataValidation.validateObjectMetaUpdate(daemonSet.get("metadata"), complaints);
    Field spec = daemonSet.get("spec");
    if (!sameSelector) {
      complaints.invalid(
          spec.get("selector"),
          "the selector cannot be changed; keep it, or delete the DaemonSet and create it anew");
    }
    validateDaemonSetSpec(spec, complaints);
  }
}
