package dev.rollcall.cel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A format that values can be validated against, by Kubernetes' name. */
record NamedFormat(String name, Function<String, List<String>> problems) implements CelOpaque {

  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String NAME_PART = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final int MAX_LABEL = 63;
  private static final int MAX_SUBDOMAIN = 253;

  static void declare(Map<String, CelFunction> functions) {
    Map<String, NamedFormat> formats =
        Map.ofEntries(
            entry("dns1123Label", "DNS1123Label", NamedFormat::label),
            entry("dns1123Subdomain", "DNS1123Subdomain", NamedFormat::subdomain),
            entry("dns1035Label", "DNS1035Label", NamedFormat::dns1035Label),
            entry("qualifiedName", "QualifiedName", NamedFormat::qualifiedName),
            entry("dns1123LabelPrefix", "DNS1123LabelPrefix", text -> label(masked(text))),
            entry(
                "dns1123SubdomainPrefix",
                "DNS1123SubdomainPrefix",
                text -> subdomain(masked(text))),
            // The server validates this prefix as a DNS-1123 label.
            entry("dns1035LabelPrefix", "DNS1035LabelPrefix", text -> label(masked(text))),
            entry("labelValue", "LabelValue", NamedFormat::labelValue),
            entry("uri", "URI", NamedFormat::uri),
            entry("uuid", "uuid", NamedFormat::uuid),
            entry("byte", "byte", NamedFormat::base64),
            entry("date", "date", NamedFormat::date),
            entry("datetime", "datetime", NamedFormat::dateTime));
    formats.forEach((name, format) -> functions.put("format." + name, a -> format));
    functions.put(
        "format.named", a -> CelOptional.ofNullable(formats.get(StringFunctions.text(a[0]))));
    functions.put("validate", a -> validate(a[0], StringFunctions.text(a[1])));
  }

  /** Returns what validating a value costs: the server counts a regular expression's. */
  long cost(Object value) {
    long size =
        switch (name) {
          case "URI" -> 1104;
          case "byte" -> 84;
          case "uuid", "date", "datetime" -> 72;
          case "DNS1123Subdomain", "DNS1123SubdomainPrefix", "QualifiedName" -> 60;
          case "LabelValue" -> 40;
          default -> 30;
        };
    return CallCosts.matching(Values.costSize(value), size);
  }

  private static Map.Entry<String, NamedFormat> entry(
      String name, String title, Function<String, List<String>> problems) {
    return Map.entry(name, new NamedFormat(title, problems));
  }

  private static Object validate(Object format, String text) {
    if (!(format instanceof NamedFormat named)) {
      throw CelException.noSuchOverload();
    }
    List<String> problems = named.problems.apply(text);
    return problems.isEmpty()
        ? CelOptional.NONE
        : new CelOptional(CelList.of(new ArrayList<Object>(problems)));
  }

  private static String masked(String text) {
    return text.length() > 1 && text.endsWith("-")
        ? text.substring(0, text.length() - 2) + "a"
        : text;
  }

  private static void tooLong(List<String> problems, String text, int limit) {
    if (text.length() > limit) {
      problems.add("must be no more than " + limit + " characters");
    }
  }

  private static List<String> label(String text) {
    List<String> problems = new ArrayList<>();
    tooLong(problems, text, MAX_LABEL);
    if (!Pattern.matches(LABEL, text)) {
      problems.add(
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
              + " and must start and end with an alphanumeric character (e.g. 'my-name',  or"
              + " '123-abc', regex used for validation is '"
              + LABEL
              + "')");
    }
    return problems;
  }

  private static List<String> subdomain(String text) {
    List<String> problems = new ArrayList<>();
    tooLong(problems, text, MAX_SUBDOMAIN);
    String regex = LABEL + "(\\." + LABEL + ")*";
    if (!Pattern.matches(regex, text)) {
      problems.add(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
              + " or '.', and must start and end with an alphanumeric character (e.g."
              + " 'example.com', regex used for validation is '"
              + regex
              + "')");
    }
    return problems;
  }

  private static List<String> dns1035Label(String text) {
    List<String> problems = new ArrayList<>();
    tooLong(problems, text, MAX_LABEL);
    String regex = "[a-z]([-a-z0-9]*[a-z0-9])?";
    if (!Pattern.matches(regex, text)) {
      problems.add(
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
              + " an alphabetic character, and end with an alphanumeric character (e.g. 'my-name', "
              + " or 'abc-123', regex used for validation is '"
              + regex
              + "')");
    }
    return problems;
  }

  private static List<String> labelValue(String text) {
    List<String> problems = new ArrayList<>();
    tooLong(problems, text, MAX_LABEL);
    String regex = "(" + NAME_PART + ")?";
    if (!Pattern.matches(regex, text)) {
      problems.add(
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
              + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
              + " 'my_value',  or '12345', regex used for validation is '"
              + regex
              + "')");
    }
    return problems;
  }

  private static List<String> qualifiedName(String text) {
    String example =
        " must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
            + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
            + " validation is '"
            + NAME_PART
            + "'";
    List<String> problems = new ArrayList<>();
    String[] parts = text.split("/", -1);
    String name = parts[parts.length - 1];
    if (parts.length > 2) {
      problems.add(
          "a valid label key"
              + example
              + ") with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
      return problems;
    }
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        problems.add("prefix part must be non-empty");
      } else {
        subdomain(parts[0]).forEach(problem -> problems.add("prefix part " + problem));
      }
    }
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else if (name.length() > MAX_LABEL) {
      problems.add("name part must be no more than " + MAX_LABEL + " characters");
    }
    if (!Pattern.matches(NAME_PART, name)) {
      problems.add("name part" + example + ")");
    }
    return problems;
  }

  private static List<String> uri(String text) {
    String problem = CelUrl.problem(text);
    return problem == null ? List.of() : List.of(problem);
  }

  private static List<String> uuid(String text) {
    String hex = "[0-9a-fA-F]";
    boolean valid =
        Pattern.matches(
            hex + "{8}-?" + hex + "{4}-?" + hex + "{4}-?" + hex + "{4}-?" + hex + "{12}", text);
    return valid ? List.of() : List.of("does not match the UUID format");
  }

  private static List<String> base64(String text) {
    try {
      if (text.length() % 4 == 0) {
        Base64.getDecoder().decode(text);
        return List.of();
      }
    } catch (IllegalArgumentException e) {
      // Reported below.
    }
    return List.of("invalid base64");
  }

  private static List<String> date(String text) {
    try {
      if (text.length() == 10) {
        LocalDate.parse(text);
        return List.of();
      }
    } catch (DateTimeException e) {
      // Reported below.
    }
    return List.of("invalid date");
  }

  private static List<String> dateTime(String text) {
    try {
      Rfc3339.parse(text);
      return List.of();
    } catch (CelException e) {
      return List.of("invalid datetime");
    }
  }

  @Override
  public String typeName() {
    return "kubernetes.NamedFormat";
  }

  @Override
  public String label() {
    return "format";
  }

  @Override
  public String text() {
    return name;
  }
}
