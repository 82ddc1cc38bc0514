package dev.rollcall.fuzz;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Whatever a comment says, it hides findings or is found fault with, and changes nothing else. */
final class IgnoreTarget {

  private static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: DaemonSet
      metadata:
        name: agent @
      @
      spec:
        selector: {matchLabels: {app: agent}} @
        template:
          metadata: {labels: {app: agent}}
          spec:
      @
            hostNetwork: true @
            containers:
            - name: agent
              image: agent:latest @
      """;

  private static final List<String> BEFORE = told(Subject.lint(MANIFEST.replace("@", "")), false);

  private IgnoreTarget() {}

  static void run(byte[] input) {
    String comment = line(new String(input, StandardCharsets.UTF_8));
    String text = MANIFEST.replace("@", "# rollcall: ignore " + comment);
    if (!Subject.parse(Subject.file(text)).problems().isEmpty() || comment.contains("{{")) {
      return; // a control character, or a template; the other targets have those
    }
    SourceFile file = Subject.file(text);
    RunResult result = Subject.lint(text);
    Positions positions = new Positions(file);
    result.findings().forEach(positions::hold);
    List<String> after = told(result, false);
    Promise.hold(
        after.size() + result.suppressed() == BEFORE.size(), "nothing is lost", after, BEFORE);
    List<String> rest = new ArrayList<>(BEFORE);
    after.forEach(rest::remove);
    Promise.hold(rest.size() == result.suppressed(), "nothing else is said", after, rest);
    boolean silent = result.suppressed() == 0 && told(result, true).isEmpty();
    Promise.hold(!silent, "an ignore without effect is told", comment);
    Subject.lint(
        MANIFEST.replace("@", "").replace("spec:\n  sel", annotated(comment) + "spec:\n  sel"));
  }

  private static String annotated(String comment) {
    return "  annotations: {rollcall.dev/ignore: '" + comment.replace("'", "''") + "'}\n";
  }

  private static String line(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineBreak = c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
      out.append(lineBreak ? ' ' : c);
    }
    return out.toString();
  }

  private static List<String> told(RunResult result, boolean ofIgnores) {
    List<String> told = new ArrayList<>();
    for (Finding finding : result.findings()) {
      if (finding.rule().startsWith("ignore-") == ofIgnores) {
        told.add(finding.rule() + " " + finding.path() + " " + finding.message());
      }
    }
    return told;
  }
}
