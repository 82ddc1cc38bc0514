package dev.rollcall.admission;

import java.util.List;

/**
 * What the API server answers to an object.
 *
 * @param refusals why it refuses it; empty where it takes it
 * @param warnings what it warns of; empty where it refuses it
 */
public record Review(List<Refusal> refusals, List<Warning> warnings) {

  public Review {
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
  }
}
