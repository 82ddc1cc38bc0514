package dev.rollcall.cel;

/**
 * Counts what evaluations hold in memory. The server leaves that to the limit of costs; its texts
 * and lists are shared where ours are copied.
 */
public final class CelMemory {

  private static final long LIMIT = 24L << 20;
  private static final int BYTES_PER_CELL = 24;

  private long used;
  private long kept;

  void allocate(long bytes) {
    used += bytes;
    if (used > LIMIT) {
      throw new CostLimitException();
    }
  }

  /** Returns what is in use, as a mark for what is made from now on. */
  public long used() {
    return used;
  }

  /**
   * Counts a variable that outlives the evaluation of its expression, which began at a mark, and
   * forgets what else was made since then.
   */
  public void keep(Object value, long mark) {
    long size = Math.min(ValueSize.cells(value) * BYTES_PER_CELL, Math.max(0, used - mark));
    kept += size;
    used = mark + size;
  }

  /** Forgets what an evaluation made, but for the variables. */
  public void release() {
    used = kept;
  }
}
