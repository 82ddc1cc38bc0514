package dev.rollcall.apiserver.field;

/** Why the API server refuses a value, as it words it in the causes of its answer. */
public enum CauseType {
  REQUIRED("FieldValueRequired"),
  INVALID("FieldValueInvalid"),
  NOT_SUPPORTED("FieldValueNotSupported"),
  DUPLICATE("FieldValueDuplicate"),
  FORBIDDEN("FieldValueForbidden"),
  NOT_FOUND("FieldValueNotFound"),
  TOO_LONG("FieldValueTooLong"),
  TOO_MANY("FieldValueTooMany"),
  TYPE_INVALID("FieldValueTypeInvalid"),
  /** The server could not finish its check. */
  INTERNAL("InternalError"),
  /** Strict decoding met a field that the type does not have. */
  UNKNOWN_FIELD("UnknownField"),
  /** Strict decoding met a field twice. */
  DUPLICATE_FIELD("DuplicateField"),
  /** The document does not decode into the type. */
  WRONG_TYPE("WrongType"),
  /** No such apiVersion and kind is served. */
  NO_MATCH("NoMatch"),
  /** It is not YAML. */
  SYNTAX("Syntax");

  private final String id;

  CauseType(String id) {
    this.id = id;
  }

  /** Returns whether only strict field validation refuses it. */
  public boolean isStrict() {
    return this == UNKNOWN_FIELD || this == DUPLICATE_FIELD;
  }

  /** Returns the {@code apiReason} of the JSON contract. */
  public String id() {
    return id;
  }
}
