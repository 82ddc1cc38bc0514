package dev.rollcall.cli;

import picocli.CommandLine.ParseResult;

/**
 * Two options of which one would be ignored beside the other.
 *
 * @param remedy what to do instead
 */
record ConflictingOptions(String one, String other, String remedy) {

  void check(ParseResult arguments) throws UsageException {
    if (arguments.hasMatchedOption(one) && arguments.hasMatchedOption(other)) {
      throw new UsageException(one + " and " + other + " exclude each other; " + remedy);
    }
  }
}
