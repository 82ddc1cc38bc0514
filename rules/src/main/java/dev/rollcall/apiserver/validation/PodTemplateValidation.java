package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.ErrorList;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks pod templates; mirrors {@code ValidatePodTemplateSpec}, annotations included. */
public final class PodTemplateValidation {

  public static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
  public static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
  public static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
  private static final String LOCALHOST = "localhost/";

  private final PodSpecValidation podSpecs;

  public PodTemplateValidation(KubernetesVersion version) {
    this.podSpecs = new PodSpecValidation(version);
  }

  /** Mirrors {@code ValidatePodTemplateSpec}, which names labels without metadata. */
  void validatePodTemplateSpec(FieldCursor template, ErrorList complaints) {
    FieldCursor metadata = template.get("metadata");
    FieldCursor annotations = metadata.get("annotations");
    FieldCursor spec = template.get("spec");
    LabelSelectorValidation.validateLabels(
        metadata.get("labels"), () -> template.place().path() + ".labels", complaints);
    Supplier<String> path = () -> template.place().path() + ".annotations";
    MetadataValidation.validateAnnotations(annotations, path, complaints);
    validatePodSpecificAnnotations(annotations, spec, path, complaints);
    podSpecs.validate(spec, null, complaints);
    validateProfileAnnotations(annotations, spec, false, complaints);
  }

  /** Mirrors what {@code ValidatePodTemplateSpec} and {@code ValidatePodCreate} do in the end. */
  static void validateProfileAnnotations(
      FieldCursor annotations, FieldCursor spec, boolean pod, ErrorList complaints) {
    if (!annotations.entries().isEmpty()) {
      validateSeccompAnnotationsAndFields(annotations, spec, complaints);
      validateAppArmorAnnotationsAndFields(annotations, spec, pod, complaints);
    }
  }

  /** Mirrors {@code ValidatePodSpecificAnnotations}. */
  public static void validatePodSpecificAnnotations(
      FieldCursor annotations, FieldCursor spec, Supplier<String> path, ErrorList complaints) {
    for (FieldCursor annotation : annotations.entries()) {
      String key = annotation.name();
      String value = annotation.stringOrEmpty();
      String wrong = null;
      boolean seccomp = key.equals(SECCOMP_POD) || key.startsWith(SECCOMP_CONTAINER);
      if (key.equals("kubernetes.io/config.mirror")) {
        boolean placed = !spec.get("nodeName").stringOrEmpty().isEmpty();
        wrong = placed ? null : "a mirror pod needs spec.nodeName; remove the annotation";
      } else if (key.equals("controller.kubernetes.io/pod-deletion-cost")) {
        wrong =
            isInt32(value) ? null : "the deletion cost \"" + value + "\" must be a whole number";
      } else if (seccomp) {
        wrong = seccompProfile(value);
      } else if (key.startsWith(APP_ARMOR)) {
        wrong = appArmorAnnotation(key, value, spec);
      } else if (key.equals(TolerationValidation.ANNOTATION)) {
        TolerationValidation.validateAnnotation(annotation, path.get(), complaints);
      }
      if (wrong != null) {
        String at = path.get() + (seccomp ? "." + key : "[" + key + "]");
        complaints.add(annotation, at, CauseType.INVALID, wrong);
      }
    }
  }

  /** Mirrors {@code GetDeletionCostFromPodAnnotations}. */
  private static boolean isInt32(String value) {
    boolean negative = value.startsWith("-");
    String digits = negative ? value.substring(1) : value;
    boolean plain = !digits.isEmpty() && NameValidation.percent(digits + "%") == null;
    if (!plain || (!negative && digits.startsWith("0") && digits.length() > 1)) {
      return false;
    }
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    if (digits.length() - start > 10) {
      return false;
    }
    long number = Long.parseLong(digits.substring(start));
    return number <= (negative ? 1L << 31 : Integer.MAX_VALUE);
  }

  /** Mirrors {@code ValidateSeccompProfile}. */
  private static @Nullable String seccompProfile(String profile) {
    if (profile.equals("runtime/default")
        || profile.equals("docker/default")
        || profile.equals("unconfined")) {
      return null;
    }
    if (!profile.startsWith(LOCALHOST)) {
      return "the seccomp profile \""
          + profile
          + "\" is not one of runtime/default, unconfined and localhost/PATH";
    }
    String path = profile.substring(LOCALHOST.length());
    boolean backsteps = ("/" + path + "/").contains("/../");
    return path.startsWith("/") || backsteps
        ? "the path \"" + path + "\" of the seccomp profile must be relative and hold no \"..\""
        : null;
  }

  /** Mirrors {@code ValidateAppArmorPodAnnotations}. */
  private static @Nullable String appArmorAnnotation(String key, String value, FieldCursor spec) {
    String container = key.substring(APP_ARMOR.length());
    for (FieldCursor candidate : containers(spec)) {
      if (candidate.get("name").stringOrEmpty().equals(container)) {
        boolean known =
            value.isEmpty()
                || value.equals("runtime/default")
                || value.equals("unconfined")
                || value.startsWith(LOCALHOST);
        return known
            ? null
            : "the AppArmor profile \""
                + value
                + "\" is not one of runtime/default, unconfined and localhost/NAME";
      }
    }
    return "the annotation is for container \"" + container + "\", and there is none of that name";
  }

  /** Mirrors {@code VisitContainersWithPath}: all containers, in the server's order. */
  public static List<FieldCursor> containers(FieldCursor spec) {
    List<FieldCursor> containers = new ArrayList<>(spec.get("initContainers").items());
    containers.addAll(spec.get("containers").items());
    containers.addAll(spec.get("ephemeralContainers").items());
    return containers;
  }

  /** Mirrors {@code validateSeccompAnnotationsAndFields}. */
  private static void validateSeccompAnnotationsAndFields(
      FieldCursor annotations, FieldCursor spec, ErrorList complaints) {
    FieldCursor profile = spec.path("securityContext", "seccompProfile");
    FieldCursor annotation = annotations.get(SECCOMP_POD);
    if (profile.isPresent() && annotation.node() != null) {
      match(annotation.stringOrEmpty(), profile, "seccomp", complaints);
    }
    for (FieldCursor container : containers(spec)) {
      profile = container.path("securityContext", "seccompProfile");
      annotation = annotations.get(SECCOMP_CONTAINER + container.get("name").stringOrEmpty());
      if (profile.isPresent() && annotation.node() != null) {
        match(annotation.stringOrEmpty(), profile, "seccomp", complaints);
      }
    }
  }

  /** Mirrors {@code validateAppArmorAnnotationsAndFieldsMatchOnCreate}. */
  private static void validateAppArmorAnnotationsAndFields(
      FieldCursor annotations, FieldCursor spec, boolean pod, ErrorList complaints) {
    if (spec.path("os", "name").stringOrEmpty().equals("windows")) {
      return;
    }
    FieldCursor ofPod = spec.path("securityContext", "appArmorProfile");
    for (FieldCursor container : containers(spec)) {
      FieldCursor own = container.path("securityContext", "appArmorProfile");
      FieldCursor annotation = annotations.get(APP_ARMOR + container.get("name").stringOrEmpty());
      FieldCursor profile = own.isPresent() ? own : ofPod;
      // Of a Pod, a good annotation has become the field before (applyAppArmorVersionSkew).
      boolean copied = pod && !own.isPresent() && isAppArmorProfile(annotation.stringOrEmpty());
      if (!profile.isPresent() || annotation.node() == null || copied) {
        continue;
      }
      // The server names the container's field also where the pod's holds.
      String path = own.place().path();
      ErrorList found = new ErrorList();
      match(annotation.stringOrEmpty(), profile, "AppArmor", found);
      for (FieldError refusal : found.refusals()) {
        String field = refusal.path().substring(refusal.path().lastIndexOf('.'));
        complaints.add(annotation, path + field, refusal.reason(), refusal.message());
      }
    }
  }

  /** Mirrors {@code ApparmorFieldForAnnotation} and the check of what it returns. */
  public static boolean isAppArmorProfile(String annotation) {
    String path = annotation.startsWith(LOCALHOST) ? annotation.substring(LOCALHOST.length()) : "";
    return annotation.equals("unconfined")
        || annotation.equals("runtime/default")
        || (!path.isEmpty() && path.equals(path.strip()));
  }

  /** Mirrors {@code validateSeccompAnnotationsAndFieldsMatch}. */
  private static void match(
      String annotation, FieldCursor profile, String what, ErrorList complaints) {
    FieldCursor type = profile.get("type");
    boolean same =
        switch (type.stringOrEmpty()) {
          case "Unconfined" -> annotation.equals("unconfined");
          case "RuntimeDefault" ->
              annotation.equals("runtime/default")
                  || (what.equals("seccomp") && annotation.equals("docker/default"));
          case "Localhost" -> annotation.startsWith(LOCALHOST);
          default -> true;
        };
    if (!same) {
      complaints.forbidden(
          type,
          "the "
              + what
              + " type differs from \""
              + annotation
              + "\" in the annotation; remove that");
      return;
    }
    FieldCursor path = profile.get("localhostProfile");
    if (type.stringOrEmpty().equals("Localhost")
        && !annotation.substring(LOCALHOST.length()).equals(path.string())) {
      complaints.forbidden(
          path,
          "the "
              + what
              + " profile differs from \""
              + annotation
              + "\" in the annotation;"
              + " remove that");
    }
  }
}
