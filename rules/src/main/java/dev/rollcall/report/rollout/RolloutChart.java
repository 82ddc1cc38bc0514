package dev.rollcall.report.rollout;

import dev.rollcall.report.AnsiStyle;
import dev.rollcall.rollout.RolloutTrace;
import dev.rollcall.rollout.TimelinePoint;
import java.util.ArrayList;
import java.util.List;

/** Draws an update over time: one bar a moment, as long as the fleet is large. */
final class RolloutChart {

  private static final int ROWS = 16;
  private static final int TIME = 12;
  private static final int NUMBER = 7;
  private static final String DONE = "█";
  private static final String DOWN = "·";
  private static final String OLD = "▒";

  private final AnsiStyle style;
  private final boolean beside;
  private final int length;
  private final RolloutTrace course;

  RolloutChart(AnsiStyle style, int width, RolloutTrace course) {
    this.style = style;
    this.course = course;
    int most = 0;
    for (TimelinePoint moment : course.timeline()) {
      most = Math.max(most, moment.starting() + moment.pending() - moment.unavailable());
    }
    this.beside = most > 0;
    int numbers = (beside ? 4 : 3) * NUMBER;
    this.length = Math.max(10, Math.min(60, width - TIME - 4 - numbers));
  }

  void append(StringBuilder out) {
    out.append(right("time", TIME))
        .append("  ")
        .append(left(DONE + " new  " + DOWN + " down  " + OLD + " old", length))
        .append(right("NEW", NUMBER))
        .append(right("DOWN", NUMBER))
        .append(right("OLD", NUMBER))
        .append(beside ? right("BESIDE", NUMBER) : "")
        .append('\n');
    for (TimelinePoint moment : picked()) {
      row(out, moment);
    }
  }

  /** Returns the moments to draw: all of few, or some of many, first, worst and last included. */
  private List<TimelinePoint> picked() {
    List<TimelinePoint> all = course.timeline();
    List<TimelinePoint> picked = new ArrayList<>();
    int rows = Math.min(ROWS, all.size());
    int worst = worst(all);
    int last = -1;
    for (int i = 0; i < rows; i++) {
      int index = rows == 1 ? 0 : (int) ((long) i * (all.size() - 1) / (rows - 1));
      if (last < worst && worst < index) {
        picked.add(all.get(worst));
      }
      picked.add(all.get(index));
      last = index;
    }
    return picked;
  }

  private static int worst(List<TimelinePoint> all) {
    int worst = 0;
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).unavailable() > all.get(worst).unavailable()) {
        worst = i;
      }
    }
    return worst;
  }

  private void row(StringBuilder out, TimelinePoint moment) {
    int old = moment.available() - moment.done();
    int total = Math.max(1, course.desired());
    int done = cells(moment.done(), total);
    int down = cells(moment.unavailable(), total);
    int rest = cells(old, total);
    // Rounding must not make the bar longer than the fleet; the longest part gives way.
    while (done + down + rest > length) {
      if (rest >= done && rest >= down) {
        rest--;
      } else if (done >= down) {
        done--;
      } else {
        down--;
      }
    }
    int drawn = done + down + rest;
    if (old > 0 && drawn < length) {
      rest += length - drawn;
    } else if (moment.done() > 0) {
      done += length - drawn;
    } else {
      down += length - drawn;
    }
    out.append(right(DurationFormat.text(moment.seconds()), TIME))
        .append("  ")
        .append(style.strong(DONE.repeat(done)))
        .append(DOWN.repeat(down))
        .append(style.faint(OLD.repeat(rest)))
        .append(right(Integer.toString(moment.done()), NUMBER))
        .append(right(Integer.toString(moment.unavailable()), NUMBER))
        .append(right(Integer.toString(old), NUMBER));
    if (beside) {
      int extra = Math.max(0, moment.starting() + moment.pending() - moment.unavailable());
      out.append(right(Integer.toString(extra), NUMBER));
    }
    out.append('\n');
  }

  /** Returns how many cells stand for so many nodes; even one of thousands is seen. */
  private int cells(int count, int total) {
    return count == 0 ? 0 : Math.max(1, (int) ((long) count * length / total));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
