package dev.rollcall.config;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.rule.RuleOption;
import dev.rollcall.source.Location;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a configuration says of rules. */
final class RuleSettingReader {

  private static final List<String> KEYS = List.of("enabled", "severity", "options");
  private static final List<String> WORDS = List.of("on", "off", "error", "warning", "info");

  private final ConfigFieldReader entries;
  private final Map<String, RuleInfo> rules;

  RuleSettingReader(ConfigFieldReader entries, Map<String, RuleInfo> rules) {
    this.entries = entries;
    this.rules = rules;
  }

  Map<String, RuleSetting> read(FieldCursor map) {
    Map<String, RuleSetting> settings = new TreeMap<>();
    if (!map.isPresent()) {
      return settings;
    }
    if (!(map.node() instanceof YamlMapping)) {
      entries.problem(map, "\"rules\" is a map from the id of a rule to off, on or a severity");
      return settings;
    }
    for (FieldCursor entry : map.entries()) {
      String name = entry.name();
      int slash = name.indexOf('/');
      String id = slash < 0 ? name : name.substring(0, slash);
      RuleInfo rule = rules.get(id);
      if (rule == null) {
        problem(entry, ConfigFieldReader.unknown("rule", id, rules.keySet()));
      } else if (slash >= 0 && !(id.startsWith("policy-") && slash < name.length() - 1)) {
        problem(entry, "only rules on admission policies name one: policy-denied/NAME");
      } else {
        settings.put(name, setting(rule, entry));
      }
    }
    return settings;
  }

  private void problem(FieldCursor entry, String message) {
    Location key = new Location(entry.place().origin().file(), entry.place().keySpan());
    entries.problem(key, message);
  }

  private RuleSetting setting(RuleInfo rule, FieldCursor entry) {
    Boolean enabled = switched(entry);
    if (enabled != null) {
      return new RuleSetting(enabled, null, Map.of());
    }
    if (!(entry.node() instanceof YamlMapping)) {
      Severity severity = severity(entry, WORDS);
      return new RuleSetting(severity == null ? null : Boolean.TRUE, severity, Map.of());
    }
    entries.isMap(entry, KEYS);
    Severity severity =
        entry.get("severity").isPresent()
            ? severity(entry.get("severity"), List.of("error", "warning", "info"))
            : null;
    return new RuleSetting(
        entries.bool(entry.get("enabled")), severity, options(rule, entry.get("options")));
  }

  /** Quotes make a text of what is a switch without them. */
  private static @Nullable Boolean switched(FieldCursor entry) {
    String text = entry.stringOrEmpty();
    return text.equals("on") ? Boolean.TRUE : text.equals("off") ? Boolean.FALSE : entry.bool();
  }

  private @Nullable Severity severity(FieldCursor field, List<String> words) {
    String text = entries.text(field);
    for (Severity severity : Severity.values()) {
      if (severity.id().equals(text)) {
        return severity;
      }
    }
    if (text != null) {
      entries.problem(field, ConfigFieldReader.unknown("setting", text, words));
    } else if (!field.isPresent()) {
      entries.problem(field, "nothing is said of the rule; write off, on or a severity");
    }
    return null;
  }

  private Map<String, Object> options(RuleInfo rule, FieldCursor map) {
    Map<String, Object> values = new TreeMap<>();
    List<String> names = new ArrayList<>();
    rule.options().forEach(option -> names.add(option.name()));
    if (map.isPresent() && names.isEmpty()) {
      entries.problem(map, "the rule " + rule.id() + " has no options");
      return values;
    }
    if (!entries.isMap(map, names)) {
      return values;
    }
    for (RuleOption<?> option : rule.options()) {
      FieldCursor field = map.get(option.name());
      Object value = field.isPresent() ? value(field, option.fallback()) : null;
      if (value != null) {
        values.put(option.name(), value);
      }
    }
    return values;
  }

  private @Nullable Object value(FieldCursor field, Object fallback) {
    Object value;
    String wanted;
    if (fallback instanceof Long) {
      value = field.integer();
      wanted = "a whole number";
    } else if (fallback instanceof Boolean) {
      value = field.bool();
      wanted = "true or false";
    } else if (fallback instanceof List) {
      return entries.texts(field);
    } else {
      value = field.text();
      wanted = "a text";
    }
    if (value == null) {
      entries.problem(field, "the option \"" + field.name() + "\" is " + wanted);
    }
    return value;
  }
}
