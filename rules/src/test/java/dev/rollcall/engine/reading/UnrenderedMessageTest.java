package dev.rollcall.engine.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.engine.reading.UnrenderedMessage.Remedy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnrenderedMessageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          a template was not rendered                       | RENDER_FIRST | ""         | ; render it first
          2 templates of this directory were not rendered   | RENDER_FIRST | ""         | ; render them first
          a template of a chart was not rendered            | NAME_CHART   | charts/a b | ; render it: rollcall lint charts/a b
          3 templates of a chart were not rendered          | NAME_CHART   | x; render y | ; render them: rollcall lint x; render y
          3 templates of a chart were not rendered          | INSTALL_HELM | charts/a   | ; install helm, then: rollcall lint charts/a
          3 templates of a chart were not rendered          | AS_ASKED     | --no-render | , as asked for by --no-render
          """)
  void isTakenApartAsItWasPutTogether(String what, Remedy remedy, String detail, String advice) {
    UnrenderedMessage message = new UnrenderedMessage(what, remedy, detail);
    assertEquals(what + advice, message.text());
    assertEquals(message, UnrenderedMessage.of(message.text()));
  }
}
