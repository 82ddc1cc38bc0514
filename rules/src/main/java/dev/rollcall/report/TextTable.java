package dev.rollcall.report;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, left-aligned as {@code kubectl} prints them. */
public final class TextTable {

  private static final int WIDEST_GAP = 3;

  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(List<String> head) {
    rows.add(List.copyOf(head));
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
    TextTable other = new TextTable(without(rows.get(0), dropped));
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

  /** Returns whether the lines fit with some gap between the columns. */
  public boolean fits(int width) {
    return length(1) <= width;
  }

  /** Appends the lines, with the widest gap between columns that fits. */
  public void append(StringBuilder out, String indent, int width) {
    int gap = WIDEST_GAP;
    while (gap > 1 && indent.length() + length(gap) > width) {
      gap--;
    }
    int[] widths = widths();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)) + gap));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private int length(int gap) {
    int[] widths = widths();
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
