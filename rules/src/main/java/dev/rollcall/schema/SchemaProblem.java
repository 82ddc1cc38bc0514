package dev.rollcall.schema;

import dev.rollcall.apiserver.field.CauseType;
import dev.rollcall.source.FieldLocation;

/**
 * Where an object breaks the schema of its kind.
 *
 * @param place what to point at
 * @param message value, reason and remedy in plain words
 */
public record SchemaProblem(FieldLocation place, CauseType reason, String message) {}
