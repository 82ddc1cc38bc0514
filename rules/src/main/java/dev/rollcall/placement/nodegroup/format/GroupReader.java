package dev.rollcall.placement.nodegroup.format;

import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Inventory;
import dev.rollcall.placement.nodegroup.DeclaredGroup;
import java.util.ArrayList;
import java.util.List;

/** Reads all groups that the documents of an input declare. */
public final class GroupReader {

  private GroupReader() {}

  /** The formats, the more specific first; a new one is a class and a line here. */
  private static List<GroupFormat> formats() {
    return List.of(
        new KarpenterFormat(),
        new TalosFormat(),
        new OpenShiftFormat(),
        new ClusterApiFormat(),
        new KubeadmFormat(),
        new KindFormat(new KubeadmPatches()),
        new K3dFormat(),
        new EksctlFormat(),
        new KopsFormat(),
        new K3sFormat(),
        new TalhelperFormat(new TalosPatches()),
        new TopfFormat(),
        new ConfigConnectorFormat(),
        new ManagedPoolFormat(),
        new AksFormat(),
        new HostListFormat());
  }

  /** Returns the groups, in the order of the input. */
  public static List<DeclaredGroup> read(Inventory inventory) {
    GroupDocuments all = new GroupDocuments(inventory.groupDocuments());
    List<GroupFormat> formats = formats();
    List<DeclaredGroup> groups = new ArrayList<>(NodePatches.read(inventory));
    for (GenericObject document : inventory.groupDocuments()) {
      String api = document.origin().object().apiVersion();
      String group = api.substring(0, Math.max(0, api.indexOf('/')));
      for (GroupFormat format : formats) {
        if (format.reads(group, document.kind())) {
          for (DeclaredGroup read : format.read(document, all)) {
            groups.add(document.overlay().isEmpty() ? read : read.builtBy(document.overlay()));
          }
          break;
        }
      }
    }
    return groups;
  }
}
