package dev.rollcall.cel;

/**
 * Counts what an evaluation costs, in the units of cel-go, and besides that what the server does
 * not count: memory, and how much of lists and texts is walked through.
 */
public final class CelCost {

  /** The limit of one expression: {@code PerCallLimit}. */
  public static final long PER_EXPRESSION = 1_000_000;

  /** The limit of all match conditions of a policy: {@code RuntimeCELCostBudgetMatchConditions}. */
  public static final long MATCH_CONDITIONS = 2_500_000;

  /** The limit of a policy: {@code RuntimeCELCostBudget}. */
  public static final long PER_POLICY = 10_000_000;

  private static final long MAX_WALKED = 20_000_000;

  private final long limit;
  private final CelMemory memory;
  private long used;
  private long walked;

  public CelCost(long limit, CelMemory memory) {
    this.limit = limit;
    this.memory = memory;
  }

  /** Returns the account of a variable that is read, which has a limit of its own. */
  public CelCost ofVariable() {
    CelCost own = new CelCost(PER_EXPRESSION, memory);
    own.walked = walked;
    return own;
  }

  /** Goes on with what was walked through while a variable was read. */
  public void goOn(CelCost variable) {
    walked = variable.walked;
  }

  /** Returns whether more units were asked for than there are. */
  public boolean isOverdrawn() {
    return used > limit || used < 0;
  }

  /** Counts units. */
  public void charge(long units) {
    used += units;
    if (isOverdrawn()) {
      throw new CostLimitException();
    }
  }

  /** Counts values that are walked through; see {@link ValueSize}. */
  public void walk(long cells) {
    walked = ValueSize.add(walked, cells);
    if (walked > MAX_WALKED) {
      throw new CostLimitException();
    }
  }

  public CelMemory memory() {
    return memory;
  }

  public long used() {
    return used;
  }

  /** Returns how much was walked through. */
  public long walked() {
    return walked;
  }
}
