package dev.rollcall.policy;

import dev.rollcall.cel.CelPath;
import dev.rollcall.cel.ExpressionKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What expressions come to for one request and one parameter: variables and conditions are much the
 * same in many policies. Each policy is charged as if it had evaluated them itself.
 */
final class SharedResults {

  /** How many bytes of new values are kept: policies give back theirs one by one. */
  private static final long MOST_KEPT = 4L << 20;

  private @Nullable Result[] results = new Result[16];
  private @Nullable Place[] places = new Place[16];
  private long kept;

  /**
   * What an expression came to.
   *
   * @param value the value, or the error
   * @param units what it cost, without the variables that it read
   * @param walked how much it walked through, without them
   * @param reads the variables that it read
   */
  record Result(Object value, long units, long walked, List<String> reads) {}

  /**
   * Where what decided an expression stands.
   *
   * @param path null if it is nowhere
   */
  record Place(@Nullable CelPath path) {}

  @Nullable Result result(ExpressionKey key) {
    return key.number() < results.length ? results[key.number()] : null;
  }

  /**
   * Keeps what an expression came to, if there is room.
   *
   * @param made the bytes of new values
   */
  void keep(ExpressionKey key, Result result, long made) {
    if (kept + made > MOST_KEPT) {
      return;
    }
    kept += made;
    if (key.number() >= results.length) {
      results = Arrays.copyOf(results, key.number() * 2);
    }
    results[key.number()] = result;
  }

  /**
   * Returns the place of what decided an expression, null if nobody has asked before.
   *
   * @param failed whether the evaluation failed
   */
  @Nullable Place place(ExpressionKey key, boolean failed) {
    int at = index(key, failed);
    return at < places.length ? places[at] : null;
  }

  void keep(ExpressionKey key, boolean failed, Place place) {
    int at = index(key, failed);
    if (at >= places.length) {
      places = Arrays.copyOf(places, at * 2);
    }
    places[at] = place;
  }

  private static int index(ExpressionKey key, boolean failed) {
    return key.number() * 2 + (failed ? 1 : 0);
  }
}
