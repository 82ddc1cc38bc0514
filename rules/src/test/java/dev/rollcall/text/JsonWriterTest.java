package dev.rollcall.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class JsonWriterTest {

  private static JsonWriter pair(JsonWriter json, String value) {
    return json.object().field("name", value).field("value", value).end();
  }

  @Test
  void writesNamesAtTheirDepth() {
    JsonWriter json = new JsonWriter().object().name("name");
    pair(json, "a").name("value").array();
    pair(json, "b");
    pair(json, "é\"").end();
    assertEquals(
        """
        {
          "name": {
            "name": "a",
            "value": "a"
          },
          "value": [
            {
              "name": "b",
              "value": "b"
            },
            {
              "name": "é\\"",
              "value": "é\\""
            }
          ]
        }
        """,
        json.end().toString());
  }

  @Test
  void copiesWhatIsRepeated() {
    JsonWriter json = new JsonWriter().array();
    int[] written = {0};
    Object value = new Object();
    for (int i = 0; i < 3; i++) {
      json.object().name("at").repeated(value, () -> json.value(written[0]++)).end();
    }
    assertEquals("[{\"at\":0},{\"at\":0},{\"at\":0}]", json.end().toString().replaceAll("\\s", ""));
  }

  @Test
  void handsOnWhatItHasWritten() {
    String wide = "\u6f22".repeat(100);
    StringBuilder out = new StringBuilder();
    JsonWriter whole = new JsonWriter().array();
    JsonWriter handing = new JsonWriter(out).array();
    for (int i = 0; i < 2000; i++) {
      pair(whole, i % 500 == 0 ? wide : "text");
      pair(handing, i % 500 == 0 ? wide : "text");
    }
    handing.end();
    assertEquals(whole.end().toString(), out.toString());
  }
}
