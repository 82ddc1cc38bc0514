package dev.rollcall.cel;

/** Counts what an evaluation costs, in the units of cel-go. */
public final class CelCost {

  /** The limit of one expression. */
  public static final long PER_EXPRESSION = 1_000_000;

  private final long limit;
  private long used;

  public CelCost(long limit) {
    this.limit = limit;
  }

  void charge(long units) {
    used += units;
    if (used > limit || used < 0) {
      throw new CostLimitException();
    }
  }

  public long used() {
    return used;
  }
}
