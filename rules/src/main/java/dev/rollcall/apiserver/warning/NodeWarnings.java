package dev.rollcall.apiserver.warning;

import dev.rollcall.apiserver.field.ApiServerWarning;
import dev.rollcall.apiserver.field.FeatureGates;
import dev.rollcall.apiserver.field.IpValidation;
import dev.rollcall.apiserver.validation.NodeValidation;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** What the server warns of in Nodes; mirrors {@code nodeWarnings}. */
public final class NodeWarnings {

  private final FeatureGates gates;

  public NodeWarnings(KubernetesVersion version) {
    this.gates = new FeatureGates(version);
  }

  /** Adds the warnings for a Node, in the server's order. */
  public void add(FieldCursor node, List<ApiServerWarning> warnings) {
    FieldCursor spec = node.get("spec");
    FieldCursor externalId = spec.get("externalID");
    if (!externalId.stringOrEmpty().isEmpty()) {
      warnings.add(
          new ApiServerWarning(
              externalId.place(),
              "spec.externalID",
              "this field is deprecated, and is unused by Kubernetes"));
    }
    if (!gates.since(33)) {
      return;
    }
    List<FieldCursor> cidrs = NodeValidation.podCidrs(spec);
    for (int i = 0; i < cidrs.size(); i++) {
      FieldCursor cidr = cidrs.get(i);
      for (String text : IpValidation.cidrWarnings(cidr.stringOrEmpty())) {
        warnings.add(new ApiServerWarning(cidr.place(), "spec.podCIDRs[" + i + "]", text));
      }
    }
  }
}
