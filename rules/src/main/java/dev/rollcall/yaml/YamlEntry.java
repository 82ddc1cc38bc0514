package dev.rollcall.yaml;

/**
 * A key of a mapping and its value.
 *
 * @param key the key; its {@link YamlScalar#asText} is the name of the field
 * @param merged whether it came in through a merge key
 */
public record YamlEntry(YamlScalar key, YamlNode value, boolean merged) {

  /** Returns the name of the field. */
  public String name() {
    return key.asText();
  }
}
