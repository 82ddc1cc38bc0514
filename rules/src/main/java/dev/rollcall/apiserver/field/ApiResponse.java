package dev.rollcall.apiserver.field;

import java.util.List;

/**
 * What the API server answers to an object.
 *
 * @param refusals why it refuses it; empty where it takes it
 * @param warnings what it warns of; empty where it refuses it
 */
public record ApiResponse(List<FieldError> refusals, List<ApiServerWarning> warnings) {

  public ApiResponse {
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
  }
}
