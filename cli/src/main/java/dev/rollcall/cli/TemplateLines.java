package dev.rollcall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says which line of a template a line of its output comes from, by what both have in common. A
 * line is told only if it is the same one in every best alignment of the two texts.
 */
final class TemplateLines {

  /** Above so many pairs of lines, nothing is told. */
  private static final int MOST_PAIRS = 4_000_000;

  private static final int EXACT = 3;
  private static final int BY_PATTERN = 2;

  private static final Pattern ACTION = Pattern.compile("\\{\\{.*?}}");

  /** An action that prints nothing itself. */
  private static final Pattern CONTROL =
      Pattern.compile("\\{\\{-?\\s*(?:if|else|end|with|range|define|block|/\\*|\\$\\w+\\s*:?=).*");

  private final List<String> template;
  private final List<String> output;
  private final byte[][] weights;

  private TemplateLines(List<String> template, List<String> output) {
    this.template = template;
    this.output = output;
    this.weights = new byte[output.size()][template.size()];
  }

  /**
   * Returns the 1-based line of the template for each line of the output, 0 where that cannot be
   * told.
   */
  static int[] of(List<String> template, List<String> output) {
    if ((long) template.size() * output.size() > MOST_PAIRS) {
      return new int[output.size()];
    }
    TemplateLines lines = new TemplateLines(template, output);
    lines.weigh();
    return lines.align();
  }

  private void weigh() {
    for (int t = 0; t < template.size(); t++) {
      String line = template.get(t).strip();
      Pattern pattern = line.contains("{{") ? pattern(line) : null;
      boolean said = line.chars().anyMatch(Character::isLetterOrDigit);
      for (int o = 0; o < output.size() && said; o++) {
        String printed = output.get(o).strip();
        if (printed.equals(line)) {
          weights[o][t] = EXACT;
        } else if (pattern != null && pattern.matcher(printed).matches()) {
          weights[o][t] = BY_PATTERN;
        }
      }
    }
  }

  /** Returns what a line with actions may print, null if it has no text of its own. */
  private static @Nullable Pattern pattern(String line) {
    String[] texts = ACTION.split(line, -1);
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      regex.append(i == 0 ? "" : ".*").append(Pattern.quote(texts[i].strip()));
    }
    String said = String.join("", texts);
    boolean whole = !said.contains("{{") && !said.contains("}}");
    boolean tells = said.chars().anyMatch(Character::isLetterOrDigit);
    return whole && tells ? Pattern.compile(regex.toString()) : null;
  }

  private int[] align() {
    int[][] before = new int[output.size() + 1][template.size() + 1];
    int[][] behind = new int[output.size() + 1][template.size() + 1];
    for (int o = 1; o <= output.size(); o++) {
      for (int t = 1; t <= template.size(); t++) {
        int best = Math.max(before[o - 1][t], before[o][t - 1]);
        int weight = weights[o - 1][t - 1];
        before[o][t] = weight == 0 ? best : Math.max(best, before[o - 1][t - 1] + weight);
      }
    }
    for (int o = output.size() - 1; o >= 0; o--) {
      for (int t = template.size() - 1; t >= 0; t--) {
        int best = Math.max(behind[o + 1][t], behind[o][t + 1]);
        int weight = weights[o][t];
        behind[o][t] = weight == 0 ? best : Math.max(best, behind[o + 1][t + 1] + weight);
      }
    }
    int[] found = new int[output.size()];
    for (int o = 0; o < output.size(); o++) {
      found[o] = partner(o, before, behind);
    }
    between(found);
    return found;
  }

  private int partner(int o, int[][] before, int[][] behind) {
    int total = behind[0][0];
    int aligned = 0;
    int alike = 0;
    int partners = 0;
    int twins = 0;
    for (int t = 0; t < template.size(); t++) {
      if (weights[o][t] > 0) {
        alike = t + 1;
        twins++;
        if (before[o][t] + weights[o][t] + behind[o + 1][t + 1] == total) {
          aligned = t + 1;
          partners++;
        }
      }
    }
    if (partners == 1) {
      return aligned;
    }
    return twins == 1 ? alike : 0; // a loop prints a line of it several times
  }

  /** What stands between two lines that are told comes from the only action between these. */
  private void between(int[] found) {
    int last = 0;
    int from = -1;
    for (int o = 0; o < found.length; o++) {
      if (found[o] > 0) {
        fill(found, from + 1, o, last, found[o]);
        last = found[o];
        from = o;
      }
    }
    fill(found, from + 1, found.length, last, template.size() + 1);
  }

  /** An action beside text of its line prints no lines, unless it indents them. */
  private static boolean printsLines(String line) {
    String said = ACTION.matcher(line).replaceAll("");
    return line.contains("indent") || said.chars().noneMatch(Character::isLetterOrDigit);
  }

  private void fill(int[] found, int start, int end, int above, int below) {
    List<Integer> actions = new ArrayList<>();
    for (int line = Math.max(1, above); line < below; line++) {
      String text = template.get(line - 1).strip();
      boolean prints = text.contains("{{") && !CONTROL.matcher(text).matches();
      // The line above has printed its own text, and goes on where it indents more.
      if (prints && (line == above ? text.contains("indent") : printsLines(text))) {
        actions.add(line);
      }
    }
    for (int o = start; o < end && actions.size() == 1; o++) {
      found[o] = actions.get(0);
    }
  }
}
