package dev.rollcall.cel;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes values as JSON on one line, so that their types can be told. */
public final class CelJson {

  private CelJson() {}

  /** Returns the JSON of a value. */
  public static String of(Object value) {
    ValueSize.requireWritable(value);
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof String text) {
      quote(text, out);
    } else if (value instanceof Long || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof CelList list) {
      writeList(list, out);
    } else if (value instanceof CelMap map) {
      writeMap(map, out);
    } else if (value == CelNull.NULL) {
      out.append("null");
    } else if (value instanceof Double number && Double.isFinite(number)) {
      out.append(number == 0 ? (1 / number < 0 ? "-0.0" : "0.0") : Double.toString(number));
    } else {
      writeTagged(value, out);
    }
  }

  private static void writeTagged(Object value, StringBuilder out) {
    if (value instanceof CelOptional optional) {
      Object inner = optional.value();
      if (inner == null) {
        out.append("{\"none\": true}");
      } else {
        out.append("{\"of\": ");
        write(inner, out);
        out.append('}');
      }
    } else if (value instanceof UInt) {
      out.append("{\"uint\": ").append(value).append('}');
    } else if (value instanceof CelBytes bytes) {
      tagged("bytes", Formatting.base64(bytes), out);
    } else if (value instanceof CelTypeName type) {
      tagged("type", type.name(), out);
    } else if (value instanceof CelOpaque opaque) {
      tagged(opaque.label(), opaque.text(), out);
    } else if (value instanceof Duration) {
      tagged("duration", Formatting.plain(value), out);
    } else if (value instanceof OffsetDateTime time) {
      tagged("timestamp", Formatting.plain(utc(time)), out);
    } else {
      tagged("double", Formatting.plain(value), out);
    }
  }

  private static OffsetDateTime utc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC);
  }

  private static void tagged(String label, String text, StringBuilder out) {
    out.append("{\"").append(label).append("\": ");
    quote(text, out);
    out.append('}');
  }

  private static void writeList(CelList list, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      write(list.get(i), out);
    }
    out.append(']');
  }

  private static void writeMap(CelMap map, StringBuilder out) {
    boolean texts = map.entries().keySet().stream().allMatch(String.class::isInstance);
    List<Map.Entry<Object, Object>> entries = new ArrayList<>(map.entries().entrySet());
    entries.sort(
        (a, b) -> Values.compareText(Formatting.plain(a.getKey()), Formatting.plain(b.getKey())));
    out.append(texts ? "{" : "{\"map\": [");
    String separator = "";
    for (Map.Entry<Object, Object> entry : entries) {
      out.append(separator).append(texts ? "" : "[");
      write(entry.getKey(), out);
      out.append(texts ? ": " : ", ");
      write(entry.getValue(), out);
      out.append(texts ? "" : "]");
      separator = ", ";
    }
    out.append(texts ? "}" : "]}");
  }

  /** Writes a JSON string. */
  public static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c >= 0x7f) {
        out.append("\\u").append(Integer.toHexString(0x10000 + c).substring(1));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
