package dev.rollcall.cel;

/**
 * The minor version of Kubernetes that decides which libraries there are. A server accepts a
 * library in new expressions one version after it was introduced, so that a rollback can still read
 * them.
 *
 * @param minor the version of the server
 */
public record LibraryVersion(int minor) {

  static final int OPTIONALS = 28;
  static final int LITERAL_CHECKS = 29;
  static final int TWO_VARIABLES = 32;
  static final int LISTS = 34;

  boolean atLeast(int introduced) {
    return minor - 1 >= introduced;
  }
}
