package dev.rollcall.rules.node;

import dev.rollcall.diagnostic.Category;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.model.Node;
import dev.rollcall.model.Value;
import dev.rollcall.rule.ClusterRule;
import dev.rollcall.rule.RuleContext;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.FieldLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Flags labels that nodes spell in two ways: by case, or by hyphen and underscore. */
final class LabelCaseDrift implements ClusterRule {

  private static final RuleInfo INFO =
      RuleInfo.of(
              "label-case-drift",
              Category.NODE,
              Severity.WARNING,
              "0.1.0",
              "label of nodes that is written in two ways")
          .searchTerms("didn't match Pod's node affinity/selector");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(RuleContext context) {
    Map<String, Map<String, List<Value<String>>>> keys = new LinkedHashMap<>();
    Map<String, Map<String, List<Value<String>>>> values = new LinkedHashMap<>();
    for (Node node : context.cluster().inventory().nodes()) {
      node.labels()
          .entries()
          .forEach(
              (key, value) -> {
                note(keys, folded(key), key, value);
                note(values, key + "=" + folded(value.get()), value.get(), value);
              });
    }
    keys.forEach((folded, spellings) -> report("label key", spellings, context));
    values.forEach((folded, spellings) -> report("value", spellings, context));
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void note(
      Map<String, Map<String, List<Value<String>>>> all,
      String folded,
      String spelling,
      Value<String> place) {
    all.computeIfAbsent(folded, key -> new LinkedHashMap<>())
        .computeIfAbsent(spelling, key -> new ArrayList<>())
        .add(place);
  }

  private static void report(
      String what, Map<String, List<Value<String>>> spellings, RuleContext context) {
    if (spellings.size() < 2) {
      return;
    }
    String common = "";
    int most = 0;
    for (var spelling : spellings.entrySet()) {
      if (spelling.getValue().size() > most) {
        most = spelling.getValue().size();
        common = spelling.getKey();
      }
    }
    for (var spelling : spellings.entrySet()) {
      if (spelling.getKey().equals(common)) {
        continue;
      }
      FieldLocation place = spelling.getValue().get(0).place();
      context
          .report(
              place,
              "the %s \"%s\" is \"%s\" on %s other nodes: selectors match one spelling only; agree on one"
                  .formatted(what, spelling.getKey(), common, most))
          .note(spellings.getOrDefault(common, List.of()).get(0).place(), "the other spelling");
    }
  }
}
