package dev.rollcall.rules.practice;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Inventory;
import dev.rollcall.model.Manifest;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flags objects of one kind, namespace and name that stand twice in what is applied together. */
final class DuplicateObject implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "duplicate-object",
              Category.PRACTICE,
              Severity.WARNING,
              "0.1.0",
              "one object twice in the input")
          .searchTerms("already exists", "may not add resource with an already registered id");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Map<String, List<Manifest>> seen = new HashMap<>();
    List<Manifest> all = all(context.cluster().inventory());
    for (Manifest manifest : AppliedTogether.withOthers(all, context)) {
      if (manifest.name().isEmpty()) {
        continue;
      }
      String kind = manifest.origin().object().kind();
      List<Manifest> same =
          seen.computeIfAbsent(kind + "/" + manifest.fullName(), key -> new ArrayList<>(1));
      Manifest first = first(manifest, same, context);
      same.add(manifest);
      if (first != null) {
        context
            .report(
                manifest.meta().name().place(),
                "there is another %s \"%s\"%s: the one that is applied last wins; remove or rename one of them"
                    .formatted(kind, manifest.name(), where(kind, manifest)))
            .note(first.meta().name().place(), "the other one");
      }
    }
  }

  private static String where(String kind, Manifest manifest) {
    return switch (kind) {
      case "Namespace", "PriorityClass", "RuntimeClass" -> "";
      default -> " in namespace \"" + manifest.namespace() + "\"";
    };
  }

  private static @Nullable Manifest first(
      Manifest manifest, List<Manifest> same, RuleContext context) {
    for (Manifest other : same) {
      if (AppliedTogether.areApplied(manifest, other, context)) {
        return other;
      }
    }
    return null;
  }

  private static List<Manifest> all(Inventory inventory) {
    List<Manifest> all = new ArrayList<>(inventory.daemonSets());
    all.addAll(inventory.workloads());
    all.addAll(inventory.others());
    return all;
  }
}
