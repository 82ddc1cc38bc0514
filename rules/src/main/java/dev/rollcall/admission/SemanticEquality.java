package dev.rollcall.admission;

import dev.rollcall.schemas.ObjectType;
import dev.rollcall.yaml.Field;

final class SemanticEquality {
  boolean equal(Field a, Field b, ObjectType type) {
    return a.equals(b);
  }
}
