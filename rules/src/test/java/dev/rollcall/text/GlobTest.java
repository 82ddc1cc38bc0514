package dev.rollcall.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matches paths and names as people who know .gitignore expect. */
final class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "vendor, vendor/a/b.yaml, true",
    "vendor, x/vendor/b.yaml, true",
    "vendor/, x/vendor/b.yaml, true",
    "/vendor, x/vendor/b.yaml, false",
    "/vendor, vendor/b.yaml, true",
    "./vendor/b, vendor/b/c.yaml, true",
    "a/*, a/b/c.yaml, true",
    "a/*.yaml, a/b/c.yaml, false",
    "a/**/c.yaml, a/c.yaml, true",
    "a/**/c.yaml, a/b/b/c.yaml, true",
    "**, anything/at/all.yaml, true",
    "**/test/**, a/test/b.yaml, true",
    "**/test/**, test/b.yaml, true",
    "*-test.yaml, a/b-test.yaml, true",
    "?.yaml, a/b.yaml, true",
    "?.yaml, a/bc.yaml, false",
    "*.yml, a/b.yaml, false",
    "ä ö/*.yaml, ä ö/ü.yaml, true",
    "a[b].yaml, a[b].yaml, true",
  })
  void pathsMatch(String pattern, String path, boolean expected) {
    assertEquals(expected, Glob.path(pattern).matchesPath(path));
  }

  @ParameterizedTest
  @CsvSource({
    "node-*, node-agent, true",
    "*-agent, node-agent, true",
    "n*a*t, node-agent, true",
    "node, node-agent, false",
    "*, anything, true",
    "a**b, axxb, true",
  })
  void namesMatch(String pattern, String name, boolean expected) {
    assertEquals(expected, Glob.name(pattern).matchesName(name));
  }

  @Test
  void hostilePatternsTakeNoTime() {
    String stars = "*a".repeat(200) + "b";
    String text = "a".repeat(5000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertFalse(Glob.name(stars).matchesName(text));
          assertFalse(Glob.path("**/".repeat(200) + "x").matchesPath("a/".repeat(2000)));
        });
  }
}
