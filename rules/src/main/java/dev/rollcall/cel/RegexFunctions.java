package dev.rollcall.cel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Regular expressions by RE2, as the server runs them: their time is linear. */
final class RegexFunctions {

  /** The number of instructions that are kept. */
  private static final long MAX_CACHED = 100_000;

  private final Map<String, MatchedTexts> compiled = new ConcurrentHashMap<>();
  private final AtomicLong cached = new AtomicLong();

  void declare(Map<String, CelFunction> functions) {
    functions.put("matches", a -> pattern(a[1]).find(text(a[0])));
    functions.put("find", a -> find(pattern(a[1]).pattern().matcher(text(a[0]))));
    functions.put(
        "findAll",
        a ->
            findAll(
                pattern(a[1]).pattern().matcher(text(a[0])),
                a.length > 2 ? StringFunctions.number(a[2]) : -1));
  }

  private static String text(Object value) {
    return StringFunctions.text(value);
  }

  /** Returns a compiled pattern, or throws what the server would say. */
  MatchedTexts pattern(Object text) {
    String pattern = text(text);
    MatchedTexts known = compiled.get(pattern);
    if (known != null) {
      return known;
    }
    RegexSize size = RegexSize.of(pattern);
    if (!size.problem().isEmpty()) {
      throw new CelException("regex", "error parsing regexp: " + size.problem());
    }
    try {
      MatchedTexts made = new MatchedTexts(Pattern.compile(pattern));
      if (cached.addAndGet(size.instructions()) < MAX_CACHED) {
        compiled.put(pattern, made);
      }
      return made;
    } catch (PatternSyntaxException e) {
      throw new CelException("regex", String.valueOf(e.getMessage()));
    }
  }

  private static Object find(Matcher matcher) {
    return matcher.find() ? matcher.group() : "";
  }

  private static Object findAll(Matcher matcher, long limit) {
    List<Object> found = new ArrayList<>();
    int lastEnd = -1;
    while ((limit < 0 || found.size() < limit) && matcher.find()) {
      // Go skips an empty match right after another match.
      if (matcher.end() > matcher.start() || matcher.start() != lastEnd) {
        found.add(matcher.group());
        ValueSize.requireCount(found.size());
      }
      lastEnd = matcher.end();
    }
    return CelList.of(found);
  }
}
