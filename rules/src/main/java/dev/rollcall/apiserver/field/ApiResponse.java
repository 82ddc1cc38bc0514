package dev.rollcall.apiserver.field;

import java.util.List;

/**
 * What the API server answers to an object.
 *
 * @param refusals why it refuses it; empty if it takes it
 * @param warnings what it warns of; where it refuses it, what it warned of before it looked
 * @param next what it would say next, once the object decodes; empty if it does
 * @param nextWarnings what it would warn of if it took the object; empty if it takes it
 */
public record ApiResponse(
    List<FieldError> refusals,
    List<ApiServerWarning> warnings,
    List<FieldError> next,
    List<ApiServerWarning> nextWarnings) {

  public ApiResponse(List<FieldError> refusals, List<ApiServerWarning> warnings) {
    this(refusals, warnings, List.of(), List.of());
  }

  public ApiResponse {
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
    next = List.copyOf(next);
    nextWarnings = List.copyOf(nextWarnings);
  }
}
