package dev.rollcall.report.lint;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Note;
import dev.rollcall.diagnostic.PolicyVerdict;
import dev.rollcall.diagnostic.Severity;
import dev.rollcall.page.RulePages;
import dev.rollcall.rule.Rule;
import dev.rollcall.rule.RuleInfo;
import dev.rollcall.source.Location;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules of a SARIF log: those that speak, and each admission policy as one of its own. */
final class SarifRules {

  private static final int MAX_LINES = 60;

  private final List<Described> all = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();

  /**
   * A rule as the log describes it.
   *
   * @param help what it means, in Markdown
   * @param severity how bad its findings are unless they say otherwise
   */
  record Described(RuleInfo info, String id, String summary, String help, Severity severity) {}

  private SarifRules() {}

  /** Returns the rules of findings, in the order of the rules that there are. */
  static SarifRules of(List<Rule> rules, List<Finding> findings) {
    Map<String, Map<String, List<Finding>>> byRule = new HashMap<>();
    for (Finding finding : findings) {
      byRule
          .computeIfAbsent(finding.rule(), id -> new LinkedHashMap<>())
          .computeIfAbsent(id(finding), id -> new ArrayList<>())
          .add(finding);
    }
    SarifRules described = new SarifRules();
    for (Rule rule : rules) {
      byRule
          .getOrDefault(rule.info().id(), Map.of())
          .forEach((id, found) -> described.add(rule, id, found));
    }
    return described;
  }

  /** Returns the id of the rule of a finding: that of a policy stands behind the rule's own. */
  static String id(Finding finding) {
    PolicyVerdict verdict = finding.policy();
    return verdict == null || verdict.policy().isEmpty()
        ? finding.rule()
        : finding.rule() + "/" + verdict.policy();
  }

  /** Returns all rules. */
  List<Described> all() {
    return all;
  }

  /** Returns the number of the rule of a finding, null if it is not described. */
  @Nullable Integer index(Finding finding) {
    return indices.get(id(finding));
  }

  private void add(Rule rule, String id, List<Finding> found) {
    RuleInfo info = rule.info();
    String page = RulePages.markdown(rule);
    indices.put(id, all.size());
    if (id.equals(info.id())) {
      all.add(new Described(info, id, info.summary(), page, info.severity()));
      return;
    }
    String policy = id.substring(info.id().length() + 1);
    Severity gravest = Severity.INFO;
    for (Finding finding : found) {
      gravest = finding.severity().compareTo(gravest) < 0 ? finding.severity() : gravest;
    }
    String help = help(id, policy, found) + "\n" + page;
    all.add(new Described(info, id, info.summary() + ": " + policy, help, gravest));
  }

  private static String help(String id, String policy, List<Finding> found) {
    StringBuilder help = new StringBuilder("# ").append(id).append("\n\n");
    help.append("The ValidatingAdmissionPolicy ").append(policy).append(".\n");
    Map<Integer, Location> expressions = new TreeMap<>();
    for (Finding finding : found) {
      PolicyVerdict verdict = finding.policy();
      if (verdict != null && verdict.validation() != null) {
        for (Note note : finding.notes()) {
          if (note.location() != null) {
            expressions.putIfAbsent(verdict.validation(), note.location());
          }
        }
      }
    }
    expressions.forEach(
        (index, location) -> {
          help.append("\nvalidations[").append(index).append("] in ");
          help.append(location.file().name()).append(", line ").append(location.span().line());
          help.append(":\n\n");
          text(location).forEach(line -> help.append("    ").append(line).append('\n'));
        });
    return help.toString();
  }

  /** Returns the lines of a value; a place is the key of a value that has several. */
  private static List<String> text(Location location) {
    SourceFile file = location.file();
    Span span = location.span();
    List<String> lines = new ArrayList<>();
    String written = file.line(span.line(), span.column(), span.endColumn());
    if (span.line() == span.endLine() && !written.equals("expression")) {
      lines.add(written);
      return lines;
    }
    String first = file.line(span.line());
    int end = Math.min(first.length(), Math.max(0, span.column() - 1));
    lines.add(first.substring(end));
    for (int line = span.line() + 1; line <= file.lines() && lines.size() < MAX_LINES; line++) {
      String next = file.line(line);
      if (!next.isBlank() && next.length() - next.stripLeading().length() < span.column()) {
        break;
      }
      lines.add(next.substring(Math.min(next.length(), end)).stripTrailing());
    }
    return lines;
  }
}
