package dev.rollcall.apiserver;

import dev.rollcall.apiserver.decoding.TypeRepair;
import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.apiserver.field.FieldError;
import dev.rollcall.schemas.ObjectType;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.Span;
import dev.rollcall.text.Spelling;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what the server would say next of an object that does not decode: what holds whichever way
 * the object is made to decode, and does not depend on a part that cannot be read at all.
 */
final class NextErrors {

  private final FieldCursor object;
  private final ObjectType type;
  private final List<FieldError> decoding;
  private final Map<TypeRepair.Guess, Repaired> repaired = new EnumMap<>(TypeRepair.Guess.class);

  /** The object as a guess makes it decode, and where nothing can be made of it. */
  private record Repaired(FieldCursor object, Set<Span> shapeless) {}

  /**
   * Creates it for an object.
   *
   * @param decoding why the object does not decode
   */
  NextErrors(FieldCursor object, ObjectType type, List<FieldError> decoding) {
    this.object = object;
    this.type = type;
    this.decoding = decoding;
  }

  /**
   * Returns what a check says of the object however it is made to decode.
   *
   * @param identity what two answers share that say the same
   */
  <T> List<T> common(
      Function<FieldCursor, List<T>> check,
      Function<T, String> identity,
      Function<T, FieldLocation> place) {
    if (!(object.node() instanceof YamlMapping mapping)) {
      return List.of();
    }
    Repaired nearest = repaired(mapping, TypeRepair.Guess.NEAREST);
    List<T> found = new ArrayList<>(check.apply(nearest.object()));
    for (TypeRepair.Guess guess : List.of(TypeRepair.Guess.ABSENT, TypeRepair.Guess.OTHER)) {
      Set<String> others = new HashSet<>();
      if (!found.isEmpty()) {
        check
            .apply(repaired(mapping, guess).object())
            .forEach(one -> others.add(identity.apply(one)));
      }
      found.removeIf(one -> !others.contains(identity.apply(one)));
    }
    Set<String> unreadable = unreadable(nearest.shapeless());
    found.removeIf(one -> isWithin(place.apply(one), unreadable));
    return found;
  }

  /** Returns the errors of the validation that hold however the object is made to decode. */
  List<FieldError> errors(Function<FieldCursor, List<FieldError>> validation) {
    List<FieldError> found =
        new ArrayList<>(
            common(validation, one -> one.reason() + " " + one.path(), FieldError::place));
    Set<String> unknown = new HashSet<>();
    for (FieldError error : decoding) {
      if (error.reason() == CauseType.UNKNOWN_FIELD) {
        unknown.add(error.place().name());
      }
    }
    found.removeIf(one -> isAbout(unknown, one));
    return found;
  }

  /** Returns the same for each check. */
  private Repaired repaired(YamlMapping mapping, TypeRepair.Guess guess) {
    Repaired known = repaired.get(guess);
    if (known == null) {
      TypeRepair repair = new TypeRepair(guess);
      FieldCursor decodes = new FieldCursor(object.place(), repair.repair(mapping, type));
      known = new Repaired(decodes, repair.shapeless());
      repaired.put(guess, known);
    }
    return known;
  }

  /** Returns the paths of values of the wrong type, of their parents if nothing can be read. */
  private Set<String> unreadable(Set<Span> shapeless) {
    Set<String> paths = new HashSet<>();
    for (FieldError error : decoding) {
      FieldLocation wrong = error.place();
      FieldLocation around =
          wrong.valueSpan() != null && shapeless.contains(wrong.valueSpan())
              ? wrong.parent()
              : wrong;
      if (error.reason() == CauseType.WRONG_TYPE && around != null) {
        paths.add(around.path());
      }
    }
    return paths;
  }

  private static boolean isWithin(FieldLocation place, Set<String> paths) {
    if (paths.isEmpty()) {
      return false;
    }
    for (FieldLocation at = place; at != null; at = at.parent()) {
      if (paths.contains(at.path())) {
        return true;
      }
    }
    return false;
  }

  /** A field that is missing, or a volume, may stand elsewhere in the object, or misspelt. */
  private static boolean isAbout(Set<String> unknown, FieldError found) {
    if (found.reason() != CauseType.REQUIRED && found.reason() != CauseType.NOT_FOUND) {
      return false;
    }
    String wanted = found.reason() == CauseType.NOT_FOUND ? "volumes" : found.place().name();
    for (String name : unknown) {
      if (name.equals(wanted) || Spelling.nearest(name, Set.of(wanted)) != null) {
        return true;
      }
    }
    return false;
  }
}
