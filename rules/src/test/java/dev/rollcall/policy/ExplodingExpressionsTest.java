package dev.rollcall.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.cel.LibraryVersion;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions that grow from variable to variable: each ends early, in an answer. */
final class ExplodingExpressionsTest {

  private static final Duration MOST = Duration.ofSeconds(60);

  /** Answers an expression after a chain of variables, v0 to vN, each made from the one before. */
  private static String answer(String start, int count, String step, String expression) {
    StringBuilder line = new StringBuilder("{\"id\": \"x\", \"variables\": [");
    for (int i = 0; i <= count; i++) {
      String text = i == 0 ? start : step.replace("$", "variables.v" + (i - 1));
      line.append(i == 0 ? "" : ", ")
          .append("{\"name\": \"v%d\", \"expression\": \"%s\"}".formatted(i, text));
    }
    String asked = expression.replace("$", "variables.v" + count);
    line.append("], \"expr\": \"%s\"}".formatted(asked));
    return assertTimeoutPreemptively(
        MOST, () -> new ExpressionTable(new LibraryVersion(36)).answer(line.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[1]           |  40 | $ + $             | size($) > 0",
        "[1]           |  40 | [$, $]            | $ == $",
        "dyn([1])      |  40 | dyn([$, $])       | $",
        "dyn([1])      |  40 | dyn([$, $])       | '%s'.format([$]) == ''",
        "dyn([1])      |  40 | dyn([$, $])       | $ in [$]",
        "dyn([1])      |  40 | dyn([$, $])       | size($.flatten(100)) > 0",
        "dyn([1])      |  40 | dyn([$, $])       | sets.equivalent([$], [$])",
        "dyn([1])      |  40 | dyn([$, $])       | size([$, $].distinct())",
        "{'a': 1}      |  40 | {'a': $, 'b': $}  | $ == $",
        "'a'           |  60 | $ + $             | size($) > 0",
        "b'a'          |  60 | $ + $             | size($) > 0",
        "'aaaaaaaaaa'  |   9 | $.replace('', $)  | size($) > 0",
        "'aaaaaaaaaa'  |   9 | $.replace('a', $) | size($) > 0",
        "'aaaaaaaaaa'  |  13 | $ + $             | size(lists.range(90000).map(x, $).join($)) > 0",
        "'aaaaaaaaaa'  |  20 | $ + $             | size($.split('')) > 0",
        "'aaaaaaaaaa'  |  20 | $ + $             | size($.findAll('.')) > 0",
        "'aaaaaaaaaa'  |  17 | $ + $             | $.indexOf($ + 'b') == 1",
        "'aaaaaaaaaa'  |  16 | $ + $             | size(($ + $).split($ + 'b')) == 1",
        "'aaaaaaaaaa'  |  18 | $ + $             | $.matches('a{900}b')",
        "'aaaaaaaaaa'  |  18 | $ + $             | '%s%s%s%s%s'.format([$, $, $, $, $]) == ''",
        "'a=1&'        |  19 | $ + $             | isURL('http://a/?' + $)",
        "lists.range(99999)  | 0 | $ | lists.range(99999).all(i, size($ + [i]) > 0)",
        "lists.range(99999)  | 0 | $ | lists.range(99999).all(i, size([i] + $) > 0)",
        "lists.range(99999)  | 30 | lists.range(99999) + $ | size($) > 0",
        "lists.range(99999)  | 0 | $ | $.distinct().size() > 0",
        "lists.range(99999)  | 0 | $ | $.all(i, !'a'.matches('a' + string(i) + '{500}'))",
        "dyn([1])      | 300 | dyn([$])          | $ == $",
        "1             | 999 | $ + 1             | $ > 0",
      })
  void endsInTheCostLimit(String start, int count, String step, String expression) {
    String answer = answer(start, count, step, expression);
    assertTrue(answer.contains("\"class\": \"cost\""), answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1   |  40 | {$: $}            | type of more than 10000 parts",
        "[1] | 600 | [$]               | type is nested more than 500 deep",
      })
  void typesThatGrowAreRefused(String start, int count, String step, String problem) {
    String answer = answer(start, count, step, "$ == $");
    assertTrue(answer.contains("\"compileError\": \"" + problem), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"((a{100}){100}){100}", "(((((a{9}){9}){9}){9}){9}){9}"})
  void largeRegularExpressionsAreRefused(String pattern) {
    String answer = answer("1", 0, "$", "'a'.matches('" + pattern + "')");
    assertTrue(answer.contains("compileError"), answer);
    String dynamic = answer("1", 0, "$", "'a'.matches('" + pattern + "' + string(2))");
    assertTrue(
        dynamic.contains("\"error\": \"error parsing regexp: expression too large\""), dynamic);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "(?:", "(a|"})
  void deepRegularExpressionsAreRefused(String group) {
    String answer = answer("'" + group + "'", 12, "$ + $", "'a'.matches($)");
    assertTrue(answer.contains("expression nests too deeply"), answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'1'  | duration($ + 's') == duration('1s') | conversion",
        "'1'  | int($) > 0                           | conversion",
        "':1' | ip($) == ip('::1')                   | parse",
      })
  void longNumbersAreNoNumbers(String start, String expression, String kind) {
    String answer = answer(start, 20, "$ + $", expression);
    assertTrue(answer.contains("\"class\": \"" + kind + "\""), answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"optional.of(1)", "optional.none()"})
  void macrosThatCopyAreRefused(String optional) {
    String chain = optional + ".optMap(x, x + 1)".repeat(200) + ".hasValue()";
    assertTrue(answer("1", 0, "$", chain).contains("as its macros are expanded"));
    assertTrue(answer("1", 0, "$", optional + ".optMap(x, x + 1)".repeat(5)).contains("result"));
  }

  /** What loops collect is not copied for each element. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "size(lists.range(9999).transformMap(i, v, v)) | 9999",
        "size(lists.range(9999).transformList(i, v, v)) | 9999",
        "size(lists.range(9999).filter(v, v > 4)) | 9994",
        "size([1, 2].transformMapEntry(i, v, {v: i})) | 2",
      })
  void largeLoopsAreAnswered(String expression, long size) {
    assertEquals("{\"id\": \"x\", \"result\": " + size + "}", answer("1", 0, "$", expression));
  }
}
