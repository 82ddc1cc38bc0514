package dev.rollcall.fuzz;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.diagnostic.Fix;
import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.engine.fix.Fixer;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whatever the text, no fix makes YAML unreadable, alone or with all the others. */
final class FixTarget {

  private FixTarget() {}

  static void run(byte[] input) {
    SourceFile file = Subject.file(Recipe.text(input));
    YamlFile parsed = Subject.parse(file);
    if (!parsed.problems().isEmpty()) {
      return;
    }
    for (Finding finding : Subject.lint(file.text()).findings()) {
      Fix fix = finding.fix();
      if (fix != null) {
        isReadable(file, Subject.file(apply(file, fix)), fix.title());
      }
    }
    Fixer.Outcome outcome = new Fixer(any -> file, Subject::lint).fix();
    for (Fixer.FileEdits change : outcome.changes()) {
      isReadable(file, change.after(), "all fixes");
      Fixer.Outcome again = new Fixer(any -> change.after(), Subject::lint).fix();
      Promise.hold(again.changes().isEmpty(), "fixed is fixed", again.changes());
    }
  }

  private static void isReadable(SourceFile before, SourceFile after, String title) {
    YamlFile parsed = Subject.parse(after);
    Promise.hold(
        parsed.problems().isEmpty(),
        "a fix leaves YAML: " + title,
        parsed.problems(),
        before.text(),
        "becomes",
        after.text());
  }

  private static String apply(SourceFile file, Fix fix) {
    StringBuilder out = new StringBuilder(file.text());
    List<TextEdit> edits = new ArrayList<>(fix.edits());
    edits.sort(Comparator.comparing((TextEdit edit) -> edit.location().span()).reversed());
    for (TextEdit edit : edits) {
      Span span = edit.location().span();
      int start = file.offset(span.line(), span.column());
      out.replace(start, file.offset(span.endLine(), span.endColumn()), edit.text());
    }
    return out.toString();
  }
}
