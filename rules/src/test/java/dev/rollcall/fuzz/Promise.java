package dev.rollcall.fuzz;

/** Holds the product to what it promises. */
final class Promise {

  private Promise() {}

  /** Throws where a promise is broken. */
  static void hold(boolean kept, String promise, Object... about) {
    if (!kept) {
      StringBuilder message = new StringBuilder(promise);
      for (Object one : about) {
        message.append('\n').append(one);
      }
      throw new AssertionError(message.toString());
    }
  }
}
