package dev.rollcall.apiserver.field;

import dev.rollcall.source.Span;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what the validation of one object finds, in the order of Kubernetes' own error lists.
 */
public final class ErrorList {

  private final List<FieldError> refusals = new ArrayList<>();

  public void add(FieldError refusal) {
    refusals.add(refusal);
  }

  /** Adds a cause at the path of the field itself. */
  public void add(FieldCursor field, CauseType reason, String message) {
    add(field, reason, ErrorMessage.of(message));
  }

  public void add(FieldCursor field, CauseType reason, ErrorMessage wording) {
    add(field, field.place().path(), reason, wording);
  }

  /** Adds a cause that the server reports under another path than that of the text to point at. */
  public void add(FieldCursor field, String path, CauseType reason, String message) {
    add(field, path, reason, ErrorMessage.of(message));
  }

  public void add(FieldCursor field, String path, CauseType reason, ErrorMessage wording) {
    refusals.add(new FieldError(field.place(), path, reason, wording));
  }

  public void required(FieldCursor field, String message) {
    add(field, CauseType.REQUIRED, message);
  }

  public void invalid(FieldCursor field, String message) {
    add(field, CauseType.INVALID, message);
  }

  public void forbidden(FieldCursor field, String message) {
    add(field, CauseType.FORBIDDEN, message);
  }

  public void duplicate(FieldCursor field, String message) {
    add(field, CauseType.DUPLICATE, message);
  }

  public void notSupported(FieldCursor field, String message) {
    add(field, CauseType.NOT_SUPPORTED, message);
  }

  public void notFound(FieldCursor field, String message) {
    add(field, CauseType.NOT_FOUND, message);
  }

  public void tooLong(FieldCursor field, String message) {
    add(field, CauseType.TOO_LONG, message);
  }

  /** Counts the causes so far, for a check that depends on whether another found any. */
  public int size() {
    return refusals.size();
  }

  public boolean isEmpty() {
    return refusals.isEmpty();
  }

  /** Returns the causes; of several with one path, reason and place the first says enough. */
  public List<FieldError> refusals() {
    if (refusals.size() < 2) {
      return List.copyOf(refusals);
    }
    Set<String> seen = new HashSet<>();
    List<FieldError> distinct = new ArrayList<>(refusals.size());
    for (FieldError refusal : refusals) {
      if (seen.add(key(refusal))) {
        distinct.add(refusal);
      }
    }
    return List.copyOf(distinct);
  }

  private static String key(FieldError refusal) {
    Span span = refusal.place().span();
    StringBuilder key = new StringBuilder(refusal.path());
    key.append('\n').append(refusal.reason().ordinal());
    key.append(' ').append(span.line()).append(' ').append(span.column());
    key.append(' ').append(span.endLine()).append(' ').append(span.endColumn());
    return key.toString();
  }
}
