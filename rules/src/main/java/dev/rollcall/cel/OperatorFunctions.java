package dev.rollcall.cel;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.LongSupplier;

/** Arithmetic, comparison, membership and access. */
final class OperatorFunctions {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private OperatorFunctions() {}

  static void declare(Map<String, CelFunction> functions) {
    functions.put("!_", a -> a[0] instanceof Boolean yes ? !yes : fail());
    functions.put("-_", a -> negate(a[0]));
    functions.put("_+_", a -> add(a[0], a[1]));
    functions.put("_-_", a -> subtract(a[0], a[1]));
    functions.put("_*_", a -> multiply(a[0], a[1]));
    functions.put("_/_", a -> divide(a[0], a[1], true));
    functions.put("_%_", a -> divide(a[0], a[1], false));
    functions.put("_==_", a -> equal(a[0], a[1]));
    functions.put("_!=_", a -> !Values.equal(a[0], a[1]));
    functions.put("_<_", a -> Values.compare(a[0], a[1]) < 0);
    functions.put("_<=_", a -> Values.compare(a[0], a[1]) <= 0);
    functions.put("_>_", a -> Values.compare(a[0], a[1]) > 0);
    functions.put("_>=_", a -> Values.compare(a[0], a[1]) >= 0);
    functions.put("@in", a -> in(a[0], a[1]));
    functions.put("_[_]", Access::index);
    functions.put("_[?_]", Access::optional);
    functions.put("_?._", Access::optional);
  }

  private static Object fail() {
    throw CelException.noSuchOverload();
  }

  /** Kubernetes' types fail where they are compared with others, unless they are on the right. */
  private static boolean equal(Object a, Object b) {
    if (a instanceof CelOptional x && b instanceof CelOptional y) {
      Object p = x.value();
      Object q = y.value();
      return p == null || q == null ? p == q : equal(p, q);
    }
    if (Values.failsToCompare(a, b)) {
      throw CelException.noSuchOverload();
    }
    return Values.equal(a, b);
  }

  private static Object in(Object element, Object container) {
    if (container instanceof CelMap map) {
      return map.find(element) != null;
    }
    if (container instanceof CelList list) {
      for (Object each : list) {
        if (Values.equal(element, each)) {
          return true;
        }
      }
      return false;
    }
    return fail();
  }

  private static Object negate(Object a) {
    if (a instanceof Double number) {
      return -number;
    }
    if (a instanceof Long number) {
      if (number == Long.MIN_VALUE) {
        throw CelException.overflow("integer");
      }
      return -number;
    }
    return fail();
  }

  static Object add(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return exact(() -> Math.addExact(x, y));
    }
    if (a instanceof String x && b instanceof String y) {
      return x.concat(y);
    }
    if (a instanceof CelList x && b instanceof CelList y) {
      return x.plus(y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x + y;
    }
    if (a instanceof UInt x && b instanceof UInt y) {
      long sum = x.bits() + y.bits();
      return unsigned(Long.compareUnsigned(sum, x.bits()) >= 0, sum);
    }
    if (a instanceof CelBytes x && b instanceof CelBytes y) {
      return x.plus(y);
    }
    if (a instanceof Duration x && b instanceof Duration y) {
      return duration(x, y);
    }
    if (a instanceof OffsetDateTime x && b instanceof Duration y) {
      return timestamp(x, y);
    }
    return a instanceof Duration x && b instanceof OffsetDateTime y ? timestamp(y, x) : fail();
  }

  private static Object subtract(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return exact(() -> Math.subtractExact(x, y));
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x - y;
    }
    if (a instanceof UInt x && b instanceof UInt y) {
      return unsigned(x.compareTo(y) >= 0, x.bits() - y.bits());
    }
    if (a instanceof Duration x && b instanceof Duration y) {
      return duration(x, y.negated());
    }
    if (a instanceof OffsetDateTime x && b instanceof Duration y) {
      return timestamp(x, y.negated());
    }
    return a instanceof OffsetDateTime x && b instanceof OffsetDateTime y ? between(y, x) : fail();
  }

  private static Object multiply(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return exact(() -> Math.multiplyExact(x, y));
    }
    if (a instanceof Double x && b instanceof Double y) {
      return x * y;
    }
    if (a instanceof UInt x && b instanceof UInt y) {
      BigInteger product = new BigInteger(x.toString()).multiply(new BigInteger(y.toString()));
      return unsigned(product.bitLength() <= Long.SIZE, product.longValue());
    }
    return fail();
  }

  private static Object divide(Object a, Object b, boolean quotient) {
    if (quotient && a instanceof Double x && b instanceof Double y) {
      return x / y;
    }
    boolean signed = a instanceof Long && b instanceof Long;
    if (!signed && !(a instanceof UInt && b instanceof UInt)) {
      return fail();
    }
    if (b.equals(0L) || b.equals(new UInt(0))) {
      throw quotient
          ? new CelException("division-by-zero", "division by zero")
          : new CelException("modulus-by-zero", "modulus by zero");
    }
    if (a instanceof Long x && b instanceof Long y) {
      if (x == Long.MIN_VALUE && y == -1) {
        throw CelException.overflow("integer");
      }
      return quotient ? x / y : x % y;
    }
    long x = ((UInt) a).bits();
    long y = ((UInt) b).bits();
    return new UInt(quotient ? Long.divideUnsigned(x, y) : Long.remainderUnsigned(x, y));
  }

  private static Object exact(LongSupplier operation) {
    try {
      return operation.getAsLong();
    } catch (ArithmeticException e) {
      throw CelException.overflow("integer");
    }
  }

  private static Object unsigned(boolean fits, long bits) {
    if (!fits) {
      throw CelException.overflow("unsigned integer");
    }
    return new UInt(bits);
  }

  /** Adds durations within the range of Go's: 64 bits of nanoseconds. */
  private static Object duration(Duration a, Duration b) {
    try {
      Duration sum = a.plus(b);
      if (sum.toNanos() != Long.MIN_VALUE) {
        return sum;
      }
    } catch (ArithmeticException e) {
      // Reported below.
    }
    throw CelException.overflow("duration");
  }

  private static Object between(OffsetDateTime from, OffsetDateTime to) {
    try {
      return duration(Duration.between(from, to), Duration.ZERO);
    } catch (CelException e) {
      throw CelException.overflow("integer");
    }
  }

  private static Object timestamp(OffsetDateTime a, Duration b) {
    OffsetDateTime sum = a.plus(b);
    if (sum.toInstant().isBefore(FIRST) || sum.toInstant().isAfter(LAST)) {
      throw CelException.overflow("timestamp");
    }
    return sum;
  }
}
