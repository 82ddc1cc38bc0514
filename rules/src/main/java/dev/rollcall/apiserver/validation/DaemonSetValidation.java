package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.ErrorMessage;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.quantity.IntOrPercent;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Checks DaemonSets; mirrors Kubernetes' {@code pkg/apis/apps/validation}. */
public final class DaemonSetValidation {

  private final PodTemplateValidation templates;
  private final FeatureGates gates;

  public DaemonSetValidation(KubernetesVersion version) {
    this.templates = new PodTemplateValidation(version);
    this.gates = new FeatureGates(version);
  }

  /** Mirrors {@code ValidateDaemonSet}. */
  public void validateDaemonSet(FieldCursor daemonSet, ErrorList complaints) {
    MetadataValidation.validateObjectMeta(daemonSet.get("metadata"), true, gates, complaints);
    validateDaemonSetSpec(daemonSet.get("spec"), complaints);
  }

  /** Mirrors {@code ValidateDaemonSetSpec}. */
  void validateDaemonSetSpec(FieldCursor spec, ErrorList complaints) {
    FieldCursor selector = spec.get("selector");
    FieldCursor template = spec.get("template");
    LabelSelectorValidation.validateLabelSelector(selector, complaints);
    validateSelection(selector, template.path("metadata", "labels"), complaints);
    // Before the template, so that of two complaints about the policy this one stays.
    validateRestartPolicy(template.path("spec", "restartPolicy"), complaints);
    templates.validatePodTemplateSpec(template, complaints);
    FieldCursor deadline = template.path("spec", "activeDeadlineSeconds");
    if (deadline.isPresent()) {
      complaints.forbidden(
          deadline, "the pods of a DaemonSet may not end; remove activeDeadlineSeconds");
    }
    MetadataValidation.nonnegative(spec.get("minReadySeconds"), complaints);
    validateDaemonSetUpdateStrategy(spec.get("updateStrategy"), complaints);
    MetadataValidation.nonnegative(spec.get("revisionHistoryLimit"), complaints);
  }

  private static void validateRestartPolicy(FieldCursor field, ErrorList complaints) {
    String policy = field.stringOrEmpty();
    if (!policy.isEmpty() && !policy.equals("Always")) {
      complaints.notSupported(
          field, "the pods of a DaemonSet restart Always, not \"" + policy + "\"; leave it out");
    }
  }

  private static void validateSelection(
      FieldCursor selector, FieldCursor labels, ErrorList complaints) {
    if (!selector.isPresent()) {
      complaints.add(
          labels,
          labels.place().path(),
          CauseType.INVALID,
          "the DaemonSet has no selector; give it matchLabels that are labels of its template");
      return;
    }
    String mismatch = SelectorMatcher.mismatch(selector, labels);
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
  private static void validateDaemonSetUpdateStrategy(FieldCursor strategy, ErrorList complaints) {
    FieldCursor type = strategy.get("type");
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
            CauseType.NOT_SUPPORTED,
            ErrorMessage.asking(
                "update strategy \"" + type.string() + "\" is neither RollingUpdate nor OnDelete",
                nearest));
      }
    }
  }

  /** Mirrors {@code ValidateRollingUpdateDaemonSet}, after the defaults are filled in. */
  private static void validateRollingUpdateDaemonSet(
      FieldCursor rollingUpdate, ErrorList complaints) {
    FieldCursor maxUnavailable = rollingUpdate.get("maxUnavailable");
    FieldCursor maxSurge = rollingUpdate.get("maxSurge");
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
  private static void validatePositiveIntOrPercent(FieldCursor field, ErrorList complaints) {
    String string = field.string();
    if (string == null) {
      MetadataValidation.nonnegative(field, complaints);
      return;
    }
    String wrong = NameValidation.percent(string);
    if (wrong != null) {
      boolean number = NameValidation.percent(string + "%") == null;
      complaints.invalid(
          field,
          field.name() + " \"" + string + "\" " + wrong + (number ? "; leave out the quotes" : ""));
    }
  }

  /** Mirrors {@code IsNotMoreThan100Percent}. */
  private static void isNotMoreThan100Percent(FieldCursor field, ErrorList complaints) {
    if (isPercent(field) && percentage(field) > 100) {
      complaints.invalid(field, field.name() + " " + field.string() + " is over 100%");
    }
  }

  /** Mirrors {@code getIntOrPercentValue}; what is neither a number nor a percentage counts 0. */
  private static boolean isNonZero(FieldCursor field) {
    Long number = field.integer();
    if (number != null) {
      return number != 0;
    }
    return isPercent(field) ? percentage(field) != 0 : isNonZeroText(field.stringOrEmpty());
  }

  private static boolean isNonZeroText(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = text.substring(signed ? 1 : 0);
    return NameValidation.percent(digits + "%") == null && !isZeros(digits);
  }

  private static boolean isZeros(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  private static boolean isPercent(FieldCursor field) {
    String string = field.string();
    return string != null && NameValidation.percent(string) == null;
  }

  private static long percentage(FieldCursor field) {
    IntOrPercent percent = IntOrPercent.percent(field.stringOrEmpty());
    return percent == null ? Long.MAX_VALUE : percent.number(); // null if it has too many digits
  }

  /**
   * Mirrors {@code ValidateDaemonSetUpdate} and {@code ValidateDaemonSetSpecUpdate}.
   *
   * @param sameSelector whether the selector is as it was
   */
  public void validateDaemonSetUpdate(
      FieldCursor daemonSet, boolean sameSelector, ErrorList complaints) {
    MetadataValidation.validateObjectMetaUpdate(daemonSet.get("metadata"), gates, complaints);
    FieldCursor spec = daemonSet.get("spec");
    if (!sameSelector) {
      complaints.invalid(
          spec.get("selector"),
          "the selector cannot be changed; keep it, or delete the DaemonSet and create it anew");
    }
    validateDaemonSetSpec(spec, complaints);
  }
}
