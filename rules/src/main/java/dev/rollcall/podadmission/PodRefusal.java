package dev.rollcall.podadmission;

import dev.rollcall.source.FieldLocation;
import java.util.List;

/**
 * Why the API server refuses to create a pod of a DaemonSet.
 *
 * @param by the admission plugin that refuses it, by its name in Kubernetes
 * @param message what the plugin says
 * @param place the field of the pod template that it is about, or the pod where it is about none
 * @param demand the field that asks for something else, such as a hard limit of a ResourceQuota;
 *     the place itself where there is none
 */
public record PodRefusal(String by, String message, FieldLocation place, FieldLocation demand) {

  static final String LIMIT_RANGER = "LimitRanger";
  static final String POD_NODE_SELECTOR = "PodNodeSelector";
  static final String POD_SECURITY = "PodSecurity";
  static final String PRIORITY = "Priority";
  static final String RESOURCE_QUOTA = "ResourceQuota";
  static final String RUNTIME_CLASS = "RuntimeClass";
  static final String SERVICE_ACCOUNT = "ServiceAccount";

  /** Returns the refusal of a pod that is not valid, which no template is asked for. */
  public static PodRefusal byValidation(String message, FieldLocation place) {
    return new PodRefusal("Validation", message, place, place);
  }

  /** Returns the refusal of a ValidatingAdmissionPolicy. */
  public static PodRefusal byPolicy(String message, FieldLocation place, FieldLocation policy) {
    return new PodRefusal("ValidatingAdmissionPolicy", message, place, policy);
  }

  /** Joins what is to be told of several refusals, each as {@code PLUGIN: message}. */
  public static String text(List<PodRefusal> refusals) {
    StringBuilder text = new StringBuilder();
    for (PodRefusal refusal : refusals) {
      text.append(text.isEmpty() ? "" : "; ").append(refusal.by()).append(": ");
      text.append(refusal.message());
    }
    return text.toString();
  }
}
