package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.FactOrigin;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/** Clusters of k3d, for development: servers and agents by their numbers. */
final class K3dFormat implements GroupFormat {

  private static final int MOST = 1_000;

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("k3d.io") && kind.equals("Simple");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    List<DeclaredGroup> groups = new ArrayList<>();
    add(groups, document, "server", count(document.content().get("servers"), 1));
    add(groups, document, "agent", count(document.content().get("agents"), 0));
    return groups;
  }

  private static long count(FieldCursor field, long usual) {
    Long stated = field.integer();
    return Math.min(stated == null ? usual : stated, MOST);
  }

  private static void add(
      List<DeclaredGroup> groups, GenericObject document, String role, long count) {
    for (int index = 0; index < count; index++) {
      groups.add(node(document, role, index));
    }
  }

  private static DeclaredGroup node(GenericObject document, String role, int index) {
    String named = document.name();
    String stated = named.isEmpty() ? document.text("name") : named; // until v1alpha3
    String cluster = stated.isEmpty() ? "k3s-default" : stated;
    GroupBuilder group =
        new GroupBuilder("k3d/" + role + "-" + index, document.place())
            .node("k3d-" + cluster + "-" + role + "-" + index)
            .cluster(document.origin().file().name(), true)
            .newNodesOnly()
            .label("kubernetes.io/os", FactOrigin.PLATFORM, "linux");
    if (role.equals("server")) {
      group.label(KubeletLabels.CONTROL_PLANE, FactOrigin.PLATFORM, "true");
    }
    FieldCursor options = document.content().path("options", "k3s");
    for (FieldCursor item : options.get("nodeLabels").items()) {
      if (chooses(item.get("nodeFilters"), role, index)) {
        KubeletLabels.addPairs(group, item.get("label").stringOrEmpty(), item);
      }
    }
    for (FieldCursor item : options.get("extraArgs").items()) {
      if (chooses(item.get("nodeFilters"), role, index)) {
        argument(group, item.get("arg").stringOrEmpty(), item);
      }
    }
    // Until v1alpha2 the arguments of each role were a list.
    String list = role.equals("server") ? "extraServerArgs" : "extraAgentArgs";
    for (FieldCursor item : options.get(list).items()) {
      argument(group, item.stringOrEmpty(), item);
    }
    return group.build();
  }

  private static void argument(GroupBuilder group, String text, FieldCursor at) {
    if (text.startsWith("--node-label=")) {
      KubeletLabels.addPairs(group, text.substring("--node-label=".length()), at);
    } else if (text.startsWith("--node-taint=")) {
      KubeletLabels.addTaints(group, text.substring("--node-taint=".length()), at);
    }
  }

  /**
   * Filters are {@code all}, {@code server:*}, {@code agent:0,2}, {@code agent:1-3} and the like,
   * or {@code agent[0]} until v1alpha2; none is all.
   */
  private static boolean chooses(FieldCursor filters, String role, int index) {
    if (filters.items().isEmpty()) {
      return true;
    }
    for (FieldCursor filter : filters.items()) {
      String[] parts = filter.stringOrEmpty().replace('[', ':').replace("]", "").split(":");
      boolean named =
          parts[0].equals(role) || parts[0].equals(role + "s") || parts[0].equals("all");
      if (named && (parts.length < 2 || isIn(parts[1], index))) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a number is in a list of numbers, in a range, or any is meant. */
  private static boolean isIn(String subset, int index) {
    if (subset.matches("\\d{0,9}-\\d{0,9}")) {
      int dash = subset.indexOf('-');
      String first = subset.substring(0, dash);
      String last = subset.substring(dash + 1);
      return (first.isEmpty() || Integer.parseInt(first) <= index)
          && (last.isEmpty() || index <= Integer.parseInt(last));
    }
    return subset.equals("*") || List.of(subset.split(",")).contains(Integer.toString(index));
  }
}
