package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** Files of KubeOne and k0sctl, which list the machines of a cluster one by one. */
final class HostListFormat implements GroupFormat {

  private static final String MASTER_TAINT = "node-role.kubernetes.io/master:NoSchedule";

  @Override
  public boolean reads(String group, String kind) {
    return (group.equals("kubeone.k8c.io") && kind.equals("KubeOneCluster"))
        || (group.equals("k0sctl.k0sproject.io") && kind.equalsIgnoreCase("Cluster"));
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    return document.kind().equals("KubeOneCluster") ? kubeOne(document) : k0sctl(document);
  }

  private static List<DeclaredGroup> kubeOne(GenericObject document) {
    List<DeclaredGroup> groups = new ArrayList<>();
    FieldCursor content = document.content();
    int number = 0;
    for (FieldCursor host : content.path("controlPlane", "hosts").items()) {
      GroupBuilder group = machine(document, host, "KubeOne/", "control-plane-" + ++number);
      KubeletLabels.controlPlane(group);
      if (host.get("taints").isPresent()) {
        group.taints(host.get("taints"), Phase.LASTING);
      } else {
        group.platformTaint(KubeletLabels.CONTROL_PLANE + ":NoSchedule", Phase.LASTING);
      }
      groups.add(group.labels(host.get("labels")).build());
    }
    number = 0;
    for (FieldCursor host : content.path("staticWorkers", "hosts").items()) {
      GroupBuilder group = machine(document, host, "KubeOne/", "worker-" + ++number);
      groups.add(
          group.taints(host.get("taints"), Phase.LASTING).labels(host.get("labels")).build());
    }
    for (FieldCursor pool : content.get("dynamicWorkers").items()) {
      Long replicas = pool.get("replicas").integer();
      GroupBuilder group =
          new GroupBuilder("KubeOne/" + pool.get("name").stringOrEmpty(), pool.place())
              .cluster(cluster(document), false)
              .count(replicas == null ? NodeCount.ANY : NodeCount.exactly(replicas))
              .labels(pool.path("providerSpec", "labels"))
              .taints(pool.path("providerSpec", "taints"), Phase.LASTING);
      groups.add(group.build());
    }
    return groups;
  }

  private static List<DeclaredGroup> k0sctl(GenericObject document) {
    List<DeclaredGroup> groups = new ArrayList<>();
    int number = 0;
    for (FieldCursor host : document.content().path("spec", "hosts").items()) {
      String role = host.get("role").stringOrEmpty();
      number++;
      if (role.equals("controller")) {
        continue; // runs no kubelet
      }
      GroupBuilder group = machine(document, host, "k0sctl/", role + "-" + number);
      if (role.equals("controller+worker") || role.equals("single")) {
        group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "true");
        if (role.equals("controller+worker") && !host.get("noTaints").isTrue()) {
          group.platformTaint(MASTER_TAINT, Phase.LASTING);
        }
      }
      for (FieldCursor flag : host.get("installFlags").items()) {
        flag(group, flag);
      }
      groups.add(group.newNodesOnly().build());
    }
    return groups;
  }

  /** A flag and its value stand in one text, with an equals sign or a space between. */
  private static void flag(GroupBuilder group, FieldCursor flag) {
    String[] parts = flag.stringOrEmpty().split("[= ]", 2);
    String value = parts.length == 2 ? unquoted(parts[1].strip()) : "";
    switch (parts[0]) {
      case "--labels" -> KubeletLabels.addPairs(group, value, flag);
      case "--taints" -> KubeletLabels.addTaints(group, value, flag);
      case "--kubelet-extra-args" -> {
        for (String argument : value.split("\\s+")) {
          if (argument.startsWith("--node-labels=")) {
            KubeletLabels.addPairs(group, argument.substring("--node-labels=".length()), flag);
          } else if (argument.startsWith("--register-with-taints=")) {
            String taints = argument.substring("--register-with-taints=".length());
            KubeletLabels.addTaints(group, taints, flag);
          }
        }
      }
      default -> {}
    }
  }

  private static String unquoted(String text) {
    return text.replaceAll("^[\"']|[\"']$", "");
  }

  /** Each file is a cluster, also one that is given no name. */
  private static String cluster(GenericObject document) {
    String name = document.name();
    return name.isEmpty() ? document.origin().file().name() : name;
  }

  private static GroupBuilder machine(
      GenericObject document, FieldCursor host, String prefix, String called) {
    String hostname = host.get("hostname").stringOrEmpty();
    GroupBuilder group =
        new GroupBuilder(prefix + (hostname.isEmpty() ? called : hostname), host.place())
            .cluster(cluster(document), false)
            .count(NodeCount.exactly(1));
    return hostname.isEmpty() ? group : group.node(hostname);
  }
}
