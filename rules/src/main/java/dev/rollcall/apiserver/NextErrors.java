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
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Finds what the server would say next of an object that does not decode: what holds whichever way
 * the object is made to decode, and does not depend on a part that cannot be read at all.
 */
final class NextErrors {

  private final FieldCursor object;
  private final ObjectType type;
  private final List<FieldError> decoding;

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

  /** Returns what a check says of the object however it is made to decode. */
  <T> List<T> common(
      Function<FieldCursor, List<T>> check,
      BiPredicate<T, T> same,
      Function<T, FieldLocation> place) {
    if (!(object.node() instanceof YamlMapping mapping)) {
      return List.of();
    }
    TypeRepair nearest = new TypeRepair(TypeRepair.Guess.NEAREST);
    List<T> found = new ArrayList<>(check.apply(repaired(mapping, nearest)));
    for (TypeRepair.Guess guess : List.of(TypeRepair.Guess.ABSENT, TypeRepair.Guess.OTHER)) {
      List<T> others =
          found.isEmpty() ? List.of() : check.apply(repaired(mapping, new TypeRepair(guess)));
      found.removeIf(one -> others.stream().noneMatch(other -> same.test(one, other)));
    }
    found.removeIf(one -> dependsOnUnreadable(place.apply(one), nearest.shapeless()));
    return found;
  }

  /** Returns the errors of the validation that hold however the object is made to decode. */
  List<FieldError> errors(Function<FieldCursor, List<FieldError>> validation) {
    List<FieldError> found =
        new ArrayList<>(
            common(
                validation,
                (one, other) -> one.reason() == other.reason() && one.path().equals(other.path()),
                FieldError::place));
    found.removeIf(this::isAboutUnknownField);
    return found;
  }

  private FieldCursor repaired(YamlMapping mapping, TypeRepair repair) {
    return new FieldCursor(object.place(), repair.repair(mapping, type));
  }

  /**
   * Returns whether the place is in a value of the wrong type, or beside one of which nothing can
   * be read.
   */
  private boolean dependsOnUnreadable(FieldLocation place, Set<Span> shapeless) {
    String path = place.path();
    for (FieldError error : decoding) {
      FieldLocation wrong = error.place();
      FieldLocation around =
          wrong.valueSpan() != null && shapeless.contains(wrong.valueSpan())
              ? wrong.parent()
              : wrong;
      if (error.reason() == CauseType.WRONG_TYPE
          && around != null
          && isWithin(path, around.path())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(String path, String around) {
    return path.startsWith(around)
        && (around.isEmpty()
            || path.length() == around.length()
            || path.charAt(around.length()) == '.'
            || path.charAt(around.length()) == '[');
  }

  /** A field that is missing, or a volume, may stand elsewhere in the object, or misspelt. */
  private boolean isAboutUnknownField(FieldError found) {
    String wanted = found.reason() == CauseType.NOT_FOUND ? "volumes" : found.place().name();
    boolean absent = found.reason() == CauseType.REQUIRED || found.reason() == CauseType.NOT_FOUND;
    for (FieldError error : decoding) {
      boolean unknown = error.reason() == CauseType.UNKNOWN_FIELD;
      String name = error.place().name();
      if (absent
          && unknown
          && (name.equals(wanted) || Spelling.nearest(name, Set.of(wanted)) != null)) {
        return true;
      }
    }
    return false;
  }
}
