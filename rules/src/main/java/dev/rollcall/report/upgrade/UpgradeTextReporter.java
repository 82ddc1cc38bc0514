package dev.rollcall.report.upgrade;

import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.change.UpgradeChange;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.report.AnsiStyle;
import dev.rollcall.report.SkippedSummary;
import dev.rollcall.source.LineOrigin;
import dev.rollcall.source.Span;
import dev.rollcall.text.Plural;
import dev.rollcall.text.TextSanitizer;
import dev.rollcall.text.WordWrap;
import java.util.ArrayList;
import java.util.List;

/** Writes what an upgrade changes as text, by kind. */
public final class UpgradeTextReporter {

  private final AnsiStyle style;
  private final int width;

  public UpgradeTextReporter(AnsiStyle style, int width) {
    this.style = style;
    this.width = width;
  }

  /** Returns the report. */
  public String report(Rollcall.Upgrade upgrade) {
    StringBuilder out = new StringBuilder();
    List<String> counts = new ArrayList<>();
    for (UpgradeChange.Kind kind : UpgradeChange.Kind.values()) {
      int count = 0;
      for (UpgradeChange change : upgrade.changes()) {
        if (change.kind() == kind) {
          out.append(count == 0 ? style.strong(kind.words()) + "\n" : "");
          change(change, out);
          count++;
        }
      }
      if (count > 0) {
        out.append('\n');
        counts.add(kind.words() + ": " + count);
      }
    }
    RunResult result = upgrade.result();
    out.append(counts.isEmpty() ? "no changes" : String.join(", ", counts))
        .append("; ")
        .append(Plural.count(result.objects(), "object"))
        .append(" of ")
        .append(Plural.count(result.files(), "file"))
        .append(" from Kubernetes ")
        .append(upgrade.range().first())
        .append(" to ")
        .append(upgrade.range().last())
        .append('\n');
    String skipped = SkippedSummary.of(result.skipped());
    if (!skipped.isEmpty()) {
      WordWrap.append(out, skipped, 0, 2, width);
      out.append('\n');
    }
    return out.toString();
  }

  private void change(UpgradeChange change, StringBuilder out) {
    Span span = change.location().span();
    LineOrigin origin = change.location().file().originOf(span.line());
    out.append("  ");
    WordWrap.append(
        out,
        TextSanitizer.text(
            change.location().file().name()
                + ":"
                + span.line()
                + ":"
                + span.column()
                + (origin == null ? "" : " (from " + origin + ")")
                + ": from "
                + change.since()
                + " on: "
                + change.message().replace('\n', ' ')),
        2,
        4,
        width);
    out.append('\n');
  }
}
