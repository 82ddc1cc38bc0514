package dev.rollcall.engine.reading;

/** A schema that the configuration names cannot be read or applied; the message names its file. */
public final class UnusableSchemaException extends IllegalArgumentException {

  UnusableSchemaException(String message) {
    super(message);
  }
}
