package dev.rollcall.schema;

import dev.rollcall.admission.Reason;
import dev.rollcall.source.Place;

/**
 * Where an object breaks the schema of its kind.
 *
 * @param place what to point at
 * @param message value, reason and remedy in plain words
 */
public record SchemaProblem(Place place, Reason reason, String message) {}
