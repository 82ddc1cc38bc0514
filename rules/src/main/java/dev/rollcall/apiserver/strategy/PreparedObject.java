package dev.rollcall.apiserver.strategy;

import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/**
 * An object as the server validates and stores it.
 *
 * @param object the object without the fields that the server drops
 * @param dropped these, in the server's order
 */
public record PreparedObject(FieldCursor object, List<DroppedField> dropped) {

  public PreparedObject {
    dropped = List.copyOf(dropped);
  }
}
