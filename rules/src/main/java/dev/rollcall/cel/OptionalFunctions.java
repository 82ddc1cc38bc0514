package dev.rollcall.cel;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** cel-go's optional values. */
final class OptionalFunctions {

  private OptionalFunctions() {}

  static void declare(Map<String, CelFunction> functions) {
    functions.put("optional.of", a -> new CelOptional(a[0]));
    functions.put(
        "optional.ofNonZeroValue", a -> isZero(a[0]) ? CelOptional.NONE : new CelOptional(a[0]));
    functions.put("optional.none", a -> CelOptional.NONE);
    functions.put("hasValue", a -> optional(a[0]).value() != null);
    functions.put("value", a -> value(optional(a[0])));
    functions.put("optional.unwrap", a -> unwrap(StringFunctions.list(a[0])));
    functions.put("unwrapOpt", a -> unwrap(StringFunctions.list(a[0])));
    functions.put("first", a -> at(StringFunctions.list(a[0]), true));
    functions.put("last", a -> at(StringFunctions.list(a[0]), false));
  }

  private static CelOptional optional(Object value) {
    if (value instanceof CelOptional optional) {
      return optional;
    }
    throw CelException.noSuchOverload();
  }

  private static Object value(CelOptional optional) {
    Object value = optional.value();
    if (value == null) {
      throw new CelException("none", "optional.none() dereference");
    }
    return value;
  }

  private static Object at(CelList list, boolean first) {
    return list.isEmpty()
        ? CelOptional.NONE
        : new CelOptional(list.get(first ? 0 : list.size() - 1));
  }

  private static Object unwrap(CelList list) {
    List<Object> values = new ArrayList<>();
    for (Object each : list) {
      Object value = optional(each).value();
      if (value != null) {
        values.add(value);
      }
    }
    return CelList.of(values);
  }

  private static boolean isZero(Object value) {
    if (Values.isNumber(value)) {
      return Values.compareNumbers(value, 0L) == 0;
    }
    if (value instanceof CelList || value instanceof CelMap || value instanceof CelBytes) {
      return Values.costSize(value) == 0;
    }
    return value == CelNull.NULL
        || Boolean.FALSE.equals(value)
        || "".equals(value)
        || Duration.ZERO.equals(value)
        || value instanceof OffsetDateTime time && time.isEqual(GoTimes.ZERO)
        || value instanceof CelOptional optional && optional.value() == null;
  }
}
