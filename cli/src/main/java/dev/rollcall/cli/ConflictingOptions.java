package dev.rollcall.cli;

/**
 * Two options of which one would be ignored beside the other.
 *
 * @param remedy what to do instead
 */
record ConflictingOptions(String one, String other, String remedy) {

  void check(Arguments arguments) throws UsageException {
    if (arguments.has(one) && arguments.has(other)) {
      throw new UsageException(one + " and " + other + " exclude each other; " + remedy);
    }
  }
}
