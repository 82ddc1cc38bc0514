package dev.rollcall.cel;

import java.util.List;

/**
 * A type of the type checker.
 *
 * @param name the name, or that of a type parameter
 * @param parameters the element types of a list, map, optional or type
 * @param size the number of types of which it is made
 * @param depth how deep they are nested
 */
record CelType(Kind kind, String name, List<CelType> parameters, int size, int depth) {

  private static final int MAX_SIZE = 10_000;
  private static final int MAX_DEPTH = 500;

  CelType(Kind kind, String name, List<CelType> parameters) {
    this(kind, name, parameters, sizeOf(parameters), depthOf(parameters));
  }

  private static int sizeOf(List<CelType> parameters) {
    int size = 1;
    for (CelType parameter : parameters) {
      size += parameter.size;
    }
    if (size > MAX_SIZE) {
      throw new CompileLimitException("type of more than " + MAX_SIZE + " parts");
    }
    return size;
  }

  private static int depthOf(List<CelType> parameters) {
    int depth = 0;
    for (CelType parameter : parameters) {
      depth = Math.max(depth, parameter.depth);
    }
    if (depth >= MAX_DEPTH) {
      throw new CompileLimitException("type is nested more than " + MAX_DEPTH + " deep");
    }
    return depth + 1;
  }

  /** The kind of a type. */
  enum Kind {
    PRIMITIVE,
    NULL,
    DYN,
    ERROR,
    LIST,
    MAP,
    STRUCT,
    OPAQUE,
    TYPE,
    PARAMETER
  }

  static final CelType BOOL = primitive("bool");
  static final CelType INT = primitive("int");
  static final CelType UINT = primitive("uint");
  static final CelType DOUBLE = primitive("double");
  static final CelType STRING = primitive("string");
  static final CelType BYTES = primitive("bytes");
  static final CelType TIMESTAMP = primitive("timestamp");
  static final CelType DURATION = primitive("duration");
  static final CelType NULL = new CelType(Kind.NULL, "null", List.of());
  static final CelType DYN = new CelType(Kind.DYN, "dyn", List.of());
  static final CelType ERROR = new CelType(Kind.ERROR, "!error!", List.of());

  private static CelType primitive(String name) {
    return new CelType(Kind.PRIMITIVE, name, List.of());
  }

  static CelType list(CelType element) {
    return new CelType(Kind.LIST, "list", List.of(element));
  }

  static CelType map(CelType key, CelType value) {
    return new CelType(Kind.MAP, "map", List.of(key, value));
  }

  static CelType optional(CelType value) {
    return new CelType(Kind.OPAQUE, "optional_type", List.of(value));
  }

  static CelType struct(String name) {
    return new CelType(Kind.STRUCT, name, List.of());
  }

  static CelType parameter(String name) {
    return new CelType(Kind.PARAMETER, name, List.of());
  }

  boolean isOptional() {
    return kind == Kind.OPAQUE && name.equals("optional_type");
  }

  boolean isDyn() {
    return kind == Kind.DYN;
  }

  boolean isDynOrError() {
    return kind == Kind.DYN || kind == Kind.ERROR;
  }

  /** Returns whether two types are the same but for the names of type parameters. */
  boolean isEquivalent(CelType other) {
    if (kind != other.kind || parameters.size() != other.parameters.size()) {
      return false;
    }
    if (kind != Kind.PARAMETER && !name.equals(other.name)) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).isEquivalent(other.parameters.get(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    if (parameters.isEmpty()) {
      return name;
    }
    StringBuilder text = new StringBuilder(name).append('(');
    for (int i = 0; i < parameters.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(parameters.get(i));
    }
    return text.append(')').toString();
  }
}
