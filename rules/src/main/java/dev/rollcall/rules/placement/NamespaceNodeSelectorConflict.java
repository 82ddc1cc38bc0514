package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.StringMap;
import dev.rollcall.model.Value;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.List;

/** Flags DaemonSets whose namespace gives their pods another node selector than they have. */
final class NamespaceNodeSelectorConflict implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "namespace-node-selector-conflict",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "node selector of the namespace that the DaemonSet does not share")
          .searchTerms(
              "pod node label selector conflicts with its namespace node label selector",
              "MatchNodeSelector");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  private static final List<String> KEYS =
      List.of("scheduler.alpha.kubernetes.io/node-selector", "openshift.io/node-selector");

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (GenericObject namespace : context.cluster().inventory().ofKind("Namespace")) {
      if (!namespace.name().equals(daemonSet.namespace())) {
        continue;
      }
      for (String key : KEYS) {
        Value<String> annotation = namespace.meta().annotations().value(key);
        if (annotation != null) {
          check(daemonSet, annotation, context);
        }
      }
    }
  }

  private static void check(DaemonSet daemonSet, Value<String> annotation, RuleContext context) {
    StringMap own = daemonSet.pod().nodeSelector();
    for (String term : annotation.get().split(",", -1)) {
      int equals = term.indexOf('=');
      String key = equals < 0 ? "" : term.substring(0, equals).strip();
      String value = term.substring(equals + 1).strip();
      if (key.isEmpty() || value.equals(own.get(key))) {
        continue;
      }
      String message =
          own.has(key)
              ? "nodeSelector \"%s\" contradicts that of namespace \"%s\", which wants \"%s\": every pod is refused; make them agree"
                  .formatted(key + ": " + own.get(key), daemonSet.namespace(), value)
              : "namespace \"%2$s\" adds \"%1$s: %3$s\" to each pod, and the controller does not know it: pods for other nodes stay Pending or are made again and again; write it here too"
                  .formatted(key, daemonSet.namespace(), value);
      Value<String> entry = own.value(key);
      context
          .report(entry == null ? own.place() : entry.place(), message)
          .note(annotation.place(), "the node selector of the namespace");
    }
  }
}
