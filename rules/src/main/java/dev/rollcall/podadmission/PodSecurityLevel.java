package dev.rollcall.podadmission;

import dev.rollcall.model.PodTemplate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A level of the Pod Security Standards that forbids something. */
enum PodSecurityLevel {
  BASELINE,
  RESTRICTED;

  /** Returns the level of a label, null if it forbids nothing or is none. */
  static @Nullable PodSecurityLevel of(String label) {
    return switch (label) {
      case "baseline" -> BASELINE;
      case "restricted" -> RESTRICTED;
      default -> null;
    };
  }

  /**
   * Returns what the level forbids of a pod.
   *
   * @param minor the minor version of Kubernetes whose standards hold
   */
  public List<PodSecurityViolation> violations(PodTemplate template, int minor) {
    List<PodSecurityViolation> violations = new ArrayList<>();
    new PodSecurityBaseline(template, minor, violations).check();
    if (this == RESTRICTED) {
      new PodSecurityRestricted(template.spec(), minor, violations).check();
    }
    return violations;
  }
}
