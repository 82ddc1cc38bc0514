package dev.rollcall.apiserver.warning;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.IpValidation;
import dev.rollcall.apiserver.validation.NodeValidation;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** What the server warns of in Nodes; mirrors {@code nodeWarnings}. */
public final class NodeWarnings {

  private NodeWarnings() {}

  public static void add(FieldCursor node, List<ApiServerWarning> warnings) {
    FieldCursor spec = node.get("spec");
    FieldCursor externalId = spec.get("externalID");
    if (!externalId.stringOrEmpty().isEmpty()) {
      warnings.add(
          new ApiServerWarning(
              externalId.place(),
              "spec.externalID",
              "this field is deprecated, and is unused by Kubernetes"));
    }
    List<FieldCursor> cidrs = NodeValidation.podCidrs(spec);
    for (int i = 0; i < cidrs.size(); i++) {
      FieldCursor cidr = cidrs.get(i);
      String text = IpValidation.cidrWarning(cidr.stringOrEmpty());
      if (text != null) {
        warnings.add(new ApiServerWarning(cidr.place(), "spec.podCIDRs[" + i + "]", text));
      }
    }
  }
}
