package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.placement.nodegroup.DeclaredTaint.Phase;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;

/** Patches of kubeadm's configuration that are texts inside another file. */
final class KubeadmPatches {

  private final YamlParser parser = new YamlParser(YamlLimits.DEFAULT);

  /**
   * Adds what a patch says of a node, if it is for such nodes.
   *
   * @param first whether the node is initialized; all others join
   * @return whether it sets the node's taints
   */
  boolean apply(FieldCursor patch, boolean first, boolean controlPlane, GroupBuilder group) {
    String text = patch.stringOrEmpty();
    if (text.isBlank()) {
      return false;
    }
    String name = patch.place().origin().file().name();
    YamlFile parsed = parser.parse(new SourceFile(name, text));
    boolean tainted = false;
    for (YamlDocument document : parsed.documents()) {
      FieldCursor content = new FieldCursor(patch.place(), document.root());
      String kind = content.get("kind").stringOrEmpty();
      boolean applies = kind.equals(first ? "InitConfiguration" : "JoinConfiguration");
      FieldCursor registration = content.get("nodeRegistration");
      if (applies && registration.isPresent()) {
        NodeRegistration.labels(group, registration);
        if (registration.get("taints").isPresent()) {
          tainted = true;
          NodeRegistration.taints(group, registration, controlPlane, Phase.LASTING);
        }
      }
    }
    return tainted;
  }
}
