package dev.rollcall.report;

import dev.rollcall.text.JsonWriter;

/**
 * The names of two states that are compared, as the user gave them.
 *
 * @param before the path or revision of the earlier state
 * @param after that of the later state
 */
public record ComparedStates(String before, String after) {

  /** Writes the names into the object that is open. */
  public void append(JsonWriter json) {
    json.name("states").object();
    json.field("before", before);
    json.field("after", after);
    json.end();
  }
}
