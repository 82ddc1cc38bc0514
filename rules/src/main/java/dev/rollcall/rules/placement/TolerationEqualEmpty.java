package dev.rollcall.rules.placement;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.rule.DaemonSetRule;
import dev.rollcall.rule.FindingBuilder;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rules.common.KnownTaint;
import dev.rollcall.yaml.edit.YamlEdits;

/** Flags a toleration that means the empty value, where the taint of its key has one. */
public final class TolerationEqualEmpty implements DaemonSetRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "toleration-equal-empty",
              Category.PLACEMENT,
              Severity.WARNING,
              "0.1.0",
              "toleration without operator and value of a taint that has a value")
          .searchTerms("toleration without operator", "default operator Equal");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(DaemonSet daemonSet, RuleContext context) {
    for (Toleration toleration : daemonSet.pod().tolerations()) {
      if (isTrap(toleration)) {
        String key = toleration.key().get();
        String value = valueOf(key, toleration, context);
        if (!value.isEmpty() && !daemonSet.pod().tolerates(key, value, "NoSchedule")) {
          report(toleration, value, context);
        }
      }
    }
  }

  /** A key alone, which the API server completes to operator Equal and the empty value. */
  public static boolean isTrap(Toleration toleration) {
    return !toleration.key().get().isEmpty()
        && toleration.operator().get().equals("Equal")
        && toleration.value().get().isEmpty();
  }

  /** Returns the value that taints of the key have, empty where none is known to have one. */
  public static String valueOf(String key, Toleration toleration, RuleContext context) {
    for (Taint taint : context.cluster().marks().taints()) {
      boolean meant = taint.key().get().equals(key) && !taint.value().get().isEmpty();
      if (meant && !toleration.tolerates(taint)) {
        return taint.value().get();
      }
    }
    KnownTaint known = KnownTaint.of(key);
    return known == null ? "" : known.value();
  }

  private static void report(Toleration toleration, String value, RuleContext context) {
    String key = toleration.key().get();
    FindingBuilder report =
        context.report(
            toleration.key().place(),
            "without an operator this tolerates the taint \"%s\" only with the empty value, and nodes have it with \"%s\"; write operator Exists"
                .formatted(key, value));
    report.fix(
        false,
        "tolerate every value of the taint",
        toleration.operator().isGiven()
            ? YamlEdits.value(toleration.operator().place(), "Exists")
            : YamlEdits.insertAfter(toleration.key().place(), "operator", "Exists"));
  }
}
