package dev.rollcall.engine.admission;

import dev.rollcall.source.FieldLocation;
import org.jspecify.annotations.Nullable;

/**
 * An object that policies are to accept or to refuse, or a policy that is to be valid.
 *
 * @param position the file without its directory, and the line
 * @param object the kind and the name of the object, empty if it could not be read
 * @param failure why it is not as expected, or null if it is
 */
public record PolicyTestCase(String position, String object, @Nullable String failure) {

  static PolicyTestCase of(FieldLocation place, @Nullable String failure) {
    String position = position(place.location().file().name(), place.location().span().line());
    return new PolicyTestCase(position, place.origin().object().toString(), failure);
  }

  static String position(String file, int line) {
    return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
  }
}
