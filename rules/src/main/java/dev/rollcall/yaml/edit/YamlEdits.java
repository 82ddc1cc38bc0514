package dev.rollcall.yaml.edit;

import dev.rollcall.diagnostic.TextEdit;
import dev.rollcall.source.FieldLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edits of a manifest that leave everything else as it is: comments, order, quotes, indentation,
 * line ends. Each answers null if the text cannot be edited in place, as behind an alias, and where
 * an entry of the new key is there already, be its value null.
 */
public final class YamlEdits {

  private YamlEdits() {}

  /**
   * Writes another value. A string takes the quotes of the old one; a number, a boolean and what is
   * quoted itself are written as they are.
   */
  public static @Nullable List<TextEdit> value(FieldLocation place, String newText) {
    EntryEditor entry = EntryEditor.of(place);
    if (entry == null || entry.isBlockScalar()) {
      return null;
    }
    String text = entry.style().value(newText, entry.valueQuote());
    return entry.isEmpty()
        ? entry.replace(entry.end(), entry.end(), " " + text)
        : entry.replace(entry.valueStart(), entry.end(), text);
  }

  /** Writes another key, in the quotes of the old one. */
  public static @Nullable List<TextEdit> key(FieldLocation place, String newKey) {
    EntryEditor entry = EntryEditor.of(place);
    if (entry == null || entry.isItem() || entry.hasSibling(newKey)) {
      return null;
    }
    return entry.replace(
        entry.start(), entry.keyEnd(), entry.keyQuote() + newKey + entry.keyQuote());
  }

  /**
   * Removes an entry of a map or an item of a list, with the comment behind it; of the last one
   * remain {@code {}} or {@code []}.
   */
  public static @Nullable List<TextEdit> remove(FieldLocation place) {
    EntryEditor entry = EntryEditor.of(place);
    return entry == null ? null : entry.remove();
  }

  /**
   * Inserts an entry behind another one of the same map, or an item behind another one of the same
   * list.
   *
   * @param key the key of the entry, empty for the item of a list
   * @param value what follows the key or the dash; may have several lines of block style, which are
   *     indented here
   */
  public static @Nullable List<TextEdit> insertAfter(
      FieldLocation sibling, String key, String value) {
    EntryEditor entry = EntryEditor.of(sibling);
    if (entry == null
        || entry.isItem() != key.isEmpty()
        || (!entry.isItem() && entry.hasSibling(key))) {
      return null;
    }
    return entry.insertAfter(key, value);
  }

  /** Inserts an entry before another one of the same map; see {@link #insertAfter}. */
  public static @Nullable List<TextEdit> insertBefore(
      FieldLocation sibling, String key, String value) {
    EntryEditor entry = EntryEditor.of(sibling);
    if (entry == null || entry.isItem() || key.isEmpty() || entry.hasSibling(key)) {
      return null;
    }
    return entry.insertBefore(key, value);
  }

  /** Returns a text as YAML, in quotes where it might be read as something else than a string. */
  public static String string(String text) {
    return CollectionStyle.isPlain(text)
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
