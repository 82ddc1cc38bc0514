package dev.rollcall.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Columns of text, left-aligned as {@code kubectl} prints them. Where a line is too long, the gaps
 * are narrowed first; then the widest columns lose the middle of their names, or are broken at
 * blanks; last, columns are dropped in the order that the table states, and a line says so.
 */
public final class TextTable {

  private static final int WIDEST_GAP = 3;

  /** A name keeps so much before a column is dropped for it. */
  private static final int COMFORTABLE = 20;

  /** Where the middle is, in eighths from the end: names that differ are not to look alike. */
  private static final int[] MIDDLES = {4, 6, 2, 7, 1};

  /** A name that is shortened keeps so much. */
  private static final int LEAST = 12;

  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> droppable;

  /**
   * Creates a table.
   *
   * @param droppable the columns that may be left out where there is no room, the first one first
   */
  public TextTable(List<String> head, String... droppable) {
    rows.add(List.copyOf(head));
    this.droppable = List.of(droppable);
  }

  public void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  public boolean has(String column) {
    return rows.get(0).contains(column);
  }

  /** Returns the table without a column. */
  public TextTable without(String column) {
    int dropped = rows.get(0).indexOf(column);
    TextTable other =
        new TextTable(without(rows.get(0), dropped), droppable.toArray(String[]::new));
    rows.subList(1, rows.size()).forEach(row -> other.row(without(row, dropped)));
    return other;
  }

  private static List<String> without(List<String> row, int dropped) {
    List<String> cells = new ArrayList<>(row);
    if (dropped >= 0) {
      cells.remove(dropped);
    }
    return cells;
  }

  /** Returns the one value that the column has in all rows, the empty string otherwise. */
  public String common(String column) {
    int index = rows.get(0).indexOf(column);
    String common = "";
    for (List<String> row : rows.subList(1, rows.size())) {
      if (!common.isEmpty() && !common.equals(row.get(index))) {
        return "";
      }
      common = row.get(index);
    }
    return common;
  }

  private boolean isEmpty(String column) {
    int index = rows.get(0).indexOf(column);
    for (List<String> row : rows.subList(1, rows.size())) {
      if (!row.get(index).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the lines fit with some gap between the columns. */
  public boolean fits(int width) {
    return length(widths(), 1) <= width;
  }

  /** Appends the lines, with the widest gap between columns that fits. */
  public void append(StringBuilder out, String indent, int width) {
    int room = width - indent.length();
    TextTable table = this;
    List<String> dropped = new ArrayList<>();
    for (String column : droppable) {
      boolean full = table.has(column) && length(table.least(COMFORTABLE), 1) > room;
      if (full) {
        boolean empty = table.rows.size() > 1 && table.isEmpty(column);
        table = table.without(column);
        dropped.addAll(empty ? List.of() : List.of(column));
      }
    }
    table.print(out, indent, room);
    if (!dropped.isEmpty()) {
      out.append(indent).append("no room for ").append(String.join(", ", dropped)).append('\n');
    }
  }

  private void print(StringBuilder out, String indent, int room) {
    int[] widths = widths();
    int[] whole = widths.clone();
    int gap = WIDEST_GAP;
    while (gap > 1 && length(widths, gap) > room) {
      gap--;
    }
    narrow(widths, room);
    int[] middles = new int[widths.length];
    for (int i = 0; i < widths.length; i++) {
      middles[i] = widths[i] < whole[i] ? middle(i, widths[i]) : MIDDLES[0];
    }
    for (List<String> row : rows) {
      List<List<String>> cells = new ArrayList<>();
      int height = 1;
      for (int i = 0; i < widths.length; i++) {
        List<String> lines = lines(row.get(i), widths[i], middles[i]);
        cells.add(lines);
        height = Math.max(height, lines.size());
      }
      for (int at = 0; at < height; at++) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; i < widths.length; i++) {
          String cell = at < cells.get(i).size() ? cells.get(i).get(at) : "";
          line.append(cell).append(" ".repeat(widths[i] - length(cell) + gap));
        }
        out.append(line.toString().stripTrailing()).append('\n');
      }
    }
  }

  /** Returns the middle that leaves most names of a column different. */
  private int middle(int column, int width) {
    int best = MIDDLES[0];
    long most = -1;
    for (int middle : MIDDLES) {
      Set<List<String>> different = new HashSet<>();
      rows.forEach(row -> different.add(lines(row.get(column), width, middle)));
      if (different.size() > most) {
        most = different.size();
        best = middle;
      }
    }
    return best;
  }

  /** Takes from the widest columns until the lines fit, or nothing can be taken any more. */
  private void narrow(int[] widths, int room) {
    int[] least = least(LEAST);
    for (int excess = length(widths, 1) - room; excess > 0; excess--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean wider = widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest]);
        widest = wider ? i : widest;
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  private int[] least(int kept) {
    int[] least = widths();
    for (int i = 0; i < least.length; i++) {
      least[i] = Math.min(least[i], Math.max(kept, length(rows.get(0).get(i))));
    }
    return least;
  }

  /** Breaks what is too long at blanks, and takes the middle out of words that still are. */
  private static List<String> lines(String cell, int width, int middle) {
    if (length(cell) <= width) {
      return List.of(cell);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : cell.split(" ")) {
      String fitting = ShortName.of(word, width, middle);
      if (!line.isEmpty() && length(line.toString()) + 1 + length(fitting) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(fitting);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int length(int[] widths, int gap) {
    int total = (widths.length - 1) * gap;
    for (int width : widths) {
      total += width;
    }
    return total;
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return widths;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
