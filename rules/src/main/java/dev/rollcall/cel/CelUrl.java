package dev.rollcall.cel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A URL as {@code url.ParseRequestURI} reads it. */
record CelUrl(String scheme, String host, String path, String query, String text)
    implements CelOpaque {

  private static final int MAX_LENGTH = 100_000;
  private static final String HEX = "0123456789ABCDEF";

  static void declare(Map<String, CelFunction> functions) {
    functions.put("url", a -> parse(CelQuantity.argument(a, "url")));
    functions.put("isURL", a -> problem(CelQuantity.argument(a, "isURL")) == null);
    functions.put("getScheme", a -> of(a[0]).scheme);
    functions.put("getHost", a -> of(a[0]).host);
    functions.put("getHostname", a -> of(a[0]).hostname());
    functions.put("getPort", a -> of(a[0]).port());
    functions.put("getEscapedPath", a -> escapePath(of(a[0]).path));
    functions.put("getQuery", a -> of(a[0]).parameters());
  }

  private static CelUrl of(Object value) {
    if (value instanceof CelUrl url) {
      return url;
    }
    throw CelException.noSuchOverload();
  }

  /** Returns what is wrong with a URL, or null. */
  static @Nullable String problem(String text) {
    try {
      parse(text);
      return null;
    } catch (CelException e) {
      return e.text().substring(e.text().indexOf("parse \""));
    }
  }

  private static CelException fail(String text, String problem) {
    return CelException.parse(
        "URL parse error during conversion from string: parse "
            + Quoting.goQuote(text)
            + ": "
            + problem);
  }

  private static CelUrl parse(String text) {
    if (text.isEmpty()) {
      throw fail(text, "empty url");
    }
    if (text.length() > MAX_LENGTH) {
      throw new CostLimitException();
    }
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw fail(text, "net/url: invalid control character in URL");
    }
    String scheme = scheme(text);
    String rest = scheme.isEmpty() ? text : text.substring(scheme.length() + 1);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    String main = mark < 0 ? rest : rest.substring(0, mark);
    if (!main.startsWith("/")) {
      if (scheme.isEmpty()) {
        throw fail(text, "invalid URI for request");
      }
      return new CelUrl(scheme, "", "", query, text);
    }
    String host = "";
    if (main.startsWith("//") && (!scheme.isEmpty() || !main.startsWith("///"))) {
      int slash = main.indexOf('/', 2);
      String authority = slash < 0 ? main.substring(2) : main.substring(2, slash);
      main = slash < 0 ? "" : main.substring(slash);
      host = host(text, authority.substring(authority.lastIndexOf('@') + 1));
    }
    checkEscapes(text, main);
    return new CelUrl(scheme.toLowerCase(Locale.ROOT), host, main, query, text);
  }

  private static String scheme(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Lexer.isLetter(c) && c != '_') {
        continue;
      }
      if (Lexer.isDigit(c) || c == '+' || c == '-' || c == '.') {
        if (i == 0) {
          return "";
        }
        continue;
      }
      if (c == ':') {
        if (i == 0) {
          throw fail(text, "missing protocol scheme");
        }
        return text.substring(0, i);
      }
      return "";
    }
    return "";
  }

  private static String host(String text, String host) {
    int end = host.startsWith("[") ? host.lastIndexOf(']') : -1;
    if (host.startsWith("[") && end < 0) {
      throw fail(text, "missing ']' in host");
    }
    int colon = end >= 0 ? end + 1 : host.lastIndexOf(':');
    String port = colon < 0 ? "" : host.substring(colon);
    if (!port.isEmpty() && !port.matches(":[0-9]*")) {
      throw fail(text, "invalid port " + Quoting.goQuote(port) + " after host");
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == ' ' || c == '^' || c == '\\' || c == '{' || c == '}' || c == '|' || c == '`') {
        throw fail(
            text, "invalid character " + Quoting.goQuote(String.valueOf(c)) + " in host name");
      }
    }
    checkEscapes(text, host);
    return host;
  }

  private static void checkEscapes(String text, String part) {
    for (int i = part.indexOf('%'); i >= 0; i = part.indexOf('%', i + 1)) {
      if (i + 2 >= part.length()
          || Character.digit(part.charAt(i + 1), 16) < 0
          || Character.digit(part.charAt(i + 2), 16) < 0) {
        String escape = part.substring(i, Math.min(part.length(), i + 3));
        throw fail(text, "invalid URL escape " + Quoting.goQuote(escape));
      }
    }
  }

  private String hostname() {
    if (host.startsWith("[")) {
      return host.substring(1, host.lastIndexOf(']'));
    }
    int colon = host.lastIndexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  private String port() {
    int colon = host.lastIndexOf(':');
    return colon < 0 || colon < host.lastIndexOf(']') ? "" : host.substring(colon + 1);
  }

  private static String escapePath(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      int c = b & 0xff;
      boolean plain =
          c < 128
              && (Lexer.isLetter(c) || Lexer.isDigit(c) || "-_.~$&+,/:;=@!'()*[]%".indexOf(c) >= 0);
      if (plain) {
        out.append((char) c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  private Object parameters() {
    Map<Object, List<Object>> values = new LinkedHashMap<>();
    for (String part : query.split("&")) {
      if (part.isEmpty() || part.contains(";")) {
        continue;
      }
      int equals = part.indexOf('=');
      String key = unescape(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : unescape(part.substring(equals + 1));
      values.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    values.forEach((key, list) -> map.put(key, CelList.of(list)));
    return CelMap.of(map);
  }

  private static String unescape(String text) {
    byte[] out = new byte[text.length() * 4];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length() && Character.digit(text.charAt(i + 1), 16) >= 0) {
        out[length++] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), 16);
        i += 2;
      } else {
        for (byte b : String.valueOf(c == '+' ? ' ' : c).getBytes(StandardCharsets.UTF_8)) {
          out[length++] = b;
        }
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public String typeName() {
    return "kubernetes.URL";
  }

  @Override
  public String label() {
    return "url";
  }
}
