package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.model.Value;
import dev.rollcall.rule.NodeRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.yaml.edit.YamlEdits;
import java.util.Map;
import java.util.TreeMap;

/** Flags a node that has a label under its old name only. */
final class DeprecatedNodeLabel implements NodeRule {

  /** The new name by the old one, in the order of findings. */
  private static final Map<String, String> RENAMED = renamed();

  private static final RuleInfo INFO =
      RuleInfo.of(
              "deprecated-node-label",
              Category.NODE,
              Severity.WARNING,
              "0.1.0",
              "node that has only the old name of a label")
          .searchTerms("beta.kubernetes.io", "failure-domain.beta.kubernetes.io");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(Node node, RuleContext context) {
    for (var renamed : RENAMED.entrySet()) {
      Value<String> old = node.labels().value(renamed.getKey());
      if (old == null || node.labels().has(renamed.getValue())) {
        continue; // the old one beside the new one is what Kubernetes itself writes
      }
      String value = written(old.get());
      context
          .report(
              old.place(),
              "node %s has \"%s\" and not \"%s\", which replaced it: DaemonSets that select by the new name pass the node over; add %s"
                  .formatted(
                      node.name(),
                      renamed.getKey(),
                      renamed.getValue(),
                      renamed.getValue() + ": " + value))
          .fix(
              false,
              "add " + renamed.getValue(),
              YamlEdits.insertAfter(old.place(), renamed.getValue(), value));
    }
  }

  private static Map<String, String> renamed() {
    Map<String, String> names = new TreeMap<>();
    names.put("beta.kubernetes.io/arch", "kubernetes.io/arch");
    names.put("beta.kubernetes.io/os", "kubernetes.io/os");
    names.put("beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type");
    names.put("failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region");
    names.put("failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone");
    return names;
  }

  /** Quotes what YAML would not read as a string. */
  private static String written(String value) {
    boolean plain =
        !value.isEmpty()
            && Character.isLetter(value.charAt(0))
            && !value.equals("true")
            && !value.equals("false");
    return plain ? value : '"' + value + '"';
  }
}
