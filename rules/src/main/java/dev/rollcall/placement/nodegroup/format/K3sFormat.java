package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.AbsentLabels;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.placement.nodegroup.NodeCount;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Configuration of k3s and RKE2: {@code config.yaml}, and after it in alphabetical order the files
 * of {@code config.yaml.d}; a later file replaces a list, a key that ends in {@code +} adds to it.
 */
final class K3sFormat implements GroupFormat {

  /** Beginnings of labels that controllers and add-ons of such clusters put on nodes. */
  private static final String[] SET_BY_OTHERS = {
    "kubernetes.io/",
    "beta.kubernetes.io/",
    "node.kubernetes.io/",
    "topology.kubernetes.io/",
    "failure-domain.beta.kubernetes.io/",
    "k3s.io/",
    "p2p.k3s.cattle.io/",
    "node-role.kubernetes.io/",
    "feature.node.kubernetes.io/",
    "plan.upgrade.cattle.io/",
    "rke2.io/",
    "svccontroller.k3s.cattle.io/"
  };

  private static final Pattern PART = Pattern.compile("(.*)config\\.yaml\\.d/[^/]*\\.ya?ml");

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("k3s.io") && kind.equals("Config");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    String file = fileOf(document);
    if (PART.matcher(file).matches()) {
      boolean hasMain =
          all.ofKind("Config").stream().anyMatch(one -> fileOf(one).equals(mainOf(file)));
      if (hasMain || !isFirstPart(document, all)) {
        return List.of();
      }
    }
    List<GenericObject> parts = new ArrayList<>();
    parts.add(document);
    all.ofKind("Config").stream()
        .filter(one -> one != document && mainOf(fileOf(one)).equals(mainOf(file)))
        .sorted(Comparator.comparing(K3sFormat::fileOf))
        .forEach(parts::add);
    return List.of(group(document, parts));
  }

  private static boolean isFirstPart(GenericObject document, GroupDocuments all) {
    return all.ofKind("Config").stream()
        .filter(one -> mainOf(fileOf(one)).equals(mainOf(fileOf(document))))
        .min(Comparator.comparing(K3sFormat::fileOf))
        .filter(one -> one == document)
        .isPresent();
  }

  private static String fileOf(GenericObject document) {
    return document.origin().file().name();
  }

  private static String mainOf(String file) {
    Matcher part = PART.matcher(file);
    return part.matches() ? part.group(1) + "config.yaml" : file;
  }

  private static DeclaredGroup group(GenericObject document, List<GenericObject> parts) {
    GroupBuilder group =
        new GroupBuilder("k3s/" + fileOf(document), document.place())
            .count(NodeCount.ANY)
            .newNodesOnly()
            .label("node.kubernetes.io/instance-type", FactOrigin.PLATFORM)
            .absent(AbsentLabels.allBut(SET_BY_OTHERS));
    if (isServer(parts)) {
      group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "true");
    }
    kubelet(group, parts);
    for (FieldCursor label : merged(parts, "node-label")) {
      String text = label.source();
      if (text != null) {
        KubeletLabels.addPairs(group, text, label);
      }
    }
    for (FieldCursor taint : merged(parts, "node-taint")) {
      String text = taint.source();
      if (text != null) {
        group.taint(text, taint.place(), Phase.LASTING, FactOrigin.STATED);
      }
    }
    return group.build();
  }

  private static void kubelet(GroupBuilder group, List<GenericObject> parts) {
    for (FieldCursor name : merged(parts, "node-name")) {
      if (!name.stringOrEmpty().isEmpty()) {
        group.node(name.stringOrEmpty());
      }
    }
    for (FieldCursor argument : merged(parts, "kubelet-arg")) {
      String text = argument.stringOrEmpty();
      if (text.matches("max-pods=\\d{1,9}")) {
        group.maxPods(Long.valueOf(text.substring(text.indexOf('=') + 1)));
      }
    }
  }

  /** An agent names its server; a server that joins another one serves as well. */
  private static boolean isServer(List<GenericObject> parts) {
    boolean server = true;
    for (GenericObject part : parts) {
      boolean joins = part.content().get("server").isPresent();
      boolean serves =
          part.content().get("cluster-init").isPresent()
              || part.content().get("write-kubeconfig-mode").isPresent()
              || part.content().get("tls-san").isPresent();
      server &= !joins || serves;
    }
    return server;
  }

  private static List<FieldCursor> merged(List<GenericObject> parts, String key) {
    List<FieldCursor> merged = new ArrayList<>();
    for (GenericObject part : parts) {
      FieldCursor list = part.content().get(key);
      if (list.isPresent()) {
        merged.clear();
        merged.addAll(itemsOf(list));
      }
      merged.addAll(itemsOf(part.content().get(key + "+")));
    }
    return merged;
  }

  /** A flag may be given once, without a list. */
  private static List<FieldCursor> itemsOf(FieldCursor field) {
    return field.source() != null ? List.of(field) : field.items();
  }
}
