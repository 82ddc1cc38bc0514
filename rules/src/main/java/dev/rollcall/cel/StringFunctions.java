package dev.rollcall.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** cel-go's string library; positions are in code points. */
final class StringFunctions {

  private StringFunctions() {}

  static void declare(Map<String, CelFunction> functions) {
    functions.put("contains", a -> text(a[0]).contains(text(a[1])));
    functions.put("startsWith", a -> text(a[0]).startsWith(text(a[1])));
    functions.put("endsWith", a -> text(a[0]).endsWith(text(a[1])));
    functions.put("charAt", a -> charAt(text(a[0]), number(a[1])));
    functions.put("join", a -> join(a));
    functions.put("lowerAscii", a -> mapAscii(text(a[0]), 'A', 'Z', 32));
    functions.put("upperAscii", a -> mapAscii(text(a[0]), 'a', 'z', -32));
    functions.put("replace", a -> replace(text(a[0]), text(a[1]), text(a[2]), limit(a, 3)));
    functions.put("split", a -> split(text(a[0]), text(a[1]), limit(a, 2)));
    functions.put("substring", StringFunctions::substring);
    functions.put("trim", a -> trim(text(a[0])));
    functions.put("strings.quote", a -> Quoting.celQuote(text(a[0])));
    functions.put("format", a -> new FormatClauses(text(a[0]), list(a[1])).format());
  }

  static String text(Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw CelException.noSuchOverload();
  }

  static long number(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw CelException.noSuchOverload();
  }

  static CelList list(Object value) {
    if (value instanceof CelList list) {
      return list;
    }
    throw CelException.noSuchOverload();
  }

  private static long limit(Object[] arguments, int index) {
    return arguments.length > index ? number(arguments[index]) : -1;
  }

  private static Object charAt(String text, long index) {
    int length = Values.codePoints(text);
    if (index < 0 || index > length) {
      throw CelException.index(index);
    }
    return index == length ? "" : slice(text, index, index + 1);
  }

  private static String slice(String text, long from, long to) {
    int start = text.offsetByCodePoints(0, (int) from);
    return text.substring(start, text.offsetByCodePoints(start, (int) (to - from)));
  }

  private static Object substring(Object[] a) {
    String text = text(a[0]);
    int length = Values.codePoints(text);
    long from = number(a[1]);
    long to = a.length > 2 ? number(a[2]) : length;
    if (from < 0 || from > length) {
      throw CelException.index(from);
    }
    if (to < 0 || to > length) {
      throw CelException.index(to);
    }
    if (from > to) {
      throw new CelException("index", "invalid substring range. start: " + from + ", end: " + to);
    }
    return slice(text, from, to);
  }

  static Object indexOf(String text, String part, long from) {
    if (part.isEmpty()) {
      return from;
    }
    int length = Values.codePoints(text);
    if (from < 0) {
      throw CelException.index(from);
    }
    if (from >= length) {
      return -1L;
    }
    int found = text.indexOf(part, text.offsetByCodePoints(0, (int) from));
    return found < 0 ? -1L : (long) text.codePointCount(0, found);
  }

  static Object lastIndexOf(String text, String part, long from) {
    if (part.isEmpty()) {
      return from;
    }
    int length = Values.codePoints(text);
    if (from < 0) {
      throw CelException.index(from);
    }
    if (from > length) {
      return -1L;
    }
    int found = text.lastIndexOf(part, text.offsetByCodePoints(0, (int) Math.min(from, length)));
    return found < 0 ? -1L : (long) text.codePointCount(0, found);
  }

  private static Object join(Object[] a) {
    List<String> parts = new ArrayList<>();
    long length = 0;
    if (!(a[0] instanceof CelList list)) {
      throw CelException.noSuchOverload("join", a);
    }
    for (Object part : list) {
      if (!(part instanceof String)) {
        throw CelException.noSuchOverload("join", a);
      }
      parts.add(Objects.toString(part));
      length += part.toString().length();
    }
    String separator = a.length > 1 ? text(a[1]) : "";
    ValueSize.requireLength(length + ValueSize.multiply(separator.length(), parts.size()));
    return String.join(separator, parts);
  }

  /** Mirrors {@code strings.TrimSpace}. */
  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (from < to && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
  }

  private static Object mapAscii(String text, char first, char last, int shift) {
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c >= first && c <= last) {
        out.setCharAt(i, (char) (c + shift));
      }
    }
    return out.toString();
  }

  private static Object replace(String text, String old, String replacement, long limit) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    long left = limit < 0 ? Long.MAX_VALUE : limit;
    if (old.isEmpty()) {
      return replaceEmpty(text, replacement, left);
    }
    while (left-- > 0) {
      int found = text.indexOf(old, at);
      if (found < 0) {
        break;
      }
      out.append(text, at, found).append(replacement);
      ValueSize.requireLength(out.length());
      at = found + old.length();
    }
    return out.append(text, at, text.length()).toString();
  }

  private static String replaceEmpty(String text, String replacement, long limit) {
    StringBuilder out = new StringBuilder();
    long left = limit;
    int at = 0;
    while (left-- > 0) {
      out.append(replacement);
      ValueSize.requireLength(out.length());
      if (at >= text.length()) {
        break;
      }
      int c = text.codePointAt(at);
      out.appendCodePoint(c);
      at += Character.charCount(c);
    }
    return out.append(text, at, text.length()).toString();
  }

  private static Object split(String text, String separator, long limit) {
    List<Object> parts = new ArrayList<>();
    if (limit == 0) {
      return CelList.of(parts);
    }
    int at = 0;
    while (limit < 0 || parts.size() < limit - 1) {
      int found =
          separator.isEmpty()
              ? at >= text.length() ? -1 : text.offsetByCodePoints(at, 1)
              : text.indexOf(separator, at);
      if (found < 0 || separator.isEmpty() && found >= text.length()) {
        break;
      }
      parts.add(text.substring(at, found));
      ValueSize.requireCount(parts.size());
      at = found + separator.length();
    }
    if (!separator.isEmpty() || at < text.length()) {
      parts.add(text.substring(at));
    }
    return CelList.of(parts);
  }
}
