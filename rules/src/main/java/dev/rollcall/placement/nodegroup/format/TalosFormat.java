package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** Machine configurations of Talos: one machine a file, with the documents beside it. */
final class TalosFormat implements GroupFormat {

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("talos.dev") && kind.equals("MachineConfig");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    FieldCursor cluster = document.content().get("cluster");
    FieldCursor machine = document.content().get("machine");
    String type = machine.get("type").stringOrEmpty();
    if (type.isEmpty()) {
      return List.of(); // a patch of machines that other files name
    }
    TalosMachine talos =
        new TalosMachine(!type.equals("worker") && !type.equals("join"))
            .schedulable(cluster)
            .machine(machine);
    GenericObject node = all.beside(document, "KubeNodeConfig");
    if (node != null) {
      talos.node(node.content());
    }
    GenericObject hostname = all.beside(document, "HostnameConfig");
    String name =
        hostname == null
            ? machine.path("network", "hostname").stringOrEmpty()
            : hostname.text("hostname");
    GroupBuilder group = talos.group(name, document.place(), fileName(document));
    group.cluster(cluster.get("clusterName").stringOrEmpty(), false);
    return List.of(group.build());
  }

  private static String fileName(GenericObject document) {
    return document.origin().file().name().replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "");
  }
}
