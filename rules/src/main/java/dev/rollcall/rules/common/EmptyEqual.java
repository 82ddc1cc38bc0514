package dev.rollcall.rules.common;

import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Taint;
import dev.rollcall.model.Toleration;
import dev.rollcall.rule.RuleContext;

/** Tolerations that tolerate a taint only with the empty value. */
public final class EmptyEqual {

  private EmptyEqual() {}

  /** Returns whether the toleration is a key alone, which the API server completes to Equal "". */
  public static boolean isEmptyEqual(Toleration toleration) {
    return !toleration.key().get().isEmpty()
        && toleration.operator().get().equals("Equal")
        && toleration.value().get().isEmpty();
  }

  /** Returns the value of taints with this key, or an empty text if none is known. */
  public static String valueOfTaint(
      String key, Toleration toleration, DaemonSet daemonSet, RuleContext context) {
    for (Taint taint : context.cluster().marksFor(daemonSet).taints()) {
      boolean meant = taint.key().get().equals(key) && !taint.value().get().isEmpty();
      if (meant && !toleration.tolerates(taint)) {
        return taint.value().get();
      }
    }
    KnownTaint known = KnownTaint.of(key);
    return known == null ? "" : known.value();
  }
}
