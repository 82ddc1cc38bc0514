package dev.rollcall.apiserver.strategy;

import dev.rollcall.apiserver.field.FeatureGate;
import dev.rollcall.source.FieldLocation;

/**
 * A field that a server removes from an object without a word.
 *
 * @param place the field
 * @param gate the feature that is off
 * @param empty whether the field says nothing, so that nobody misses it
 */
public record DroppedField(FieldLocation place, FeatureGate gate, boolean empty) {}
