package dev.rollcall.rules;

import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlParser;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The places at which two readings of a file differ, each with what happened there. */
final class TreeChanges {

  /** What is different at a path: a value there, or one that came or went. */
  record Change(String path, boolean removed) {}

  private final List<Change> changes = new ArrayList<>();

  private TreeChanges() {}

  static List<Change> between(SourceFile before, SourceFile after) {
    TreeChanges found = new TreeChanges();
    List<YamlDocument> old = documents(before);
    List<YamlDocument> now = documents(after);
    if (old.size() != now.size()) {
      found.changes.add(new Change("documents", true));
      return found.changes;
    }
    for (int i = 0; i < old.size(); i++) {
      found.compare(old.get(i).root(), now.get(i).root(), "");
    }
    return found.changes;
  }

  private static List<YamlDocument> documents(SourceFile file) {
    return new YamlParser(YamlLimits.DEFAULT)
        .parse(file).documents().stream().filter(each -> each.root() != null).toList();
  }

  private void compare(YamlNode old, YamlNode now, String path) {
    if (isSame(old, now)) {
      return;
    }
    if (old instanceof YamlMapping was && now instanceof YamlMapping is) {
      compare(fields(was), fields(is), path);
    } else if (old instanceof YamlSequence was && now instanceof YamlSequence is) {
      compare(was.items(), is.items(), path);
    } else {
      boolean emptied = now instanceof YamlScalar scalar && scalar.value() == null;
      changes.add(new Change(path, emptied));
    }
  }

  private static Map<String, YamlNode> fields(YamlMapping mapping) {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    for (YamlEntry entry : mapping.entries()) {
      fields.put(entry.name(), entry.value());
    }
    return fields;
  }

  private void compare(Map<String, YamlNode> old, Map<String, YamlNode> now, String path) {
    old.forEach(
        (name, value) -> {
          if (now.containsKey(name)) {
            compare(value, now.get(name), field(path, name));
          } else if (now.size() < old.size()) {
            changes.add(new Change(field(path, name), true));
          }
        });
    now.keySet().stream()
        .filter(name -> !old.containsKey(name))
        .forEach(name -> changes.add(new Change(field(path, name), false)));
  }

  /** Writes a key with points of its own in brackets, as Kubernetes writes those of maps. */
  private static String field(String path, String name) {
    if (name.contains("/") || name.contains(".")) {
      return path + "[" + name + "]";
    }
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Returns how many keys stand twice in one mapping. */
  static long twins(SourceFile file) {
    return documents(file).stream().mapToLong(document -> twins(document.root())).sum();
  }

  private static long twins(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      return sequence.items().stream().mapToLong(TreeChanges::twins).sum();
    }
    if (!(node instanceof YamlMapping mapping)) {
      return 0;
    }
    long merged = mapping.entries().stream().filter(YamlEntry::merged).count();
    long own = mapping.entries().stream().map(YamlEntry::name).distinct().count();
    long inside = mapping.entries().stream().mapToLong(entry -> twins(entry.value())).sum();
    return inside + (merged > 0 ? 0 : mapping.entries().size() - own);
  }

  private void compare(List<YamlNode> old, List<YamlNode> now, String path) {
    int common = 0;
    while (common < Math.min(old.size(), now.size()) && isSame(old.get(common), now.get(common))) {
      common++;
    }
    if (old.size() == now.size()) {
      for (int i = 0; i < old.size(); i++) {
        compare(old.get(i), now.get(i), path + "[" + i + "]");
      }
      return;
    }
    boolean removed = now.size() == old.size() - 1;
    List<YamlNode> longer = removed ? old : now;
    List<YamlNode> shorter = removed ? now : old;
    boolean one = longer.size() == shorter.size() + 1;
    for (int i = common; one && i < shorter.size(); i++) {
      one = isSame(longer.get(i + 1), shorter.get(i));
    }
    changes.add(new Change(one ? path + "[" + common + "]" : path, now.size() < old.size()));
  }

  private static boolean isSame(YamlNode one, YamlNode other) {
    if (one instanceof YamlScalar left && other instanceof YamlScalar right) {
      return left.value() == null ? right.value() == null : left.value().equals(right.value());
    }
    if (one instanceof YamlSequence left && other instanceof YamlSequence right) {
      boolean same = left.items().size() == right.items().size();
      for (int i = 0; same && i < left.items().size(); i++) {
        same = isSame(left.items().get(i), right.items().get(i));
      }
      return same;
    }
    if (one instanceof YamlMapping left && other instanceof YamlMapping right) {
      Map<String, YamlNode> fields = fields(left);
      Map<String, YamlNode> others = fields(right);
      return fields.keySet().equals(others.keySet())
          && fields.keySet().stream().allMatch(name -> isSame(fields.get(name), others.get(name)));
    }
    return false;
  }
}
