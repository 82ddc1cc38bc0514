package dev.rollcall.cel;

/** Counts what an evaluation costs, in the units of cel-go. */
public final class CelCost {

  /** The limit of one expression. */
  public static final long PER_EXPRESSION = 1_000_000;

  /** The number of elements that one evaluation may make: the server's lists are lazy, ours not. */
  private static final long MAX_ELEMENTS = 1_000_000;

  private static final int CHARS_PER_ELEMENT = 8;

  private final long limit;
  private long used;
  private long elements;

  public CelCost(long limit) {
    this.limit = limit;
  }

  void charge(long units) {
    used += units;
    if (used > limit || used < 0) {
      throw new CostLimitException();
    }
  }

  /** Counts what the result of a call holds in memory. */
  void allocate(String function, Object[] arguments, Object result) {
    if (result instanceof String text) {
      elements += text.length() / CHARS_PER_ELEMENT;
    } else if (result instanceof CelList list) {
      boolean appends =
          function.equals("_+_") && arguments[1] instanceof CelList added && added.size() <= 1;
      elements += appends ? 1 : list.size();
    }
    if (elements > MAX_ELEMENTS) {
      throw new CostLimitException();
    }
  }

  public long used() {
    return used;
  }
}
