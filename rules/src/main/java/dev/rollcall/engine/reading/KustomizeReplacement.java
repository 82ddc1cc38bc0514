package dev.rollcall.engine.reading;

import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * A field that a kustomization takes from another object. Its value is left to runs that build the
 * kustomization.
 *
 * @param steps the names, indices and {@code [key=value]} that lead to the field
 */
record KustomizeReplacement(String target, List<String> steps) implements KustomizeChange {

  private static final YamlScalar UNKNOWN = YamlScalar.elsewhere("${REPLACED}");

  KustomizeReplacement {
    steps = List.copyOf(steps);
  }

  /** Adds the fields that an entry of {@code replacements} changes. */
  static void read(FieldCursor replacement, List<? super KustomizeReplacement> into) {
    for (FieldCursor target : replacement.get("targets").items()) {
      FieldCursor select = target.get("select");
      String named = Kustomization.target(select.get("kind"), select.get("name"));
      for (FieldCursor path : target.get("fieldPaths").items()) {
        into.add(new KustomizeReplacement(named, steps(path.stringOrEmpty())));
      }
    }
  }

  /** Splits at dots, of which those in brackets and behind a backslash belong to a name. */
  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    StringBuilder step = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == '\\' && i + 1 < path.length()) {
        step.append(path.charAt(++i));
      } else if (c == '.' && depth == 0) {
        steps.add(step.toString());
        step.setLength(0);
      } else {
        step.append(c);
      }
    }
    steps.add(step.toString());
    return steps;
  }

  @Override
  public YamlMapping apply(YamlMapping object) {
    return replaced(object, steps) instanceof YamlMapping changed ? changed : object;
  }

  private static YamlNode replaced(YamlNode node, List<String> steps) {
    if (steps.isEmpty()) {
      return UNKNOWN;
    }
    String step = steps.get(0);
    boolean selects = step.startsWith("[") && step.endsWith("]");
    String name = selects ? step.substring(1, step.length() - 1) : step;
    List<String> rest = steps.subList(1, steps.size());
    if (node instanceof YamlMapping mapping) {
      return replaced(mapping, name, rest);
    }
    return node instanceof YamlSequence list ? replaced(list, name, rest) : node;
  }

  private static YamlNode replaced(YamlMapping mapping, String name, List<String> rest) {
    List<YamlEntry> entries = new ArrayList<>();
    boolean found = false;
    for (YamlEntry entry : mapping.entries()) {
      boolean same = entry.name().equals(name) || name.equals("*");
      found |= same;
      YamlNode value = same ? replaced(entry.value(), rest) : entry.value();
      YamlScalar key = same && rest.isEmpty() ? YamlScalar.elsewhere(entry.name()) : entry.key();
      entries.add(new YamlEntry(key, value, entry.merged()));
    }
    if (!found && rest.isEmpty()) {
      // It is put there if the replacement creates fields, and the build refuses it if not.
      entries.add(new YamlEntry(YamlScalar.elsewhere(name), UNKNOWN, false));
    }
    return new YamlMapping(entries, mapping.flow(), mapping.span());
  }

  private static YamlNode replaced(YamlSequence list, String name, List<String> rest) {
    int equals = name.indexOf('=');
    List<YamlNode> items = new ArrayList<>();
    for (YamlNode item : list.items()) {
      boolean same =
          equals < 0
              ? name.equals("*") || name.equals(String.valueOf(items.size()))
              : item instanceof YamlMapping mapping
                  && name.substring(equals + 1).equals(mapping.text(name.substring(0, equals)));
      items.add(same ? replaced(item, rest) : item);
    }
    return new YamlSequence(items, list.flow(), list.span());
  }
}
