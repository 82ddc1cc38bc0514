package dev.rollcall.yaml;

import dev.rollcall.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A string, number, boolean or null, as Kubernetes reads it.
 *
 * @param text the text as written, unquoted and unescaped
 * @param value null, {@link Boolean}, {@link Long}, {@link java.math.BigInteger}, {@link Double} or
 *     {@link String}
 * @param style how it is written
 */
public record YamlScalar(String text, @Nullable Object value, Style style, Span span)
    implements YamlNode {

  /** How a scalar is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BLOCK
  }

  /** Returns a plain text that stands in no file, such as the name of a field that a patch adds. */
  public static YamlScalar elsewhere(String text) {
    return new YamlScalar(text, text, Style.PLAIN, Span.ELSEWHERE);
  }

  /** Returns the scalar as if another text were written in the same way and place. */
  public YamlScalar withText(String other) {
    Object meant = style == Style.PLAIN ? ScalarReader.read(other) : other;
    return new YamlScalar(other, meant, style, span);
  }

  @Override
  public Span head() {
    return span;
  }

  /**
   * Returns the scalar as the JSON that Kubernetes makes of it shows it: {@code 010} is 8, {@code
   * yes} is true.
   */
  public String asText() {
    if (value instanceof String string) {
      return string;
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e18) {
      return Long.toString(number.longValue());
    }
    return String.valueOf(value);
  }

  @Override
  public String typeName() {
    if (value == null) {
      return "null";
    }
    return value instanceof String ? "string" : value instanceof Boolean ? "bool" : "number";
  }
}
