package dev.rollcall.admission;

import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server warns of in pod templates that it takes, in its own words; mirrors {@code
 * warningsForPodSpecAndMeta} of Kubernetes' {@code pkg/api/pod/warnings.go}.
 */
final class PodWarnings {

  private static final String NULL_SELECTOR = "a null labelSelector results in matching no pod";
  private static final String BAD_LABEL_VALUE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', regex used for validation is"
          + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
  private static final String[] DEPRECATED_ANNOTATIONS = {
    "scheduler.alpha.kubernetes.io/critical-pod",
    "non-functional in v1.16+; use the \"priorityClassName\" field instead",
    "security.alpha.kubernetes.io/sysctls",
    "non-functional in v1.11+; use the \"sysctls\" field instead",
    "security.alpha.kubernetes.io/unsafe-sysctls",
    "non-functional in v1.11+; use the \"sysctls\" field instead"
  };

  private final KubernetesVersion version;

  PodWarnings(KubernetesVersion version) {
    this.version = version;
  }

  /** Adds the warnings for a pod template, in the server's order. */
  void add(Field template, List<Warning> warnings) {
    Field spec = template.get("spec");
    Field annotations = template.at("metadata", "annotations");
    nodeLabels(spec, warnings);
    spreading(spec.get("topologySpreadConstraints"), warnings);
    deprecatedAnnotations(annotations, warnings);
    VolumeWarnings.add(spec.get("volumes"), version, warnings);
    duplicates(spec.get("hostAliases"), "ip", "duplicate ip", warnings);
    Field pullSecrets = spec.get("imagePullSecrets");
    duplicates(pullSecrets, "name", "duplicate name", warnings);
    for (Field secret : pullSecrets.items()) {
      if (secret.get("name").stringOrEmpty().isEmpty()) {
        add(secret.get("name"), "invalid empty name \"\"", warnings);
      }
    }
    fractional(spec.get("overhead"), "memory", warnings);
    fractional(spec.get("overhead"), "ephemeral-storage", warnings);
    seccompAnnotation(
        annotations, PodTemplateValidation.SECCOMP_POD, spec.get("securityContext"), warnings);
    List<Field> containers = PodTemplateValidation.containers(spec);
    for (Field container : containers) {
      container(container, spec, annotations, warnings);
    }
    boolean portsMoved = version.minor() < 28 && spec.get("hostNetwork").isTrue();
    PortWarnings.add(containers, portsMoved, warnings);
    Long grace = spec.get("terminationGracePeriodSeconds").integer();
    if (grace != null && grace < 0) {
      add(
          spec.get("terminationGracePeriodSeconds"),
          "must be >= 0; negative values are invalid and will be treated as 1",
          warnings);
    }
    podAffinity(spec.get("affinity"), warnings);
    addresses(spec, warnings);
  }

  static void add(Field field, String text, List<Warning> warnings) {
    warnings.add(new Warning(field.place(), field.place().path(), text));
  }

  private static void nodeLabels(Field spec, List<Warning> warnings) {
    for (Field label : spec.get("nodeSelector").entries()) {
      String text = deprecatedNodeLabel(label.name());
      if (text != null) {
        add(label, text, warnings);
      }
    }
    Field affinity = spec.at("affinity", "nodeAffinity");
    Field required = affinity.get("requiredDuringSchedulingIgnoredDuringExecution");
    for (Field term : required.get("nodeSelectorTerms").items()) {
      nodeSelectorTerm(term, false, warnings);
    }
    Field preferred = affinity.get("preferredDuringSchedulingIgnoredDuringExecution");
    for (Field term : preferred.items()) {
      nodeSelectorTerm(term.get("preference"), true, warnings);
    }
  }

  /** Mirrors {@code GetWarningsForNodeSelectorTerm}. */
  private static void nodeSelectorTerm(Field term, boolean checkValues, List<Warning> warnings) {
    for (Field expression : term.get("matchExpressions").items()) {
      deprecatedKey(expression.get("key"), warnings);
      if (!checkValues) {
        continue;
      }
      for (Field value : expression.get("values").items()) {
        String label = value.stringOrEmpty();
        if (Names.utf8Length(label) > 63) {
          add(value, label + " is invalid, must be no more than 63 bytes", warnings);
        }
        if (!Names.isLabelShaped(label)) {
          add(value, label + " is invalid, " + BAD_LABEL_VALUE, warnings);
        }
      }
    }
  }

  private static void deprecatedKey(Field key, List<Warning> warnings) {
    String text = deprecatedNodeLabel(key.stringOrEmpty());
    if (text != null) {
      add(key, key.string() + " is " + text, warnings);
    }
  }

  /** Mirrors {@code GetNodeLabelDeprecatedMessage}. */
  private static @Nullable String deprecatedNodeLabel(String key) {
    return switch (key) {
      case "beta.kubernetes.io/arch" ->
          "deprecated since v1.14; use \"kubernetes.io/arch\" instead";
      case "beta.kubernetes.io/os" -> "deprecated since v1.14; use \"kubernetes.io/os\" instead";
      case "failure-domain.beta.kubernetes.io/region" ->
          "deprecated since v1.17; use \"topology.kubernetes.io/region\" instead";
      case "failure-domain.beta.kubernetes.io/zone" ->
          "deprecated since v1.17; use \"topology.kubernetes.io/zone\" instead";
      case "beta.kubernetes.io/instance-type" ->
          "deprecated since v1.17; use \"node.kubernetes.io/instance-type\" instead";
      case "app.kubernetes.io/created-by" -> "deprecated since v1.9";
      case "scheduler.alpha.kubernetes.io/preferAvoidPods" ->
          "deprecated since v1.22; use Taints and Tolerations instead";
      case "node-role.kubernetes.io/master" ->
          "use \"node-role.kubernetes.io/control-plane\" instead";
      default -> null;
    };
  }

  private static void spreading(Field constraints, List<Warning> warnings) {
    for (Field constraint : constraints.items()) {
      deprecatedKey(constraint.get("topologyKey"), warnings);
      nullSelector(constraint.get("labelSelector"), warnings);
    }
  }

  private static void nullSelector(Field selector, List<Warning> warnings) {
    if (!selector.isPresent()) {
      add(selector, NULL_SELECTOR, warnings);
    }
  }

  private static void deprecatedAnnotations(Field annotations, List<Warning> warnings) {
    for (int i = 0; i < DEPRECATED_ANNOTATIONS.length; i += 2) {
      annotation(annotations, DEPRECATED_ANNOTATIONS[i], DEPRECATED_ANNOTATIONS[i + 1], warnings);
    }
  }

  private static void annotation(
      Field annotations, String key, String text, List<Warning> warnings) {
    Field annotation = annotations.key(key);
    if (annotation.node() != null) {
      add(annotation, text, warnings);
    }
  }

  private static void seccompAnnotation(
      Field annotations, String key, Field securityContext, List<Warning> warnings) {
    if (!securityContext.get("seccompProfile").isPresent()) {
      String text = "non-functional in v1.27+; use the \"seccompProfile\" field instead";
      annotation(annotations, key, text, warnings);
    }
  }

  private static void duplicates(Field list, String key, String text, List<Warning> warnings) {
    Set<String> seen = new HashSet<>();
    for (Field item : list.items()) {
      String value = item.get(key).stringOrEmpty();
      if (!seen.add(value)) {
        add(item.get(key), text + " \"" + value + "\"", warnings);
      }
    }
  }

  private static void container(
      Field container, Field spec, Field annotations, List<Warning> warnings) {
    String name = container.get("name").stringOrEmpty();
    Field securityContext = container.get("securityContext");
    String seccomp = PodTemplateValidation.SECCOMP_CONTAINER + name;
    seccompAnnotation(annotations, seccomp, securityContext, warnings);
    Field annotation = annotations.get(PodTemplateValidation.APP_ARMOR + name);
    if (annotation.node() != null && !securityContext.get("appArmorProfile").isPresent()) {
      Field ofPod = spec.at("securityContext", "appArmorProfile");
      if (!isProfile(ofPod, annotation.stringOrEmpty())) {
        String text = "deprecated since v1.30; use the \"appArmorProfile\" field instead";
        annotation(annotations, PodTemplateValidation.APP_ARMOR + name, text, warnings);
      }
    }
    Field resources = container.get("resources");
    fractional(resources.get("limits"), "memory", warnings);
    fractional(resources.get("requests"), "memory", warnings);
    fractional(resources.get("limits"), "ephemeral-storage", warnings);
    fractional(resources.get("requests"), "ephemeral-storage", warnings);
    environment(container.get("env"), warnings);
  }

  /** Mirrors the comparison with {@code ApparmorFieldForAnnotation}. */
  private static boolean isProfile(Field profile, String annotation) {
    String type = profile.get("type").stringOrEmpty();
    String path = profile.get("localhostProfile").string();
    return switch (annotation) {
      case "unconfined" -> type.equals("Unconfined") && path == null;
      case "runtime/default" -> type.equals("RuntimeDefault") && path == null;
      default -> type.equals("Localhost") && annotation.equals("localhost/" + path);
    };
  }

  /** Bytes cannot be divided. */
  static void fractional(Field resources, String name, List<Warning> warnings) {
    Field resource = resources.key(name);
    String text = resource.text();
    if (text != null && !ResourceValidation.isWhole(resource)) {
      String shown = QuantityText.canonical(text, 3);
      add(
          resource,
          "fractional byte value \"" + shown + "\" is invalid, must be an integer",
          warnings);
    }
  }

  private static void environment(Field env, List<Warning> warnings) {
    Set<String> seen = new HashSet<>();
    for (Field variable : env.items()) {
      String name = variable.get("name").stringOrEmpty();
      if (seen.add(name)) {
        continue;
      }
      String reference = "$(" + name + ")";
      String value = variable.get("value").stringOrEmpty();
      boolean extendsIt = value.contains(reference) && !value.equals(reference);
      if (variable.get("valueFrom").isPresent() || !extendsIt) {
        add(
            variable,
            "hides previous definition of \"" + name + "\", which may be dropped when using apply",
            warnings);
      }
    }
  }

  /** Mirrors {@code warningsForPodAffinityTerms} and the same for weighted terms. */
  private static void podAffinity(Field affinity, List<Warning> warnings) {
    for (String kind : new String[] {"podAffinity", "podAntiAffinity"}) {
      Field terms = affinity.get(kind);
      Field required = terms.get("requiredDuringSchedulingIgnoredDuringExecution");
      for (Field term : required.items()) {
        nullSelector(term.get("labelSelector"), warnings);
      }
      Field preferred = terms.get("preferredDuringSchedulingIgnoredDuringExecution");
      for (Field term : preferred.items()) {
        nullSelector(term.at("podAffinityTerm", "labelSelector"), warnings);
      }
    }
  }

  private static void addresses(Field spec, List<Warning> warnings) {
    for (Field server : spec.at("dnsConfig", "nameservers").items()) {
      address(server, warnings);
    }
    for (Field alias : spec.get("hostAliases").items()) {
      address(alias.get("ip"), warnings);
    }
  }

  private static void address(Field ip, List<Warning> warnings) {
    String text = IpSyntax.ipWarning(ip.stringOrEmpty());
    if (text != null) {
      add(ip, text, warnings);
    }
  }
}
