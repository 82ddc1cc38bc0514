package dev.rollcall.cel;

/** An error of an evaluation; {@code ||} and {@code &&} may absorb it. */
public class CelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String kind;

  CelException(String kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** Returns the class of the error, such as {@code no-such-key}. */
  public String kind() {
    return kind;
  }

  /** Returns what went wrong. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** Returns this error as that of a variable that a policy declares. */
  public CelException ofVariable(String name) {
    return this instanceof CelUnknown
        ? this
        : new CelException(
            kind, "composited variable \"" + name + "\" fails to evaluate: " + text());
  }

  /** Returns what reading a variable throws that costs too much by itself. */
  public static CelException costLimit() {
    return new CelException("cost", CostLimitException.MESSAGE);
  }

  static CelException noSuchOverload() {
    return new CelException("no-such-overload", "no such overload");
  }

  static CelException noSuchOverload(String function, Object... arguments) {
    StringBuilder text = new StringBuilder("no such overload: ").append(function).append('(');
    for (int i = 0; i < arguments.length; i++) {
      text.append(i == 0 ? "" : ", ").append(Values.typeName(arguments[i]));
    }
    return new CelException("no-such-overload", text.append(')').toString());
  }

  static CelException noSuchKey(Object key) {
    return new CelException("no-such-key", "no such key: " + Formatting.plain(key));
  }

  static CelException conversion(String from, String to) {
    return new CelException(
        "conversion", "type conversion error from '" + from + "' to '" + to + "'");
  }

  static CelException overflow(String type) {
    return new CelException("overflow", type + " overflow");
  }

  static CelException index(Object index) {
    return new CelException("index", "index out of range: " + index);
  }

  static CelException parse(String message) {
    return new CelException("parse", message);
  }
}
