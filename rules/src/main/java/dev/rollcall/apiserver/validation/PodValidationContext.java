package dev.rollcall.apiserver.validation;

import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the checks of the parts of a pod need to know of the rest of it, defaults filled in.
 *
 * @param spec the pod's spec, without what the version drops
 * @param podMeta the metadata of a Pod, null for the template of one
 * @param gates what the version of Kubernetes does
 * @param volumes the sound volumes by name; containers may mount no others
 * @param claims the names of the resource claims
 */
record PodValidationContext(
    FieldCursor spec,
    @Nullable FieldCursor podMeta,
    FeatureGates gates,
    Map<String, FieldCursor> volumes,
    Set<String> claims) {

  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final long DEFAULT_GRACE_PERIOD = 30;

  /** Returns whether it is the image of a static pod, which the kubelet makes of a file. */
  boolean isMirror() {
    return podMeta != null && podMeta.get("annotations").entry(MIRROR).node() != null;
  }

  boolean hostNetwork() {
    return spec.get("hostNetwork").isTrue();
  }

  /** Returns whether the pod shares the host's users, as it does unless told otherwise. */
  boolean hostUsers() {
    return !Boolean.FALSE.equals(spec.get("hostUsers").bool());
  }

  /** Returns the name of the operating system, null if the spec has no {@code os}. */
  @Nullable String os() {
    FieldCursor os = spec.get("os");
    return os.isPresent() ? os.get("name").stringOrEmpty() : null;
  }

  long gracePeriod() {
    Long seconds = spec.get("terminationGracePeriodSeconds").integer();
    return seconds == null ? DEFAULT_GRACE_PERIOD : seconds;
  }

  /** Returns all containers in the order of {@code VisitContainersWithPath}. */
  List<FieldCursor> allContainers() {
    List<FieldCursor> all = new ArrayList<>(spec.get("initContainers").items());
    all.addAll(spec.get("containers").items());
    all.addAll(spec.get("ephemeralContainers").items());
    return all;
  }
}
