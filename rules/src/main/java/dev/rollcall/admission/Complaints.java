package dev.rollcall.admission;

import dev.rollcall.yaml.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what the validation of one object finds, in the order of Kubernetes' own error lists.
 */
final class Complaints {

  private final List<Refusal> refusals = new ArrayList<>();

  void add(Refusal refusal) {
    refusals.add(refusal);
  }

  /** Adds a cause at the path of the field itself. */
  void add(Field field, Reason reason, String message) {
    add(field, reason, Wording.of(message));
  }

  void add(Field field, Reason reason, Wording wording) {
    add(field, field.place().path(), reason, wording);
  }

  /** Adds a cause that the server reports under another path than that of the text to point at. */
  void add(Field field, String path, Reason reason, String message) {
    add(field, path, reason, Wording.of(message));
  }

  void add(Field field, String path, Reason reason, Wording wording) {
    refusals.add(new Refusal(field.place(), path, reason, wording));
  }

  void required(Field field, String message) {
    add(field, Reason.REQUIRED, message);
  }

  void invalid(Field field, String message) {
    add(field, Reason.INVALID, message);
  }

  void forbidden(Field field, String message) {
    add(field, Reason.FORBIDDEN, message);
  }

  void duplicate(Field field, String message) {
    add(field, Reason.DUPLICATE, message);
  }

  void notSupported(Field field, String message) {
    add(field, Reason.NOT_SUPPORTED, message);
  }

  void notFound(Field field, String message) {
    add(field, Reason.NOT_FOUND, message);
  }

  void tooLong(Field field, String message) {
    add(field, Reason.TOO_LONG, message);
  }

  /** Counts the causes so far, for a check that depends on whether another found any. */
  int size() {
    return refusals.size();
  }

  boolean isEmpty() {
    return refusals.isEmpty();
  }

  /** Returns the causes; of several with one path, reason and place the first says enough. */
  List<Refusal> refusals() {
    List<Refusal> distinct = new ArrayList<>(refusals.size());
    for (Refusal refusal : refusals) {
      if (!isIn(distinct, refusal)) {
        distinct.add(refusal);
      }
    }
    return List.copyOf(distinct);
  }

  private static boolean isIn(List<Refusal> refusals, Refusal refusal) {
    for (Refusal other : refusals) {
      if (other.reason() == refusal.reason()
          && other.path().equals(refusal.path())
          && other.place().span().equals(refusal.place().span())) {
        return true;
      }
    }
    return false;
  }
}
