package dev.rollcall.cli;

/**
 * Thrown where arguments or configuration are wrong; the message names what is wrong and the
 * remedy.
 */
final class UsageException extends Exception {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
