package dev.rollcall.text;

import java.util.function.UnaryOperator;

/**
 * Writes a page in Markdown for a terminal: headings stand out, prose is wrapped at words, code and
 * tables are left as they are. Knows what the pages of rules are made of, no more.
 */
public final class MarkdownText {

  private final int width;
  private final UnaryOperator<String> strong;

  /**
   * Creates a writer.
   *
   * @param width the number of columns of a line
   * @param strong makes a heading stand out
   */
  public MarkdownText(int width, UnaryOperator<String> strong) {
    this.width = width;
    this.strong = strong;
  }

  /** Returns the page for a terminal. */
  public String of(String page) {
    StringBuilder out = new StringBuilder();
    StringBuilder paragraph = new StringBuilder();
    boolean code = false;
    for (String line : page.split("\n", -1)) {
      if (line.startsWith("```")) {
        flush(paragraph, out);
        code = !code;
      } else if (code) {
        out.append("    ").append(line).append('\n');
      } else if (line.startsWith("#")) {
        flush(paragraph, out);
        out.append(strong.apply(line.replaceFirst("^#+ *", ""))).append('\n');
      } else if (line.isBlank()) {
        flush(paragraph, out);
        out.append('\n');
      } else if (line.startsWith("|")) {
        flush(paragraph, out);
        out.append(line).append('\n');
      } else {
        if (startsItem(line)) {
          flush(paragraph, out);
        }
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
      }
    }
    flush(paragraph, out);
    return out.toString().strip() + "\n";
  }

  private static boolean startsItem(String line) {
    return line.startsWith("- ") || line.startsWith("* ") || line.matches("\\d+\\. .*");
  }

  private void flush(StringBuilder paragraph, StringBuilder out) {
    if (!paragraph.isEmpty()) {
      String text = paragraph.toString().replaceAll("\\[([^\\]]+)\\]\\([^)]*\\)", "$1");
      WordWrap.append(out, text, 0, startsItem(text) ? 2 : 0, width);
      out.append('\n');
      paragraph.setLength(0);
    }
  }
}
