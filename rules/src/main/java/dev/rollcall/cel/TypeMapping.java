package dev.rollcall.cel;

import dev.rollcall.cel.CelType.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What type parameters stand for so far; mirrors cel-go's {@code internalIsAssignable}. */
final class TypeMapping {

  private Map<String, CelType> bound = new HashMap<>();
  private int variables;

  CelType newVariable() {
    return CelType.parameter("_var" + variables++);
  }

  /** Returns whether all types fit; if not, no parameter is bound. */
  boolean assignable(List<CelType> from, List<CelType> to) {
    if (from.size() != to.size()) {
      return false;
    }
    Map<String, CelType> before = new HashMap<>(bound);
    for (int i = 0; i < from.size(); i++) {
      if (!fits(from.get(i), to.get(i))) {
        bound = before;
        return false;
      }
    }
    return true;
  }

  boolean assignable(CelType from, CelType to) {
    return assignable(List.of(from), List.of(to));
  }

  private boolean fits(CelType from, CelType to) {
    if (to.kind() == Kind.PARAMETER) {
      return fitsParameter(from, to);
    }
    if (from.kind() == Kind.PARAMETER) {
      return fitsParameter(to, from);
    }
    if (from.isDynOrError() || to.isDynOrError()) {
      return true;
    }
    if (from.kind() == Kind.NULL) {
      return acceptsNull(to);
    }
    if (to.kind() == Kind.NULL) {
      return acceptsNull(from);
    }
    if (from.kind() != to.kind()) {
      return false;
    }
    if (from.kind() == Kind.TYPE) {
      return true;
    }
    if (!from.name().equals(to.name()) || from.parameters().size() != to.parameters().size()) {
      return false;
    }
    for (int i = 0; i < from.parameters().size(); i++) {
      if (!fits(from.parameters().get(i), to.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean acceptsNull(CelType type) {
    return switch (type.kind()) {
      case NULL, STRUCT, OPAQUE -> true;
      case PRIMITIVE -> type.equals(CelType.DURATION) || type.equals(CelType.TIMESTAMP);
      default -> false;
    };
  }

  private boolean fitsParameter(CelType type, CelType parameter) {
    CelType known = bound.get(parameter.name());
    if (known == null) {
      CelType self = substitute(type, false);
      if (self.equals(parameter)) {
        return true;
      }
      if (occurs(parameter, self)) {
        return false;
      }
      bound.put(parameter.name(), type);
      return true;
    }
    if (fits(type, known)) {
      CelType wider = mostGeneral(known, type);
      if (!occurs(parameter, substitute(wider, false)) || wider.kind() == Kind.PARAMETER) {
        bound.put(parameter.name(), wider.equals(parameter) ? known : wider);
      }
      return true;
    }
    return false;
  }

  private static boolean occurs(CelType parameter, CelType type) {
    if (type.equals(parameter)) {
      return true;
    }
    for (CelType inner : type.parameters()) {
      if (occurs(parameter, inner)) {
        return true;
      }
    }
    return false;
  }

  static CelType mostGeneral(CelType a, CelType b) {
    return lessSpecific(a, b) ? a : b;
  }

  private static boolean lessSpecific(CelType a, CelType b) {
    if (a.isDyn() || a.kind() == Kind.PARAMETER) {
      return true;
    }
    if (b.isDyn() || b.kind() == Kind.PARAMETER || b.kind() == Kind.ERROR) {
      return b.kind() == Kind.ERROR;
    }
    if (a.kind() == Kind.NULL || b.kind() == Kind.NULL) {
      return a.kind() != Kind.NULL;
    }
    if (a.kind() != b.kind() || a.parameters().size() != b.parameters().size()) {
      return false;
    }
    for (int i = 0; i < a.parameters().size(); i++) {
      if (!lessSpecific(a.parameters().get(i), b.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns a type with what its parameters stand for; those that are free become dyn if asked. */
  CelType substitute(CelType type, boolean freeToDyn) {
    CelType known = lookup(type);
    if (known != null) {
      return substitute(known, freeToDyn);
    }
    if (type.kind() == Kind.PARAMETER) {
      return freeToDyn ? CelType.DYN : type;
    }
    if (type.parameters().isEmpty()) {
      return type;
    }
    List<CelType> parameters = new ArrayList<>(type.parameters().size());
    for (CelType parameter : type.parameters()) {
      parameters.add(substitute(parameter, freeToDyn));
    }
    return new CelType(type.kind(), type.name(), List.copyOf(parameters));
  }

  private @Nullable CelType lookup(CelType type) {
    return type.kind() == Kind.PARAMETER ? bound.get(type.name()) : null;
  }

  /** Returns a signature with fresh variables in place of its own type parameters. */
  Overload instantiate(Overload overload) {
    if (!overload.generic()) {
      return overload;
    }
    Map<String, CelType> fresh = new HashMap<>();
    List<CelType> arguments = new ArrayList<>();
    for (CelType argument : overload.arguments()) {
      arguments.add(rename(argument, fresh));
    }
    return new Overload(
        overload.function(), overload.member(), arguments, rename(overload.result(), fresh));
  }

  private CelType rename(CelType type, Map<String, CelType> fresh) {
    if (type.kind() == Kind.PARAMETER) {
      return fresh.computeIfAbsent(type.name(), name -> newVariable());
    }
    return new CelType(
        type.kind(),
        type.name(),
        type.parameters().stream().map(parameter -> rename(parameter, fresh)).toList());
  }
}
