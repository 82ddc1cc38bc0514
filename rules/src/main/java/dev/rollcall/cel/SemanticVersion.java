package dev.rollcall.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A semantic version; mirrors {@code github.com/blang/semver/v4}. */
record SemanticVersion(UInt major, UInt minor, UInt patch, List<Object> pre, String build)
    implements CelOpaque, Comparable<SemanticVersion> {

  static void declare(Map<String, CelFunction> functions) {
    functions.put("semver", SemanticVersion::parse);
    functions.put("isSemver", SemanticVersion::isVersion);
    functions.put("major", a -> of(a[0]).major.bits());
    functions.put("minor", a -> of(a[0]).minor.bits());
    functions.put("patch", a -> of(a[0]).patch.bits());
  }

  private static SemanticVersion of(Object value) {
    if (value instanceof SemanticVersion version) {
      return version;
    }
    throw CelException.noSuchOverload();
  }

  private static boolean normalizes(Object[] a) {
    if (a.length > 1 && !(a[1] instanceof Boolean)) {
      throw CelException.noSuchOverload();
    }
    return a.length > 1 && Boolean.TRUE.equals(a[1]);
  }

  private static boolean isVersion(Object[] a) {
    String text = CelQuantity.argument(a, "isSemver");
    boolean normalizes = normalizes(a);
    try {
      parse(text, normalizes);
      return true;
    } catch (CelException e) {
      return false;
    }
  }

  private static Object parse(Object[] a) {
    return parse(CelQuantity.argument(a, "semver"), normalizes(a));
  }

  private static SemanticVersion parse(String given, boolean normalize) {
    String text = normalize ? normalized(given) : given;
    if (text.isEmpty()) {
      throw CelException.parse("Version string empty");
    }
    int first = text.indexOf('.');
    int second = first < 0 ? -1 : text.indexOf('.', first + 1);
    if (second < 0) {
      throw CelException.parse("No Major.Minor.Patch elements found");
    }
    UInt major = number(text.substring(0, first), "Major", "major");
    UInt minor = number(text.substring(first + 1, second), "Minor", "minor");
    String rest = text.substring(second + 1);
    int plus = rest.indexOf('+');
    String build = plus < 0 ? "" : rest.substring(plus + 1);
    String main = plus < 0 ? rest : rest.substring(0, plus);
    int dash = main.indexOf('-');
    UInt patch = number(dash < 0 ? main : main.substring(0, dash), "Patch", "patch");
    List<Object> pre = dash < 0 ? List.of() : preRelease(main.substring(dash + 1));
    if (plus >= 0) {
      for (String part : build.split("\\.", -1)) {
        if (part.isEmpty() || !part.chars().allMatch(SemanticVersion::isAlphanumeric)) {
          throw CelException.parse(
              "Invalid character(s) found in build meta data \"" + part + "\"");
        }
      }
    }
    return new SemanticVersion(major, minor, patch, pre, build);
  }

  /** Strips a leading v and leading zeros, and adds missing parts: {@code normalizeAndParse}. */
  private static String normalized(String given) {
    String text = given.startsWith("v") ? given.substring(1) : given;
    List<String> parts = new ArrayList<>(List.of(text.split("\\.", 3)));
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.length() > 1) {
        String stripped = part.replaceFirst("^0+", "");
        boolean digits = !stripped.isEmpty() && Lexer.isDigit(stripped.charAt(0));
        parts.set(i, digits ? stripped : "0" + stripped);
      }
    }
    if (parts.size() < 3) {
      String last = parts.get(parts.size() - 1);
      if (last.indexOf('+') >= 0 || last.indexOf('-') >= 0) {
        throw CelException.parse("Short version cannot contain PreRelease/Build meta data");
      }
      while (parts.size() < 3) {
        parts.add("0");
      }
    }
    return String.join(".", parts);
  }

  private static UInt number(String text, String title, String name) {
    if (!text.chars().allMatch(Lexer::isDigit)) {
      throw CelException.parse(
          "Invalid character(s) found in " + name + " number \"" + text + "\"");
    }
    if (text.length() > 1 && text.startsWith("0")) {
      throw CelException.parse(title + " number must not contain leading zeroes \"" + text + "\"");
    }
    try {
      return new UInt(Long.parseUnsignedLong(text));
    } catch (NumberFormatException e) {
      throw CelException.parse(
          "strconv.ParseUint: parsing \""
              + text
              + "\": "
              + (text.isEmpty() ? "invalid syntax" : "value out of range"));
    }
  }

  private static boolean isAlphanumeric(int c) {
    return Lexer.isLetter(c) && c != '_' || Lexer.isDigit(c) || c == '-';
  }

  private static List<Object> preRelease(String text) {
    List<Object> parts = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      if (part.isEmpty()) {
        throw CelException.parse("PreRelease is empty");
      }
      if (part.chars().allMatch(Lexer::isDigit)) {
        if (part.length() > 1 && part.startsWith("0")) {
          throw CelException.parse(
              "Numeric PreRelease version must not contain leading zeroes \"" + part + "\"");
        }
        parts.add(number(part, "PreRelease", "prerelease"));
      } else if (part.chars().allMatch(SemanticVersion::isAlphanumeric)) {
        parts.add(part);
      } else {
        throw CelException.parse("Invalid character(s) found in prerelease \"" + part + "\"");
      }
    }
    return parts;
  }

  @Override
  public int compareTo(SemanticVersion other) {
    int order = major.compareTo(other.major);
    order = order == 0 ? minor.compareTo(other.minor) : order;
    order = order == 0 ? patch.compareTo(other.patch) : order;
    if (order != 0) {
      return Integer.signum(order);
    }
    if (pre.isEmpty() || other.pre.isEmpty()) {
      return Boolean.compare(pre.isEmpty(), other.pre.isEmpty());
    }
    for (int i = 0; i < Math.min(pre.size(), other.pre.size()); i++) {
      int part = comparePart(pre.get(i), other.pre.get(i));
      if (part != 0) {
        return Integer.signum(part);
      }
    }
    return Integer.compare(pre.size(), other.pre.size());
  }

  private static int comparePart(Object a, Object b) {
    if (a instanceof UInt x && b instanceof UInt y) {
      return x.compareTo(y);
    }
    if (a instanceof String x && b instanceof String y) {
      return x.compareTo(y);
    }
    return a instanceof UInt ? -1 : 1;
  }

  @Override
  public String typeName() {
    return "kubernetes.Semver";
  }

  @Override
  public String label() {
    return "semver";
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(major).append('.').append(minor).append('.').append(patch);
    for (int i = 0; i < pre.size(); i++) {
      text.append(i == 0 ? '-' : '.').append(pre.get(i));
    }
    return text.append(build.isEmpty() ? "" : "+" + build).toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SemanticVersion version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    return major.hashCode() * 31 + minor.hashCode();
  }
}
