package dev.rollcall.lsp.feature;

import dev.rollcall.lsp.document.OpenDocument;
import dev.rollcall.lsp.document.ProtocolText;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.YamlComment;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the comments that ignore findings. Whether a comment can be where it is wanted depends on
 * the text around it, so the text with the comment is read again.
 */
final class IgnoreComments {

  /** What stands for the reason, which only the user knows. */
  static final String REASON = "TODO: say why";

  private static final Pattern EXISTING = Pattern.compile("#\\s*rollcall:\\s*ignore\\s+(?=[a-z])");

  private final ProtocolText text;

  IgnoreComments(OpenDocument document) {
    this.text = document.text();
  }

  /** Returns an edit that ignores a rule in one line, or null if no comment can be there. */
  @Nullable TextEdit inLine(String rule, int line) {
    String content = text.line(line);
    Matcher existing = EXISTING.matcher(content);
    if (existing.find()) {
      return insertion(line, existing.end(), rule + ", ");
    }
    TextEdit beside = insertion(line, content.stripTrailing().length(), " " + comment(rule));
    if (isRead(beside, line, false)) {
      return beside;
    }
    return above(rule, line);
  }

  /** Returns an edit that ignores a rule in what begins in a line, or null if it cannot be. */
  @Nullable TextEdit above(String rule, int line) {
    String content = text.line(line);
    String indent = content.substring(0, content.length() - content.stripLeading().length());
    String lineEnd = text.text().contains("\r\n") ? "\r\n" : "\n";
    TextEdit above = insertion(line, 0, indent + comment(rule) + lineEnd);
    return isRead(above, line, true) ? above : null;
  }

  /** Other readers of JSON refuse comments. */
  private boolean isJson() {
    String content = text.text().stripLeading();
    return content.startsWith("{") || content.startsWith("[");
  }

  private static String comment(String rule) {
    return "# rollcall: ignore " + rule + " -- " + REASON;
  }

  private static TextEdit insertion(int line, int character, String inserted) {
    Position at = new Position(line, character);
    return new TextEdit(new Range(at, at), inserted);
  }

  private boolean isRead(TextEdit edit, int line, boolean ownLine) {
    if (isJson()) {
      return false;
    }
    int at = text.offset(edit.getRange().getStart());
    String changed = text.text().substring(0, at) + edit.getNewText() + text.text().substring(at);
    SourceFile file = new SourceFile("", changed);
    List<YamlComment> comments = new YamlParser(YamlLimits.DEFAULT).parse(file).comments();
    ProtocolText after = new ProtocolText(changed);
    for (YamlComment comment : comments) {
      int start = file.offset(comment.span().line(), comment.span().column());
      if (after.position(start).getLine() == line && comment.ownLine() == ownLine) {
        return true;
      }
    }
    return false;
  }
}
