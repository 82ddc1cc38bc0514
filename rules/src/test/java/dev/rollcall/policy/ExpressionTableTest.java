package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.cel.LibraryVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expressions are recorded with Kubernetes 1.36; the answers agree with the recording. */
final class ExpressionTableTest {

  private static List<String> lines(String name) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ExpressionTableTest.class.getResourceAsStream(name)),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static String answer(String expression) {
    String line = "{\"id\": \"x\", \"expr\": \"" + expression.replace("\"", "\\\"") + "\"}";
    return assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> new ExpressionTable(new LibraryVersion(36)).answer(line));
  }

  @Test
  void answersAsTheApiServer() throws IOException {
    ExpressionTable table = new ExpressionTable(new LibraryVersion(36));
    List<String> expressions = lines("expressions.jsonl");
    List<String> answers = lines("answers.jsonl");
    assertEquals(answers.size(), expressions.size());
    for (int i = 0; i < answers.size(); i++) {
      assertEquals(answers.get(i), table.answer(expressions.get(i)), expressions.get(i));
    }
  }

  @Test
  void librariesDependOnTheVersion() {
    String line = "{\"id\": \"x\", \"expr\": \"[2, 1].sort()\"}";
    assertTrue(new ExpressionTable(new LibraryVersion(34)).answer(line).contains("compileError"));
    assertEquals(
        "{\"id\": \"x\", \"result\": [1, 2]}",
        new ExpressionTable(new LibraryVersion(35)).answer(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{'a': ", "-(", "!(", "true ? 1 : ", "f("})
  void deepNestingIsRefused(String opener) {
    assertTrue(answer(opener.repeat(10_000)).contains("compileError"), opener);
  }

  @Test
  void longChainsAreRefused() {
    assertTrue(answer("1" + "+1".repeat(10_000)).contains("recursion limit"));
    assertTrue(answer("object" + ".a".repeat(10_000)).contains("recursion limit"));
    assertEquals("{\"id\": \"x\", \"result\": true}", answer("true" + "&&true".repeat(10_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lists.range(999).all(a, lists.range(999).all(b, lists.range(999).all(c, true)))",
        "lists.range(100000).map(x, lists.range(100000)).flatten().size()",
        "lists.range(2000000000).size()",
      })
  void whatDoesNotEndIsStopped(String expression) {
    assertTrue(answer(expression).contains("\"class\": \"cost\""), answer(expression));
  }

  /** Mutates recorded expressions: every text has an answer. */
  @Test
  void anyTextHasAnAnswer() throws IOException {
    ExpressionTable table = new ExpressionTable(new LibraryVersion(36));
    Random random = new Random(28);
    String alphabet = "()[]{}?:.,+-*/%!<>='\\\"`_ aA0x1ue\n";
    for (String line : lines("expressions.jsonl")) {
      int at = line.indexOf("\"expr\": \"") + "\"expr\": \"".length();
      int end = line.indexOf("\", \"vars\"", at);
      String expression = end < 0 ? line.substring(at, line.length() - 2) : line.substring(at, end);
      StringBuilder mutated = new StringBuilder(expression.replace("\\", ""));
      for (int i = 0; i < 3 && mutated.length() > 0; i++) {
        mutated.setCharAt(
            random.nextInt(mutated.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String text = mutated.toString().replaceAll("[\\\\\"\n]", "~");
      assertTrue(table.answer("{\"id\": \"x\", \"expr\": \"" + text + "\"}").startsWith("{"), text);
    }
  }
}
