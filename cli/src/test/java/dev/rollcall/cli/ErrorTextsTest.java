package dev.rollcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.page.RuleSearch;
import dev.rollcall.rule.Rule;
import dev.rollcall.rules.BuiltInRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whoever pastes a whole line of an event or of a log finds the rule among the first few. */
class ErrorTextsTest {

  private static final int FIRST = 4;

  private static List<String> texts() {
    try (InputStream in = ErrorTextsTest.class.getResourceAsStream("error-texts.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thereAreMany() {
    assertTrue(texts().size() >= 60);
  }

  @TestFactory
  Stream<DynamicTest> findsTheRule() {
    return texts().stream().map(line -> DynamicTest.dynamicTest(line, () -> check(line)));
  }

  private static void check(String line) {
    int colon = line.indexOf(": ");
    List<String> found =
        RuleSearch.byText(BuiltInRules.all(), line.substring(colon + 2)).stream()
            .map((Rule rule) -> rule.info().id())
            .limit(FIRST)
            .toList();
    assertTrue(found.contains(line.substring(0, colon)), "finds " + found);
  }

  @Test
  void namesFirstWhatComesFirst() {
    assertEquals(
        "pending-extended-resource",
        RuleSearch.byText(BuiltInRules.all(), "2 Insufficient nvidia.com/gpu. FailedScheduling")
            .get(0)
            .info()
            .id());
    assertEquals(List.of(), RuleSearch.byText(BuiltInRules.all(), "quite another matter"));
  }
}
