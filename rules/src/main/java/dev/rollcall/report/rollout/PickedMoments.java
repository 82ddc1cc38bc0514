package dev.rollcall.report.rollout;

import dev.rollcall.rollout.TimelinePoint;
import java.util.ArrayList;
import java.util.List;

/** Picks as many moments of an update as a picture of it can show. */
final class PickedMoments {

  private static final int MOST = 800;

  private PickedMoments() {}

  /** Returns all of few moments; of many the worst and the last one of each stretch of time. */
  static List<TimelinePoint> of(List<TimelinePoint> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<TimelinePoint> picked = new ArrayList<>();
    picked.add(all.get(0));
    double stretch = all.get(all.size() - 1).seconds() / (MOST / 2.0);
    int from = 1;
    while (from < all.size()) {
      double end = (Math.floor(all.get(from).seconds() / stretch) + 1) * stretch;
      TimelinePoint worst = all.get(from);
      int to = from;
      while (to < all.size() && (to == from || all.get(to).seconds() < end)) {
        if (all.get(to).unavailable() > worst.unavailable()) {
          worst = all.get(to);
        }
        to++;
      }
      picked.add(worst);
      if (worst != all.get(to - 1)) {
        picked.add(all.get(to - 1));
      }
      from = to;
    }
    return picked;
  }
}
