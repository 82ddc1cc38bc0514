package dev.rollcall.engine.reading;

import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlSequence;

/** Recognises what an earlier run has written beside the manifests: reports and baselines. */
final class ToolOutput {

  private ToolOutput() {}

  /** Returns whether a document is JSON or SARIF of rollcall, or a baseline. */
  static boolean isOwn(YamlMapping document) {
    if (document.entry("kind") != null || document.entry("apiVersion") != null) {
      return false;
    }
    boolean named = !document.entries().isEmpty() && isNamed(document.entries().get(0).name());
    boolean placement = isList(document, "daemonSets");
    String schema = document.text("$schema");
    boolean sarif = isList(document, "runs") && schema != null && schema.contains("sarif");
    return placement || sarif || (named && isList(document, "findings"));
  }

  private static boolean isNamed(String firstKey) {
    return firstKey.equals("rollcall") || firstKey.equals("rollcallBaseline");
  }

  private static boolean isList(YamlMapping mapping, String name) {
    YamlEntry entry = mapping.entry(name);
    return entry != null && entry.value() instanceof YamlSequence;
  }
}
