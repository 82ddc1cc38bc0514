package dev.rollcall.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.rollcall.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Writes the difference of two texts as {@code git apply} and {@code patch} take it. */
final class UnifiedDiff {

  private static final int CONTEXT = 3;
  private static final String NO_LINE_END = "\n\\ No newline at end of file";

  private UnifiedDiff() {}

  static String of(String name, SourceFile before, SourceFile after) {
    List<String> old = lines(before.text());
    // A blank in a name ends it for some readers unless a tab does.
    String end = name.indexOf(' ') >= 0 ? "\t" : "";
    List<String> lines =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + name + end,
            "b/" + name + end,
            old,
            DiffUtils.diff(old, lines(after.text())),
            CONTEXT);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from) + NO_LINE_END);
    }
    return lines;
  }
}
