package dev.rollcall.report.lint;

import dev.rollcall.model.Node;
import dev.rollcall.placement.Cluster;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which of the files say what nodes there are. */
final class NodeOrigins {

  private static final int NAMED_FILES = 3;

  private final int nodes;
  private final int groups;
  private final Set<String> nodeFiles = new LinkedHashSet<>();
  private final Set<String> groupFiles = new LinkedHashSet<>();

  NodeOrigins(Cluster cluster) {
    List<Node> given = cluster.reference() == null ? cluster.nodes() : List.of();
    this.nodes = given.size();
    for (Node node : given) {
      nodeFiles.add(node.origin().file().name());
    }
    List<DeclaredGroup> declared = cluster.groups().all();
    this.groups = declared.size();
    for (DeclaredGroup group : declared) {
      groupFiles.add(group.place().origin().file().name());
    }
  }

  /** Returns a line that names the files, empty if none of them says anything of nodes. */
  String text(int daemonSets) {
    StringBuilder out = new StringBuilder();
    append(out, nodes, "node", nodeFiles);
    append(out, groups, "node group", groupFiles);
    String checked = "checked " + Plural.count(daemonSets, "DaemonSet");
    return out.isEmpty() ? "" : checked + out;
  }

  private static void append(StringBuilder out, int count, String what, Set<String> files) {
    if (count == 0) {
      return;
    }
    List<String> names = new ArrayList<>(files);
    int left = Math.max(0, names.size() - NAMED_FILES);
    out.append(out.isEmpty() ? " on " : " and on ")
        .append(Plural.count(count, what))
        .append(" of ")
        .append(TextSanitizer.text(String.join(", ", names.subList(0, names.size() - left))));
    if (left > 0) {
      out.append(" and ").append(Plural.count(left, "more file"));
    }
  }

  /** Writes the field {@code nodes} into the object that is open. */
  void write(JsonWriter json) {
    json.name("nodes").object();
    json.field("nodes", nodes);
    json.field("nodeGroups", groups);
    json.name("files").array();
    Set<String> files = new LinkedHashSet<>(nodeFiles);
    files.addAll(groupFiles);
    files.forEach(json::value);
    json.end();
    json.end();
  }
}
