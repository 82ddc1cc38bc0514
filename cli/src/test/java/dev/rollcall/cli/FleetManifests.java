package dev.rollcall.cli;

/** Writes fleets of nodes of several pools, with DaemonSets that select some of them. */
final class FleetManifests {

  private static final String[] POOLS = {"general", "gpu", "spot", "arm", "edge"};
  private static final String[] NAMES = {"metrics", "logs", "network", "storage"};

  private FleetManifests() {}

  static String yaml(int nodes, int daemonSets, String version) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < nodes; i++) {
      out.append(node(i));
    }
    for (int i = 0; i < daemonSets; i++) {
      out.append(daemonSet(i, version));
    }
    return out.toString();
  }

  private static String node(int number) {
    String pool = POOLS[number % 7 == 0 ? 0 : number % 5];
    String taints = "";
    if (number < 3) {
      taints = "{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}";
    } else if (pool.equals("gpu")) {
      taints = "{key: nvidia.com/gpu, value: present, effect: NoSchedule}";
    }
    return """
    ---
    apiVersion: v1
    kind: Node
    metadata:
      name: worker-%04d
      labels:
        kubernetes.io/os: linux
        kubernetes.io/arch: %s
        topology.kubernetes.io/zone: eu-1%s
        pool: %s
    spec:
      taints: [%s]
    status:
      allocatable: {cpu: "%s", memory: 16Gi, pods: "110"}
    """
        .formatted(
            number,
            pool.equals("arm") ? "arm64" : "amd64",
            "abc".charAt(number % 3),
            pool,
            taints,
            pool.equals("edge") ? 2 : 8);
  }

  private static String daemonSet(int number, String version) {
    String selector =
        switch (number % 4) {
          case 1 -> "pool: general";
          case 2 -> "pool: gpu";
          case 3 -> "kubernetes.io/arch: amd64";
          default -> "";
        };
    return """
    ---
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: agent-%02d-%s, namespace: %s}
    spec:
      selector: {matchLabels: {app: a%d}}
      updateStrategy: {rollingUpdate: {maxUnavailable: 10%%}}
      template:
        metadata: {labels: {app: a%d}}
        spec:
          nodeSelector: {%s}
          tolerations: [%s]
          containers:
          - {name: main, image: "example/agent:%s", resources: {requests: {cpu: 100m}}}
    """
        .formatted(
            number,
            NAMES[number % 4],
            number % 2 == 0 && number != 2 ? "monitoring" : "kube-system",
            number,
            number,
            selector,
            number % 3 == 0 ? "{operator: Exists}" : "",
            version);
  }
}
