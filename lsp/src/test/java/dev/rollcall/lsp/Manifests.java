package dev.rollcall.lsp;

/** Small manifests that tests share. */
final class Manifests {

  static final String NODES =
      """
      apiVersion: v1
      kind: Node
      metadata: {name: w-1, labels: {kubernetes.io/os: linux, kubernetes.io/hostname: w-1, disk: ssd}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: w-2, labels: {kubernetes.io/os: linux, kubernetes.io/hostname: w-2, disk: hdd}}
      ---
      apiVersion: v1
      kind: Node
      metadata: {name: cp-1, labels: {kubernetes.io/os: linux, kubernetes.io/hostname: cp-1}}
      spec:
        taints:
        - {key: node-role.kubernetes.io/control-plane, effect: NoSchedule}
      """;

  static final String AGENT =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: agent
        namespace: ops
      spec:
        selector:
          matchLabels: {app: agent}
        updateStrategy:
          rollingUpdate:
            maxUnavailable: 1
        template:
          metadata:
            labels: {app: agent}
          spec:
            nodeSelector:
              disk: ssd
            containers:
            - name: agent
              image: registry.example/agent:1.0
              resources: {requests: {cpu: 10m, memory: 10Mi}, limits: {memory: 10Mi}}
      """;

  private Manifests() {}
}
