package dev.rollcall.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Common mistakes of YAML are told without the words of a parser. */
final class YamlErrorTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "while scanning for the next token: | found character '\\t(TAB)' that cannot start any"
            + " token. (Do not use \\t(TAB) for indentation) | a tab where YAML takes only spaces",
        "while scanning for the next token: | found character '@' that cannot start any token."
            + " (Do not use @ for indentation) | a value cannot start with \"@\"; quote it",
        "| mapping values are not allowed here | a \":\" where no key can be",
        "while parsing a block mapping: | expected <block end>, but found '-' | the line is"
            + " indented unlike those before it",
        "while scanning a simple key: | could not find expected ':' | the key before this has no"
            + " \":\" after it"
      })
  void commonMistakes(String context, String problem, String said) {
    String text = YamlErrorText.of(context == null ? "" : context, problem);
    assertEquals(said, text == null ? "" : text.substring(0, said.length()));
  }

  @Test
  void leavesTheRestToTheLibrary() {
    assertNull(YamlErrorText.of("while parsing a flow sequence: ", "expected ',' or ']'"));
  }
}
