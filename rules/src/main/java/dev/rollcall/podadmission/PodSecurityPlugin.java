package dev.rollcall.podadmission;

import dev.rollcall.model.GenericObject;
import dev.rollcall.model.PodTemplate;
import dev.rollcall.model.Value;
import dev.rollcall.schemas.KubernetesVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Pod Security plugin for one namespace: pod-security-admission/admission/admission.go.
 *
 * @param level what the namespace enforces
 * @param label where it says so
 * @param standards the version of the standards, as the namespace writes it
 * @param minor the minor version of Kubernetes that the standards are of
 */
public record PodSecurityPlugin(
    PodSecurityLevel level, Value<String> label, String standards, int minor) {

  private static final String ENFORCE = "pod-security.kubernetes.io/enforce";
  private static final String ENFORCE_VERSION = "pod-security.kubernetes.io/enforce-version";

  /**
   * Returns the plugin for a namespace, null if it enforces nothing that forbids anything.
   *
   * @param version the version of the API server, whose standards {@code latest} means
   */
  public static @Nullable PodSecurityPlugin of(GenericObject namespace, KubernetesVersion version) {
    Value<String> label = namespace.meta().labels().value(ENFORCE);
    PodSecurityLevel level = label == null ? null : PodSecurityLevel.of(label.get());
    if (label == null || level == null) {
      return null;
    }
    String written = namespace.meta().labels().get(ENFORCE_VERSION);
    int minor = written == null ? -1 : minor(written);
    return minor < 0
        ? new PodSecurityPlugin(level, label, "latest", version.minor())
        : new PodSecurityPlugin(level, label, "v1." + minor, Math.min(minor, version.minor()));
  }

  /** Returns the minor version of {@code v1.28}, -1 for anything else. */
  private static int minor(String version) {
    if (!version.startsWith("v1.") || version.length() < 4 || version.length() > 6) {
      return -1;
    }
    for (int i = 3; i < version.length(); i++) {
      if (version.charAt(i) < '0' || version.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(version.substring(3));
  }

  public List<PodSecurityViolation> violations(PodTemplate template) {
    return level.violations(template, minor);
  }

  void admit(PodTemplate template, List<PodRefusal> refusals) {
    List<PodSecurityViolation> violations = violations(template);
    if (!violations.isEmpty()) {
      String name = level == PodSecurityLevel.BASELINE ? "baseline" : "restricted";
      refusals.add(
          new PodRefusal(
              PodRefusal.POD_SECURITY,
              "violates PodSecurity \"%s:%s\": %s"
                  .formatted(name, standards, PodSecurityCheck.message(violations)),
              violations.get(0).place(),
              label.place()));
    }
  }
}
