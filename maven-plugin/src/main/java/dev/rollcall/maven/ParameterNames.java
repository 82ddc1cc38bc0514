package dev.rollcall.maven;

import java.util.LinkedHashMap;
import java.util.Map;

/** Words messages that name options of the command line for somebody who has parameters. */
final class ParameterNames {

  private static final Map<String, String> PARAMETERS = parameters();

  private ParameterNames() {}

  private static Map<String, String> parameters() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("raise the limit with --limit ", "raise it by limits: in .rollcall.yaml, ");
    names.put("=N or by limits: in .rollcall.yaml", "");
    names.put(
        "say it on the command line, or lint them one by one", "name one as rollcall.configFile");
    names.put(" (--fix does it)", " (the goal fix does it)");
    names.put("--write-baseline", "-Drollcall.writeBaseline");
    names.put("--baseline", "rollcall.baseline");
    names.put("--cluster", "-Drollcall.cluster");
    names.put("--kubernetes-version", "rollcall.kubernetesVersion");
    names.put("--skip", "rollcall.skipRules");
    names.put("--rule", "rollcall.rules");
    names.put("--config", "rollcall.configFile");
    names.put("--fail-on", "rollcall.failOn");
    return names;
  }

  /** Returns the message with parameters in place of options. */
  static String in(String message) {
    String text = message;
    if (text.contains("--") || text.contains("command line")) {
      for (Map.Entry<String, String> name : PARAMETERS.entrySet()) {
        text = text.replace(name.getKey(), name.getValue());
      }
    }
    return text;
  }
}
