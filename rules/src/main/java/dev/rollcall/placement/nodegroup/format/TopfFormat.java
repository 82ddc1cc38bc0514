package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import dev.rollcall.placement.nodegroup.GroupBuilder;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * topf.yaml: machines of Talos with a role, and patches in folders beside it, for all machines, for
 * those of a role, and for one.
 */
final class TopfFormat implements GroupFormat {

  @Override
  public boolean reads(String group, String kind) {
    return group.equals("topf") && kind.equals("Topf");
  }

  @Override
  public List<DeclaredGroup> read(GenericObject document, GroupDocuments all) {
    String file = document.origin().file().name();
    String folder = file.substring(0, file.lastIndexOf('/') + 1);
    List<GenericObject> patches = new ArrayList<>();
    for (String kind : List.of("MachineConfig", "KubeNodeConfig")) {
      for (GenericObject patch : all.ofKind(kind)) {
        if (patch.origin().file().name().startsWith(folder)) {
          patches.add(patch);
        }
      }
    }
    List<DeclaredGroup> groups = new ArrayList<>();
    for (FieldCursor node : document.content().get("nodes").items()) {
      groups.add(machine(document, node, folder, patches));
    }
    return groups;
  }

  private static DeclaredGroup machine(
      GenericObject document, FieldCursor node, String folder, List<GenericObject> patches) {
    String host = node.get("host").stringOrEmpty();
    String role = node.get("role").stringOrEmpty();
    TalosMachine machine = new TalosMachine(role.equals("control-plane"));
    // The more specific goes last; patches that are templates are not in the input.
    for (String place : List.of("", role + "/", "node/" + host + "/")) {
      for (GenericObject patch : patches) {
        if (isIn(place, patch.origin().file().name().substring(folder.length()))) {
          TalosPatches.apply(patch.content(), machine);
        }
      }
    }
    if (patches.isEmpty()) {
      machine.incomplete();
    }
    GroupBuilder group = machine.group(host, node.place(), "machine");
    group.cluster(document.content().get("clusterName").stringOrEmpty(), false);
    return group.build();
  }

  private static boolean isIn(String place, String file) {
    String path = file.replaceFirst("^patches/", "").replaceFirst("^all/", "");
    return place.isEmpty() ? path.indexOf('/') < 0 : path.startsWith(place);
  }
}
