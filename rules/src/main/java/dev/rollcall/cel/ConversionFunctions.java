package dev.rollcall.cel;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** Conversions between types. */
final class ConversionFunctions {

  /** The conversions that cel-go evaluates before the first request if they are constant. */
  static final Set<String> FOLDED =
      Set.of(
          "bool",
          "bytes",
          "double",
          "duration",
          "dyn",
          "int",
          "string",
          "timestamp",
          "type",
          "uint");

  private ConversionFunctions() {}

  static void declare(Map<String, CelFunction> functions) {
    functions.put("dyn", a -> a[0]);
    functions.put("type", a -> new CelTypeName(Values.typeName(a[0])));
    functions.put("bool", a -> toBool(a[0]));
    functions.put("int", a -> toInt(a[0]));
    functions.put("uint", a -> toUint(a[0]));
    functions.put("double", a -> toDouble(a[0]));
    functions.put("bytes", a -> toBytes(a[0]));
    functions.put("string", a -> toText(a[0]));
    functions.put("timestamp", a -> toTimestamp(a[0]));
    functions.put("duration", a -> toDuration(a[0]));
  }

  private static Object toBool(Object value) {
    if (value instanceof Boolean) {
      return value;
    }
    if (value instanceof String text) {
      if (Set.of("1", "t", "T", "TRUE", "true", "True").contains(text)) {
        return true;
      }
      if (Set.of("0", "f", "F", "FALSE", "false", "False").contains(text)) {
        return false;
      }
      throw CelException.conversion("string", "bool");
    }
    throw CelException.noSuchOverload("bool", value);
  }

  private static Object toInt(Object value) {
    if (value instanceof Long) {
      return value;
    }
    if (value instanceof Double number) {
      if (!(number > -0x1p63 && number < 0x1p63)) {
        throw CelException.overflow("integer");
      }
      return (long) number.doubleValue();
    }
    if (value instanceof UInt number) {
      if (number.bits() < 0) {
        throw CelException.overflow("integer");
      }
      return number.bits();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toEpochSecond();
    }
    if (value instanceof Duration duration) {
      return duration.toNanos();
    }
    if (value instanceof String text) {
      try {
        return Long.parseLong(ascii(text));
      } catch (NumberFormatException e) {
        throw CelException.conversion("string", "int");
      }
    }
    throw CelException.noSuchOverload("int", value);
  }

  private static String ascii(String text) {
    if (!text.chars().allMatch(c -> c < 128)) {
      throw new NumberFormatException(text);
    }
    return text;
  }

  private static Object toUint(Object value) {
    if (value instanceof UInt) {
      return value;
    }
    if (value instanceof Long number) {
      if (number < 0) {
        throw CelException.overflow("unsigned integer");
      }
      return new UInt(number);
    }
    if (value instanceof Double number) {
      if (!(number >= 0 && number < 0x1p64)) {
        throw CelException.overflow("unsigned integer");
      }
      return new UInt(
          number < 0x1p63
              ? (long) number.doubleValue()
              : (long) (number - 0x1p63) ^ Long.MIN_VALUE);
    }
    if (value instanceof String text) {
      try {
        if (text.startsWith("+") || text.startsWith("-")) {
          throw new NumberFormatException(text);
        }
        return new UInt(Long.parseUnsignedLong(ascii(text)));
      } catch (NumberFormatException e) {
        throw CelException.conversion("string", "uint");
      }
    }
    throw CelException.noSuchOverload("uint", value);
  }

  private static Object toDouble(Object value) {
    if (value instanceof Double) {
      return value;
    }
    if (value instanceof Long number) {
      return (double) number;
    }
    if (value instanceof UInt number) {
      return number.toDouble();
    }
    if (value instanceof String text) {
      return GoNumbers.parseDouble(text);
    }
    throw CelException.noSuchOverload("double", value);
  }

  private static Object toBytes(Object value) {
    if (value instanceof String text) {
      return CelBytes.of(text);
    }
    if (value instanceof CelBytes) {
      return value;
    }
    throw CelException.noSuchOverload("bytes", value);
  }

  static Object toText(Object value) {
    if (value instanceof CelBytes bytes) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes.toArray()))
            .toString();
      } catch (CharacterCodingException e) {
        throw new CelException("conversion", "invalid UTF-8 in bytes, cannot convert to string");
      }
    }
    boolean converts =
        value instanceof String
            || value instanceof Boolean
            || Values.isNumber(value)
            || value instanceof Duration
            || value instanceof OffsetDateTime
            || value instanceof IpAddress
            || value instanceof CidrBlock;
    if (converts) {
      return Formatting.plain(value);
    }
    throw CelException.noSuchOverload("string", value);
  }

  private static Object toTimestamp(Object value) {
    if (value instanceof OffsetDateTime) {
      return value;
    }
    if (value instanceof Long seconds) {
      if (seconds < -62135596800L || seconds > 253402300799L) {
        throw CelException.overflow("timestamp");
      }
      return Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC);
    }
    if (value instanceof String text) {
      return Rfc3339.parse(text);
    }
    throw CelException.noSuchOverload("timestamp", value);
  }

  private static Object toDuration(Object value) {
    if (value instanceof Duration) {
      return value;
    }
    // The overload is declared, but nothing implements it.
    if (value instanceof Long) {
      throw CelException.conversion("int", "google.protobuf.Duration");
    }
    if (value instanceof String text) {
      return GoTimes.parseDuration(text);
    }
    throw CelException.noSuchOverload("duration", value);
  }
}
