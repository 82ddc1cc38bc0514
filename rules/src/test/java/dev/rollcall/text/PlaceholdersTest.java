package dev.rollcall.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

  @ParameterizedTest
  @CsvSource({
    "${NAME}, true, ${NAME}",
    "a-${NAME}-b, true, a-${NAME}-b",
    "${NAME/+/_}, true, ${NAME/+/_}",
    "${NAME:=x}, false, x",
    "${NAME:-x}y, false, xy",
    "${NAME=x}, false, x",
    "${A:=${B:=x}}, false, x",
    "${A:=${B}}, true, ${B}",
    "${A:=x}-${B}, true, x-${B}",
    "$${NAME}, false, $${NAME}",
    "edge$1, false, edge$1",
    "$(NAME), false, $(NAME)",
    "${, false, ${",
    "${}, false, ${}",
    "${NAME, false, ${NAME",
    "{{ name }}, true, {{ name }}",
    "{{ name, false, {{ name",
    "FILLED BY THE OPERATOR, true, FILLED BY THE OPERATOR",
    "REPLACE_ME, true, REPLACE_ME",
    "YOUR-TOKEN-2, true, YOUR-TOKEN-2",
    "AGENT_CONFIG, false, AGENT_CONFIG",
    "Replace_me, false, Replace_me",
    "<namespace>, true, <namespace>",
    "<, false, <",
    "<=5, false, <=5",
    "$NAMESPACE, true, $NAMESPACE",
    "$Namespace, false, $Namespace",
    "$1, false, $1",
    "__NAME__, true, __NAME__",
    "____, false, ____",
    "#{NAME}#, true, #{NAME}#",
    "'ENC[AES256_GCM,data:x]', true, 'ENC[AES256_GCM,data:x]'"
  })
  void tellsWhatStaysUnknown(String value, boolean unresolved, String withDefaults) {
    assertEquals(unresolved, Placeholders.isUnresolved(value));
    assertEquals(withDefaults, Placeholders.withDefaults(value));
  }
}
