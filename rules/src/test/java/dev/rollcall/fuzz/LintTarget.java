package dev.rollcall.fuzz;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.ruleset.RunResult;

/** Whatever the text, a run says sorted things about places in it, twice the same, and no crash. */
final class LintTarget {

  private LintTarget() {}

  static void run(byte[] input) {
    String text = Recipe.text(input);
    Positions positions = new Positions(Subject.file(text));
    RunResult result = Subject.lint(text);
    Finding last = null;
    for (Finding finding : result.findings()) {
      Promise.hold(!finding.rule().equals("rule-crash"), "no rule crashes", finding);
      Promise.hold(!finding.message().isBlank(), "a finding says what it is", finding);
      Promise.hold(
          last == null || last.compareTo(finding) <= 0, "findings are sorted", last, finding);
      positions.hold(finding);
      last = finding;
    }
    Promise.hold(
        Subject.lint(text).findings().equals(result.findings()), "the same text, the same said");
  }
}
