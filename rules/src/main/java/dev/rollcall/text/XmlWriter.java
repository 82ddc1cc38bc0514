package dev.rollcall.text;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes indented XML 1.0, one element after the other. */
public final class XmlWriter {

  private final StringBuilder out =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();
  private boolean inTag;

  /** Opens an element; attributes come next, then what is in it. */
  public XmlWriter element(String name) {
    closeTag();
    out.append("  ".repeat(open.size())).append('<').append(name);
    open.push(name);
    inTag = true;
    return this;
  }

  public XmlWriter attribute(String name, Object value) {
    out.append(' ').append(name).append("=\"").append(escaped(value.toString())).append('"');
    return this;
  }

  /** Writes an element that holds text only. */
  public XmlWriter text(String name, String text) {
    closeTag();
    out.append("  ".repeat(open.size())).append('<').append(name).append('>');
    out.append(escaped(text)).append("</").append(name).append(">\n");
    return this;
  }

  /** Ends the element that was opened last with a text in it. */
  public XmlWriter endWith(String text) {
    out.append('>').append(escaped(text)).append("</").append(open.pop()).append(">\n");
    inTag = false;
    return this;
  }

  /** Ends the element that was opened last. */
  public XmlWriter end() {
    String name = open.pop();
    if (inTag) {
      out.append("/>\n");
      inTag = false;
    } else {
      out.append("  ".repeat(open.size())).append("</").append(name).append(">\n");
    }
    return this;
  }

  private void closeTag() {
    if (inTag) {
      out.append(">\n");
      inTag = false;
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      escaped.append(escaped.isEmpty() ? "" : "&#10;");
      String safe = TextSanitizer.text(line);
      for (int i = 0; i < safe.length(); i++) {
        char c = safe.charAt(i);
        switch (c) {
          case '<' -> escaped.append("&lt;");
          case '>' -> escaped.append("&gt;");
          case '&' -> escaped.append("&amp;");
          case '"' -> escaped.append("&quot;");
          case '\'' -> escaped.append("&apos;");
          default -> escaped.append(isXml(safe, i) ? c : '\uFFFD');
        }
      }
    }
    return escaped.toString();
  }

  /** XML has no halves of surrogate pairs, and not the two last characters of the plane. */
  private static boolean isXml(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c < '\uFFFE';
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
