package dev.rollcall.placement;

import dev.rollcall.model.Taint;
import dev.rollcall.model.Value;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.text.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A taint to add or to take away, as users write it.
 *
 * @param node whose it is
 * @param effect the effect, or null for every effect, which only a removal can be of
 * @param unnamed the whole text if it may be of a taint without a node, else empty
 */
record TaintNotation(
    String node,
    String key,
    String value,
    @Nullable String effect,
    boolean removes,
    String unnamed) {

  /** The taint of a cordoned node. */
  static final TaintNotation CORDON =
      new TaintNotation("", "node.kubernetes.io/unschedulable", "", "NoSchedule", false, "");

  private static final List<String> EFFECTS =
      List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

  /**
   * Reads {@code NODE=key=value:effect}.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static TaintNotation parse(String text) {
    int at = text.indexOf('=');
    if (at < 1 || at == text.length() - 1) {
      if (text.indexOf(':') > 0 && at < 0) {
        throw namesNoNode(text);
      }
      throw new IllegalArgumentException(
          "the taint \"" + text + "\" is not NODE=key=value:effect in one word");
    }
    boolean removes = text.endsWith("-");
    String rest = text.substring(at + 1, text.length() - (removes ? 1 : 0));
    int colon = rest.lastIndexOf(':');
    String pair = colon < 0 ? rest : rest.substring(0, colon);
    int equals = pair.indexOf('=');
    String key = equals < 0 ? pair : pair.substring(0, equals);
    if (key.isEmpty()) {
      throw namesNoNode(text);
    }
    return new TaintNotation(
        text.substring(0, at),
        key,
        equals < 0 ? "" : pair.substring(equals + 1),
        effect(text, colon < 0 ? null : rest.substring(colon + 1), removes),
        removes,
        equals < 0 && colon >= 0 ? text : "");
  }

  private static IllegalArgumentException namesNoNode(String text) {
    return new IllegalArgumentException(
        "the taint \"" + text + "\" names no node; write NODE=" + text + ", with * for every node");
  }

  private static @Nullable String effect(String text, @Nullable String effect, boolean removes) {
    if (effect == null && !removes) {
      throw new IllegalArgumentException(
          "the taint \""
              + text
              + "\" has no effect; write "
              + text
              + ":NoSchedule, or"
              + " :PreferNoSchedule or :NoExecute");
    }
    if (effect != null && !EFFECTS.contains(effect)) {
      throw new IllegalArgumentException(
          "the taint \""
              + text
              + "\" has the effect \""
              + effect
              + "\", which is not one"
              + Spelling.advice(effect, EFFECTS));
    }
    return effect;
  }

  /** Returns whether a taint of a node goes for this one. */
  boolean replaces(Taint taint) {
    return taint.key().get().equals(key) && (effect == null || taint.effect().get().equals(effect));
  }

  /** Returns the taint at the place of what has it. */
  Taint at(FieldLocation place) {
    return new Taint(
        place,
        new Value.Given<>(key, place),
        new Value.Given<>(value, place),
        new Value.Given<>(effect == null ? "" : effect, place));
  }

  /** Returns the change in words. */
  String words() {
    return (removes ? "no taint " : "taint ")
        + key
        + (value.isEmpty() ? "" : "=" + value)
        + (effect == null ? "" : ":" + effect);
  }
}
