package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.List;

/** What the server warns of in Nodes; mirrors {@code nodeWarnings}. */
final class NodeWarnings {

  private NodeWarnings() {}

  static void add(Field node, List<Warning> warnings) {
    Field spec = node.get("spec");
    Field externalId = spec.get("externalID");
    if (!externalId.stringOrEmpty().isEmpty()) {
      warnings.add(
          new Warning(
              externalId.place(),
              "spec.externalID",
              "this field is deprecated, and is unused by Kubernetes"));
    }
    List<Field> cidrs = NodeValidation.podCidrs(spec);
    for (int i = 0; i < cidrs.size(); i++) {
      Field cidr = cidrs.get(i);
      String text = IpSyntax.cidrWarning(cidr.stringOrEmpty());
      if (text != null) {
        warnings.add(new Warning(cidr.place(), "spec.podCIDRs[" + i + "]", text));
      }
    }
  }
}
