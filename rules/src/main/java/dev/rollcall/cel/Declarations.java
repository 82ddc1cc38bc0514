package dev.rollcall.cel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The signatures of all functions that a version of Kubernetes declares. */
final class Declarations {

  private static final Set<String> PARAMETERS = Set.of("A", "B", "T");

  private final Map<String, List<Overload>> functions = new HashMap<>();
  private String text = "";
  private int at;

  private Declarations() {}

  static Declarations of(LibraryVersion version) {
    Declarations declarations = new Declarations();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Declarations.class.getResourceAsStream("functions.txt")),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int space = line.indexOf(' ');
        if (!line.startsWith("#") && version.atLeast(Integer.parseInt(line.substring(0, space)))) {
          declarations.add(line.substring(space + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return declarations;
  }

  /** Returns the signatures of a function; none if it is not declared. */
  List<Overload> function(String name) {
    return functions.getOrDefault(name, List.of());
  }

  private void add(String signature) {
    text = signature;
    at = 0;
    List<CelType> arguments = new ArrayList<>();
    boolean member = signature.contains(" .");
    if (member) {
      arguments.add(type());
      at += " .".length();
    }
    int open = text.indexOf('(', at);
    String name = text.substring(at, open);
    at = open + 1;
    while (text.charAt(at) != ')') {
      arguments.add(type());
      skip(", ");
    }
    at += "): ".length();
    functions
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(new Overload(name, member, List.copyOf(arguments), type()));
  }

  private void skip(String separator) {
    if (text.startsWith(separator, at)) {
      at += separator.length();
    }
  }

  private CelType type() {
    int from = at;
    while (at < text.length() && "(), ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(from, at);
    List<CelType> parameters = new ArrayList<>();
    if (at < text.length() && text.charAt(at) == '(') {
      at++;
      while (text.charAt(at) != ')') {
        parameters.add(type());
        skip(", ");
      }
      at++;
    }
    return named(name, List.copyOf(parameters));
  }

  static CelType named(String name, List<CelType> parameters) {
    return switch (name) {
      case "bool" -> CelType.BOOL;
      case "int" -> CelType.INT;
      case "uint" -> CelType.UINT;
      case "double" -> CelType.DOUBLE;
      case "string" -> CelType.STRING;
      case "bytes" -> CelType.BYTES;
      case "timestamp" -> CelType.TIMESTAMP;
      case "duration" -> CelType.DURATION;
      case "dyn" -> CelType.DYN;
      case "list" -> new CelType(CelType.Kind.LIST, name, parameters);
      case "map" -> new CelType(CelType.Kind.MAP, name, parameters);
      case "type" -> new CelType(CelType.Kind.TYPE, name, parameters);
      default ->
          PARAMETERS.contains(name)
              ? CelType.parameter(name)
              : new CelType(CelType.Kind.OPAQUE, name, parameters);
    };
  }
}
