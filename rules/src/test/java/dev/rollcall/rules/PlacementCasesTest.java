package dev.rollcall.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.engine.ruleset.LintSettings;
import dev.rollcall.rule.Profile;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is said about placement and updates, and what is not, case by case: the pod and the strategy
 * of a DaemonSet, the nodes, and all the rules that speak.
 */
final class PlacementCasesTest {

  private static final String CP = "node-role.kubernetes.io/control-plane";
  private static final String LINUX = "nodeSelector: {kubernetes.io/os: linux}";
  private static final String TERM =
      "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
          + " {nodeSelectorTerms: [%s]}}}";

  /**
   * One case.
   *
   * @param pod lines of the pod's specification, {@code spec:} before those of the DaemonSet's
   * @param nodes one a line: name, labels, taints, allocatable, state; "-" for none; or a cluster
   * @param said the rules, with the severity where it is not the rule's own
   */
  private record Case(String what, String pod, String nodes, String said) {}

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    all.addAll(selecting());
    all.addAll(tolerating());
    all.addAll(systems());
    all.addAll(fitting());
    all.addAll(updating());
    return all;
  }

  private static List<Case> selecting() {
    String two = "w-1 disk:ssd\nw-2 disk:hdd";
    return List.of(
        new Case("all is well", LINUX, two, ""),
        new Case("a value of no node", "nodeSelector: {disk: nvme}", two, "desired-zero"),
        new Case("a key of no node", "nodeSelector: {dsik: ssd}", two, "desired-zero"),
        new Case(
            "two labels of two nodes",
            "nodeSelector: {disk: ssd, zone: b}",
            "w-1 disk:ssd\nw-2 zone:b",
            "desired-zero"),
        new Case(
            "an unknown label on a reference cluster", "nodeSelector: {disk: x}", "kubeadm", ""),
        new Case(
            "Windows on a reference cluster",
            "nodeSelector: {kubernetes.io/os: windows}",
            "kubeadm",
            ""),
        new Case(
            "a role with a value, on a reference cluster",
            "nodeSelector: {" + CP + ": \"only\"}\ntolerations: [{operator: Exists}]",
            "kubeadm",
            "desired-zero=warning"),
        new Case(
            "a role as k3s and RKE2 set it, on a reference cluster",
            "nodeSelector: {" + CP + ": \"true\"}\ntolerations: [{operator: Exists}]",
            "kubeadm",
            ""),
        new Case(
            "a role without a toleration, on a reference cluster",
            "nodeSelector: {" + CP + ": \"\"}",
            "kubeadm",
            "desired-zero=warning"),
        new Case(
            "a role that no node of EKS has",
            "nodeSelector: {" + CP + ": \"\"}\ntolerations: [{operator: Exists}]",
            "eks",
            "desired-zero=warning"),
        new Case(
            "a contradiction",
            "nodeSelector: {disk: ssd}\n" + term("{key: disk, operator: NotIn, values: [ssd]}"),
            two,
            "unsatisfiable-affinity"),
        new Case(
            "absent and present",
            term("{key: disk, operator: Exists}, {key: disk, operator: DoesNotExist}"),
            two,
            "unsatisfiable-affinity"),
        new Case(
            "no number between",
            term(
                "{key: n, operator: Gt, values: [\"4\"]}, {key: n, operator: Lt, values: [\"5\"]}"),
            "kubeadm",
            "unsatisfiable-affinity"),
        new Case(
            "a number between",
            term(
                "{key: n, operator: Gt, values: [\"4\"]}, {key: n, operator: Lt, values: [\"6\"]}"),
            "kubeadm",
            ""),
        new Case(
            "one alternative of two is a contradiction",
            terms(
                "{key: disk, operator: Exists}, {key: disk, operator: DoesNotExist}",
                "{key: disk, operator: Exists}"),
            two,
            "unsatisfiable-affinity=warning"),
        new Case(
            "an alternative that selects nothing",
            terms("{key: disk, operator: In, values: [ssd]}", "{key: rack, operator: Exists}"),
            two,
            "node-label-key-unknown"),
        new Case("an exclusion to come", term("{key: rack, operator: DoesNotExist}"), two, ""),
        new Case(
            "an exclusion misspelt",
            term("{key: diks, operator: NotIn, values: [hdd]}"),
            two,
            "node-label-key-unknown"),
        new Case(
            "a dead value",
            terms("{key: disk, operator: In, values: [tape]}", "{key: disk, operator: Exists}"),
            two,
            "node-label-value-unknown"),
        new Case(
            "a value to come", term("{key: disk, operator: In, values: [ssd, tape]}"), two, ""),
        new Case(
            "Linux in upper case",
            "nodeSelector: {kubernetes.io/os: Linux}",
            "kubeadm",
            "node-label-value-unknown"),
        new Case(
            "x86_64",
            "nodeSelector: {kubernetes.io/arch: x86_64}",
            "kubeadm",
            "node-label-value-unknown"),
        new Case(
            "a key of Kubernetes misspelt",
            "nodeSelector: {kubernetes.io/hostnam: w-1}",
            "kubeadm",
            "node-label-key-unknown"),
        new Case(
            "a role of one's own",
            "nodeSelector: {node-role.kubernetes.io/worker: \"\"}",
            "kubeadm",
            ""),
        new Case("pinned", "nodeName: w-1", two, "pinned-node-name"),
        new Case("pinned to nowhere", "nodeName: w-7", two, "pinned-node-name=error"),
        new Case(
            "a number against text",
            terms("{key: mem, operator: Gt, values: [\"1\"]}", "{key: disk, operator: Exists}"),
            "w-1 disk:ssd,mem:64Gi",
            "affinity-compares-text"));
  }

  private static List<Case> tolerating() {
    String gpu = "w-1 -\nw-2 - dedicated=gpu:NoSchedule";
    String cp = "cp-1 " + CP + ": " + CP + ":NoSchedule\nw-1 -";
    return List.of(
        new Case("a tainted node", "", gpu, "untolerated-taint dead-taint os-selector-missing"),
        new Case(
            "all of them tainted",
            LINUX,
            "w-1 - a=b:NoSchedule\nw-2 - a=b:NoSchedule",
            "desired-zero dead-taint"),
        new Case("a soft taint", LINUX, "w-1 -\nw-2 - a=b:PreferNoSchedule", ""),
        new Case(
            "a cordoned node",
            LINUX,
            "w-1 -\nw-2 - node.kubernetes.io/unschedulable=:NoSchedule",
            ""),
        new Case(
            "a node that is not ready",
            LINUX,
            "w-1 -\nw-2 - node.kubernetes.io/not-ready=:NoSchedule",
            ""),
        new Case("the control plane", LINUX, cp, "control-plane-not-covered dead-taint"),
        new Case(
            "the old taint",
            LINUX + "\ntolerations: [{key: node-role.kubernetes.io/master, operator: Exists}]",
            cp,
            "legacy-master-toleration dead-taint"),
        new Case(
            "the old taint without control plane",
            LINUX + "\ntolerations: [{key: node-role.kubernetes.io/master, operator: Exists}]",
            "w-1 -",
            ""),
        new Case(
            "both taints",
            LINUX
                + "\ntolerations: [{key: node-role.kubernetes.io/master, operator: Exists}, {key: "
                + CP
                + ", operator: Exists}]",
            cp,
            ""),
        new Case(
            "a slip in the key",
            LINUX + "\ntolerations: [{key: dedicted, operator: Exists}]",
            gpu,
            "toleration-near-miss dead-taint"),
        new Case(
            "another effect",
            LINUX + "\ntolerations: [{key: dedicated, operator: Exists, effect: NoExecute}]",
            gpu,
            "toleration-near-miss dead-taint"),
        new Case(
            "a slip in the value",
            LINUX + "\ntolerations: [{key: dedicated, value: gpus}]",
            gpu,
            "toleration-near-miss dead-taint"),
        new Case(
            "another group",
            LINUX + "\ntolerations: [{key: dedicated, value: database}]",
            gpu,
            "untolerated-taint dead-taint useless-toleration"),
        new Case(
            "no value",
            LINUX + "\ntolerations: [{key: dedicated}]",
            gpu,
            "toleration-equal-empty dead-taint useless-toleration"),
        new Case(
            "a slip in a key of Kubernetes",
            LINUX
                + "\ntolerations: [{key: node-role.kubernetes.io/control-plan, operator: Exists}]",
            "kubeadm",
            "toleration-near-miss"),
        new Case(
            "the role of another distribution",
            LINUX
                + "\ntolerations: [{key: node-role.kubernetes.io/controlplane, operator: Exists}]",
            "kubeadm",
            ""),
        new Case(
            "a value that the taint has not",
            LINUX + "\ntolerations: [{key: " + CP + ", operator: Equal, value: \"true\"}]",
            "kubeadm",
            "toleration-near-miss"),
        new Case(
            "an effect that the taint has not",
            LINUX + "\ntolerations: [{key: " + CP + ", operator: Exists, effect: NoExecute}]",
            "kubeadm",
            "toleration-near-miss"),
        new Case(
            "a taint of one's own",
            LINUX + "\ntolerations: [{key: team, operator: Exists}]",
            "kubeadm",
            ""),
        new Case(
            "a GPU without its taint",
            "nodeSelector: {kubernetes.io/os: linux, nvidia.com/gpu.present: \"true\"}",
            "kubeadm",
            "gpu-toleration-missing"),
        new Case(
            "nodes without GPU",
            "nodeSelector: {kubernetes.io/os: linux, nvidia.com/gpu.present: \"false\"}",
            "kubeadm",
            ""),
        new Case(
            "a GPU with its taint",
            "nodeSelector: {kubernetes.io/os: linux, nvidia.com/gpu.present: \"true\"}\n"
                + "tolerations: [{key: nvidia.com/gpu, operator: Exists}]",
            "kubeadm",
            ""));
  }

  private static List<Case> systems() {
    String mixed = "w-1 -\nwin-1 kubernetes.io/os:windows";
    String root = "volumes: [{name: v, hostPath: {path: /var/log}}]";
    return List.of(
        new Case("both systems", "", mixed, "mixed-os-uncovered"),
        new Case("both systems, and a path of one", root, mixed, "mixed-os-uncovered=error"),
        new Case("both systems, one selected", LINUX, mixed, ""),
        new Case("both systems of a reference cluster", root, "mixed-os", "mixed-os-uncovered"),
        new Case(
            "spec.os against the selector",
            LINUX + "\nos: {name: windows}",
            "kubeadm",
            "os-field-selector-mismatch"),
        new Case(
            "Fargate tolerated",
            LINUX + "\ntolerations: [{operator: Exists}]",
            "eks-fargate",
            "virtual-node-selected=warning"),
        new Case("Fargate not tolerated", LINUX, "eks-fargate", ""),
        new Case(
            "two architectures",
            LINUX,
            "w-1 -\nw-2 kubernetes.io/arch:arm64",
            "mixed-arch-uncovered"),
        new Case(
            "a network plugin",
            LINUX + "\nvolumes: [{name: v, hostPath: {path: /etc/cni/net.d}}]",
            "kubeadm",
            "network-unavailable-deadlock"),
        new Case(
            "a network plugin that another one calls",
            LINUX + "\nvolumes: [{name: v, hostPath: {path: /opt/cni/bin}}]",
            "kubeadm",
            ""),
        new Case(
            "a network plugin without the control plane",
            LINUX
                + "\n"
                + "volumes: [{name: v, hostPath: {path: /opt/cni/bin}}]\n"
                + "tolerations: [{key: node.kubernetes.io/not-ready, operator: Exists}]",
            "kubeadm",
            "network-agent-left-out"),
        new Case(
            "a reader of the network configuration",
            LINUX + "\nvolumes: [{name: w, hostPath: {path: /opt/cni/bin}}]",
            "kubeadm",
            ""),
        new Case("pods apart by node", LINUX + anti("kubernetes.io/hostname"), "kubeadm", ""),
        new Case(
            "pods apart by zone",
            LINUX + anti("topology.kubernetes.io/zone"),
            "kubeadm",
            "pod-affinity-on-daemonset"),
        new Case(
            "spread",
            LINUX
                + "\n"
                + "topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable:"
                + " ScheduleAnyway, labelSelector: {matchLabels: {app: a}}}]",
            "kubeadm",
            "topology-spread-on-daemonset=info"));
  }

  private static List<Case> fitting() {
    String small = "w-1 - - cpu:4,memory:8Gi,pods:10\nw-2 - - cpu:1,memory:1Gi,pods:10";
    return List.of(
        new Case(
            "a node too small", LINUX + "\nrequests: {memory: 2Gi}", small, "pending-resources"),
        new Case("enough room", LINUX + "\nrequests: {memory: 512Mi}", small, "daemon-overhead"),
        new Case(
            "no device", LINUX + "\nrequests: {x.io/nic: 1}", small, "pending-extended-resource"),
        new Case("no slot", LINUX, "w-1 - - cpu:1,memory:1Gi,pods:0", "pending-pod-count"),
        new Case(
            "a surge without room",
            "spec: updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}\n"
                + LINUX
                + "\nrequests: {memory: 600Mi}",
            small,
            "surge-does-not-fit daemon-overhead"),
        new Case(
            "a surge with room",
            "spec: updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}\n"
                + LINUX
                + "\nrequests: {memory: 100Mi}",
            small,
            ""),
        new Case(
            "a surge of devices",
            "spec: updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}\n"
                + LINUX
                + "\nrequests: {x.io/nic: 1}",
            "kubeadm",
            "surge-exclusive-resource"),
        new Case(
            "a surge apart",
            "spec: updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}\n"
                + LINUX
                + anti("kubernetes.io/hostname"),
            "kubeadm",
            "surge-anti-affinity"));
  }

  private static List<Case> updating() {
    String down = "w-1 -\nw-2 -\nw-3 - - - NotReady";
    return List.of(
        new Case("a dead node uses up the budget", LINUX, down, "budget-eaten-by-not-ready-nodes"),
        new Case(
            "a budget for a dead node",
            "spec: updateStrategy: {rollingUpdate: {maxUnavailable: 2}}\n" + LINUX,
            down,
            ""),
        new Case(
            "all at once, by percent",
            "spec: updateStrategy: {rollingUpdate: {maxUnavailable: 100%}}\n" + LINUX,
            "kubeadm",
            "all-at-once"),
        new Case(
            "all at once, by number",
            "spec: updateStrategy: {rollingUpdate: {maxUnavailable: 2}}\n" + LINUX,
            "w-1 -\nw-2 -",
            "all-at-once"),
        new Case("one of one", LINUX, "w-1 -", ""),
        new Case(
            "rounded up to all",
            "spec: updateStrategy: {rollingUpdate: {maxUnavailable: 51%}}\n" + LINUX,
            "w-1 -\nw-2 -",
            "percent-becomes-all"),
        new Case(
            "half of two",
            "spec: updateStrategy: {rollingUpdate: {maxUnavailable: 50%}}\n" + LINUX,
            "w-1 -\nw-2 -",
            ""),
        new Case(
            "by hand", "spec: updateStrategy: {type: OnDelete}\n" + LINUX, "kubeadm", "on-delete"),
        new Case(
            "by hand, with a budget",
            "spec: updateStrategy: {type: OnDelete, rollingUpdate: {maxUnavailable: 1}}\n" + LINUX,
            "kubeadm",
            "on-delete-ignores-block"),
        new Case(
            "no history",
            "spec: revisionHistoryLimit: 0\n" + LINUX,
            "kubeadm",
            "history-limit-zero"));
  }

  @TestFactory
  Stream<DynamicTest> saysThisAndNothingElse() {
    return cases().stream().map(one -> dynamicTest(one.what(), () -> check(one)));
  }

  private static void check(Case one) {
    boolean given = one.nodes().contains(" ");
    LintSettings settings = LintRunner.settings().withProfile(Profile.STRICT);
    String manifest = manifest(one.pod()) + (given ? nodes(one.nodes()) : "");
    SourceFile file = new SourceFile("case.yaml", manifest);
    TreeSet<String> said = new TreeSet<>();
    LintRunner.run(file, given ? settings : settings.withCluster(one.nodes())).findings().stream()
        .filter(f -> f.category() != Category.NODE && isOurs(f.category(), f.rule()))
        .forEach(f -> said.add(f.rule() + "=" + f.severity().id()));
    TreeSet<String> expected = new TreeSet<>();
    Arrays.stream(one.said().split(" "))
        .filter(rule -> !rule.isEmpty())
        .forEach(rule -> expected.add(rule.contains("=") ? rule : rule + "=" + severityOf(rule)));
    if (!one.said().contains("os-selector-missing")) {
      said.remove("os-selector-missing=info");
    }
    assertEquals(expected, said, manifest);
  }

  private static boolean isOurs(Category category, String rule) {
    boolean practice = rule.equals("useless-toleration");
    boolean other = rule.equals("min-ready-unset") || rule.equals("no-readiness-gate");
    return (category == Category.PLACEMENT || category == Category.ROLLOUT || practice) && !other;
  }

  private static String severityOf(String rule) {
    return BuiltInRules.all().stream()
        .filter(one -> one.info().id().equals(rule))
        .findFirst()
        .orElseThrow()
        .info()
        .severity()
        .id();
  }

  private static String term(String expressions) {
    return TERM.formatted("{matchExpressions: [" + expressions + "]}");
  }

  private static String terms(String one, String other) {
    return TERM.formatted("{matchExpressions: [" + one + "]}, {matchExpressions: [" + other + "]}");
  }

  private static String anti(String topologyKey) {
    return "\naffinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
        + " [{topologyKey: "
        + topologyKey
        + ", labelSelector: {matchLabels: {app: a}}}]}}";
  }

  private static String manifest(String pod) {
    StringBuilder spec = new StringBuilder();
    StringBuilder template = new StringBuilder();
    String requests = "";
    for (String line : pod.lines().toList()) {
      if (line.startsWith("spec: ")) {
        spec.append("  ").append(line.substring("spec: ".length())).append('\n');
      } else if (line.startsWith("requests: ")) {
        requests = line.substring("requests: ".length());
      } else {
        template.append("      ").append(line).append('\n');
      }
    }
    boolean mounts = pod.contains("name: v,");
    String resources =
        requests.contains("x.io/") ? "{limits: " + requests + "}" : "{requests: " + requests + "}";
    return "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: a, namespace: b}\nspec:\n"
        + spec
        + "  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n"
        + "    spec:\n"
        + template
        + "      containers:\n      - name: a\n        image: registry.example/a:1\n"
        + (mounts ? "        volumeMounts: [{name: v, mountPath: /v}]\n" : "")
        + (requests.isEmpty() ? "" : "        resources: " + resources + "\n");
  }

  private static String nodes(String lines) {
    StringBuilder out = new StringBuilder();
    for (String line : lines.lines().toList()) {
      String[] part = (line + " - - - -").split(" +");
      boolean valued = part[1].endsWith(":");
      String labels = part[1].equals("-") ? "" : part[1].replace(":", ": ") + (valued ? "''" : "");
      String os = labels.contains("kubernetes.io/os") ? "" : "kubernetes.io/os: linux, ";
      String arch = labels.contains("kubernetes.io/arch") ? "" : "kubernetes.io/arch: amd64, ";
      out.append("---\napiVersion: v1\nkind: Node\nmetadata: {name: ").append(part[0]);
      out.append(", labels: {").append(os).append(arch).append(labels).append("}}\nspec:\n");
      out.append("  taints: [").append(taint(part[2])).append("]\nstatus:\n");
      if (!part[3].equals("-")) {
        String amounts = part[3].replace(":", ": ").replace(",", ", ");
        out.append("  allocatable: {").append(amounts).append("}\n");
      }
      String ready = part[4].equals("NotReady") ? "False" : "True";
      out.append("  conditions: [{type: Ready, status: \"").append(ready).append("\"}]\n");
    }
    return out.toString();
  }

  /** Reads {@code key=value:effect} or {@code key:effect}. */
  private static String taint(String text) {
    if (text.equals("-")) {
      return "";
    }
    int colon = text.lastIndexOf(':');
    String[] pair = (text.substring(0, colon) + "=").split("=", -1);
    String value = pair[1].isEmpty() ? "" : ", value: " + pair[1];
    return "{key: " + pair[0] + value + ", effect: " + text.substring(colon + 1) + "}";
  }
}
