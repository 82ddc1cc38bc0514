package dev.rollcall.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void writesMembersWithIndentation() {
    JsonText json = new JsonText();
    json.member("text", "a \"quoted\" \\ word");
    json.member("number", Long.MIN_VALUE);
    json.member("flag", true);
    json.member("list", Arrays.asList("one", null));
    json.member("nothing", List.of());
    json.object("object");
    json.member("inner", 1);
    json.end();
    json.object("empty");
    json.end();
    assertEquals(
        """
        {
          "text": "a \\"quoted\\" \\\\ word",
          "number": -9223372036854775808,
          "flag": true,
          "list": ["one", null],
          "nothing": [],
          "object": {
            "inner": 1
          },
          "empty": {}
        }
        """,
        json.finish());
  }
}
