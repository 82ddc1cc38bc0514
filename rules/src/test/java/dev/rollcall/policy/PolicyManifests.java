package dev.rollcall.policy;

/** Policies about DaemonSets, and a DaemonSet that they are asked about. */
public final class PolicyManifests {

  /** A DaemonSet called agent, in no namespace. */
  public static final String DAEMON_SET =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers: [{name: a, image: "registry.example.com/a:1"}]
      """;

  private PolicyManifests() {}

  /**
   * Returns a policy for the creation of DaemonSets.
   *
   * @param validations the items of the list of validations, each a line or more
   */
  public static String policy(String name, String validations) {
    return """
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicy
    metadata: {name: %s}
    spec:
      matchConstraints:
        resourceRules:
        - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [daemonsets]}
      validations:
    %s---
    """
        .formatted(name, validations.indent(2));
  }
}
