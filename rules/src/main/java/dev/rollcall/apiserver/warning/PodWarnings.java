package dev.rollcall.apiserver.warning;

import dev.rollcall.apiserver.decoding.QuantityFormatter;
import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.IpValidation;
import dev.rollcall.apiserver.field.NameValidation;
import dev.rollcall.apiserver.validation.PodTemplateValidation;
import dev.rollcall.apiserver.validation.ResourceValidation;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server warns of in pod templates that it takes, in its own words; mirrors {@code
 * warningsForPodSpecAndMeta} of Kubernetes' {@code pkg/api/pod/warnings.go}.
 */
public final class PodWarnings {

  private static final int MAX_LABEL = 63;
  private static final String NULL_SELECTOR = "a null labelSelector results in matching no pod";
  private static final String BAD_LABEL_VALUE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', regex used for validation is"
          + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
  private static final String APP_ARMOR_DEPRECATED =
      "deprecated since v1.30; use the \"appArmorProfile\" field instead";
  private static final String[] DEPRECATED_ANNOTATIONS = {
    "scheduler.alpha.kubernetes.io/critical-pod",
    "non-functional in v1.16+; use the \"priorityClassName\" field instead",
    "security.alpha.kubernetes.io/sysctls",
    "non-functional in v1.11+; use the \"sysctls\" field instead",
    "security.alpha.kubernetes.io/unsafe-sysctls",
    "non-functional in v1.11+; use the \"sysctls\" field instead"
  };

  private final FeatureGates gates;

  public PodWarnings(KubernetesVersion version) {
    this.gates = new FeatureGates(version);
  }

  /** Adds the warnings for a pod template, in the server's order. */
  public void add(FieldCursor template, List<ApiServerWarning> warnings) {
    FieldCursor spec = template.get("spec");
    FieldCursor annotations = template.path("metadata", "annotations");
    nodeLabels(spec, warnings);
    spreading(spec.get("topologySpreadConstraints"), warnings);
    deprecatedAnnotations(annotations, warnings);
    VolumeWarnings.add(spec.get("volumes"), gates, warnings);
    duplicates(spec.get("hostAliases"), "ip", "duplicate ip", warnings);
    FieldCursor pullSecrets = spec.get("imagePullSecrets");
    duplicates(pullSecrets, "name", "duplicate name", warnings);
    for (FieldCursor secret : pullSecrets.items()) {
      if (secret.get("name").stringOrEmpty().isEmpty()) {
        add(secret.get("name"), "invalid empty name \"\"", warnings);
      }
    }
    fractional(spec.get("overhead"), "memory", warnings);
    fractional(spec.get("overhead"), "ephemeral-storage", warnings);
    seccompAnnotation(
        annotations, PodTemplateValidation.SECCOMP_POD, spec.get("securityContext"), warnings);
    List<FieldCursor> containers = PodTemplateValidation.containers(spec);
    for (FieldCursor container : containers) {
      container(container, spec, annotations, warnings);
    }
    boolean portsMoved = !gates.since(28) && spec.get("hostNetwork").isTrue();
    PortWarnings.add(containers, portsMoved, gates, warnings);
    Long grace = spec.get("terminationGracePeriodSeconds").integer();
    if (grace != null && grace < 0) {
      add(
          spec.get("terminationGracePeriodSeconds"),
          "must be >= 0; negative values are invalid and will be treated as 1",
          warnings);
    }
    podAffinity(spec.get("affinity"), warnings);
    if (gates.since(33)) {
      addresses(spec, warnings);
    }
  }

  /** Adds the warnings that a server gives for a Pod before it validates it. */
  public void addWhilePreparing(FieldCursor pod, List<ApiServerWarning> warnings) {
    if (gates.since(30)) {
      podAppArmor(pod, warnings);
    }
  }

  /** Adds the warnings for a Pod that is taken, in the server's order. */
  public void addForPod(FieldCursor pod, List<ApiServerWarning> warnings) {
    hostname(pod.path("metadata", "name"), warnings);
    add(pod, warnings);
  }

  /** Mirrors what {@code IsDNS1123Label} says of the name of a Pod, which may be longer. */
  private static void hostname(FieldCursor name, List<ApiServerWarning> warnings) {
    String value = name.stringOrEmpty();
    List<String> wrong = new ArrayList<>();
    if (value.length() > MAX_LABEL) {
      wrong.add("must be no more than 63 characters");
    }
    if (value.indexOf('.') >= 0) {
      wrong.add("must not contain dots");
    }
    if (!wrong.isEmpty()) {
      add(
          name,
          "this is used in the Pod's hostname, which can result in surprising behavior; a DNS label"
              + " is recommended: ["
              + String.join(" ", wrong)
              + "]",
          warnings);
    }
  }

  /** Mirrors {@code applyAppArmorVersionSkew}, which copies the annotation where it can. */
  private static void podAppArmor(FieldCursor pod, List<ApiServerWarning> warnings) {
    FieldCursor spec = pod.get("spec");
    if (spec.path("os", "name").stringOrEmpty().equals("windows")) {
      return;
    }
    FieldCursor annotations = pod.path("metadata", "annotations");
    FieldCursor ofPod = spec.path("securityContext", "appArmorProfile");
    for (FieldCursor container : PodTemplateValidation.containers(spec)) {
      String key = PodTemplateValidation.APP_ARMOR + container.get("name").stringOrEmpty();
      FieldCursor annotation = annotations.entry(key);
      if (annotation.node() != null
          && !container.path("securityContext", "appArmorProfile").isPresent()
          && !isSoundProfile(ofPod, annotation.stringOrEmpty())) {
        add(annotation, APP_ARMOR_DEPRECATED, warnings);
      }
    }
  }

  static void add(FieldCursor field, String text, List<ApiServerWarning> warnings) {
    warnings.add(new ApiServerWarning(field.place(), field.place().path(), text));
  }

  private void nodeLabels(FieldCursor spec, List<ApiServerWarning> warnings) {
    for (FieldCursor label : spec.get("nodeSelector").entries()) {
      String text = deprecatedNodeLabel(label.name());
      if (text != null) {
        add(label, text, warnings);
      }
    }
    FieldCursor affinity = spec.path("affinity", "nodeAffinity");
    FieldCursor required = affinity.get("requiredDuringSchedulingIgnoredDuringExecution");
    for (FieldCursor term : required.get("nodeSelectorTerms").items()) {
      nodeSelectorTerm(term, false, warnings);
    }
    FieldCursor preferred = affinity.get("preferredDuringSchedulingIgnoredDuringExecution");
    for (FieldCursor term : preferred.items()) {
      nodeSelectorTerm(term.get("preference"), gates.since(33), warnings);
    }
  }

  /** Mirrors {@code GetWarningsForNodeSelectorTerm}. */
  private void nodeSelectorTerm(
      FieldCursor term, boolean checkValues, List<ApiServerWarning> warnings) {
    for (FieldCursor expression : term.get("matchExpressions").items()) {
      deprecatedKey(expression.get("key"), warnings);
      if (!checkValues) {
        continue;
      }
      for (FieldCursor value : expression.get("values").items()) {
        String label = value.stringOrEmpty();
        if (NameValidation.utf8Length(label) > 63) {
          add(
              value,
              label
                  + " is invalid, must be no more than 63 "
                  + (gates.since(35) ? "bytes" : "characters"),
              warnings);
        }
        if (!NameValidation.isLabelShaped(label)) {
          add(value, label + " is invalid, " + BAD_LABEL_VALUE, warnings);
        }
      }
    }
  }

  private void deprecatedKey(FieldCursor key, List<ApiServerWarning> warnings) {
    String text = deprecatedNodeLabel(key.stringOrEmpty());
    if (text != null) {
      add(key, key.string() + " is " + text, warnings);
    }
  }

  /** Mirrors {@code GetNodeLabelDeprecatedMessage}. */
  private @Nullable String deprecatedNodeLabel(String key) {
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
      default -> gates.since(31) ? deprecatedSince31(key) : null;
    };
  }

  private static @Nullable String deprecatedSince31(String key) {
    return switch (key) {
      case "app.kubernetes.io/created-by" -> "deprecated since v1.9";
      case "scheduler.alpha.kubernetes.io/preferAvoidPods" ->
          "deprecated since v1.22; use Taints and Tolerations instead";
      case "node-role.kubernetes.io/master" ->
          "use \"node-role.kubernetes.io/control-plane\" instead";
      default -> null;
    };
  }

  private void spreading(FieldCursor constraints, List<ApiServerWarning> warnings) {
    for (FieldCursor constraint : constraints.items()) {
      deprecatedKey(constraint.get("topologyKey"), warnings);
      nullSelector(constraint.get("labelSelector"), warnings);
    }
  }

  private static void nullSelector(FieldCursor selector, List<ApiServerWarning> warnings) {
    if (!selector.isPresent()) {
      add(selector, NULL_SELECTOR, warnings);
    }
  }

  private static void deprecatedAnnotations(
      FieldCursor annotations, List<ApiServerWarning> warnings) {
    for (int i = 0; i < DEPRECATED_ANNOTATIONS.length; i += 2) {
      annotation(annotations, DEPRECATED_ANNOTATIONS[i], DEPRECATED_ANNOTATIONS[i + 1], warnings);
    }
  }

  private static void annotation(
      FieldCursor annotations, String key, String text, List<ApiServerWarning> warnings) {
    FieldCursor annotation = annotations.entry(key);
    if (annotation.node() != null) {
      add(annotation, text, warnings);
    }
  }

  private static void seccompAnnotation(
      FieldCursor annotations,
      String key,
      FieldCursor securityContext,
      List<ApiServerWarning> warnings) {
    if (!securityContext.get("seccompProfile").isPresent()) {
      String text = "non-functional in v1.27+; use the \"seccompProfile\" field instead";
      annotation(annotations, key, text, warnings);
    }
  }

  private static void duplicates(
      FieldCursor list, String key, String text, List<ApiServerWarning> warnings) {
    Set<String> seen = new HashSet<>();
    for (FieldCursor item : list.items()) {
      String value = item.get(key).stringOrEmpty();
      if (!seen.add(value)) {
        add(item.get(key), text + " \"" + value + "\"", warnings);
      }
    }
  }

  private void container(
      FieldCursor container,
      FieldCursor spec,
      FieldCursor annotations,
      List<ApiServerWarning> warnings) {
    String name = container.get("name").stringOrEmpty();
    FieldCursor securityContext = container.get("securityContext");
    String seccomp = PodTemplateValidation.SECCOMP_CONTAINER + name;
    seccompAnnotation(annotations, seccomp, securityContext, warnings);
    boolean template = annotations.place().path().startsWith("spec.");
    if (gates.since(30) && template && !securityContext.get("appArmorProfile").isPresent()) {
      templateAppArmor(annotations.entry(PodTemplateValidation.APP_ARMOR + name), spec, warnings);
    }
    FieldCursor resources = container.get("resources");
    fractional(resources.get("limits"), "memory", warnings);
    fractional(resources.get("requests"), "memory", warnings);
    fractional(resources.get("limits"), "ephemeral-storage", warnings);
    fractional(resources.get("requests"), "ephemeral-storage", warnings);
    environment(container.get("env"), warnings);
  }

  private static boolean isSoundProfile(FieldCursor profile, String annotation) {
    return isProfile(profile, annotation) && PodTemplateValidation.isAppArmorProfile(annotation);
  }

  /** Before 1.34 any profile of the pod would do. */
  private void templateAppArmor(
      FieldCursor annotation, FieldCursor spec, List<ApiServerWarning> warnings) {
    FieldCursor ofPod = spec.path("securityContext", "appArmorProfile");
    boolean covered =
        gates.since(34) ? isProfile(ofPod, annotation.stringOrEmpty()) : ofPod.isPresent();
    if (annotation.node() != null && !covered) {
      add(annotation, APP_ARMOR_DEPRECATED, warnings);
    }
  }

  /** Mirrors the comparison with {@code ApparmorFieldForAnnotation}. */
  private static boolean isProfile(FieldCursor profile, String annotation) {
    String type = profile.get("type").stringOrEmpty();
    String path = profile.get("localhostProfile").string();
    return switch (annotation) {
      case "unconfined" -> type.equals("Unconfined") && path == null;
      case "runtime/default" -> type.equals("RuntimeDefault") && path == null;
      default -> type.equals("Localhost") && annotation.equals("localhost/" + path);
    };
  }

  /** Bytes cannot be divided. */
  static void fractional(FieldCursor resources, String name, List<ApiServerWarning> warnings) {
    FieldCursor resource = resources.entry(name);
    String text = resource.text();
    if (text != null && !ResourceValidation.isWhole(resource)) {
      String shown = QuantityFormatter.canonical(text, 3);
      add(
          resource,
          "fractional byte value \"" + shown + "\" is invalid, must be an integer",
          warnings);
    }
  }

  private void environment(FieldCursor env, List<ApiServerWarning> warnings) {
    Set<String> seen = new HashSet<>();
    for (FieldCursor variable : env.items()) {
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
            "hides previous definition of \""
                + name
                + "\""
                + (gates.since(30) ? ", which may be dropped when using apply" : ""),
            warnings);
      }
    }
  }

  /** Mirrors {@code warningsForPodAffinityTerms} and the same for weighted terms. */
  private static void podAffinity(FieldCursor affinity, List<ApiServerWarning> warnings) {
    for (String kind : new String[] {"podAffinity", "podAntiAffinity"}) {
      FieldCursor terms = affinity.get(kind);
      FieldCursor required = terms.get("requiredDuringSchedulingIgnoredDuringExecution");
      for (FieldCursor term : required.items()) {
        nullSelector(term.get("labelSelector"), warnings);
      }
      FieldCursor preferred = terms.get("preferredDuringSchedulingIgnoredDuringExecution");
      for (FieldCursor term : preferred.items()) {
        nullSelector(term.path("podAffinityTerm", "labelSelector"), warnings);
      }
    }
  }

  private void addresses(FieldCursor spec, List<ApiServerWarning> warnings) {
    for (FieldCursor server : spec.path("dnsConfig", "nameservers").items()) {
      address(server, warnings);
    }
    for (FieldCursor alias : spec.get("hostAliases").items()) {
      address(alias.get("ip"), warnings);
    }
  }

  private void address(FieldCursor ip, List<ApiServerWarning> warnings) {
    String text = IpValidation.ipWarning(ip.stringOrEmpty());
    if (text != null) {
      add(ip, text, warnings);
    }
  }
}
