package dev.rollcall.engine.reading;

import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlEntry;
import dev.rollcall.yaml.YamlError;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlScalar;
import dev.rollcall.yaml.YamlSequence;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises what people save in place of manifests: the tables and descriptions that kubectl
 * prints for people, its errors, what surrounds its output on a screen or a page, and lists of Go's
 * internal types.
 */
final class UnreadableDumpDetector {

  private static final int FIRST_LINES = 40;
  private static final String PRINT_AGAIN =
      "kubectl get nodes,daemonsets,pods -A -o yaml > dump.yaml";

  /** What kubectl names objects by with {@code -o name}. */
  private static final String NAME_LINE =
      "(node|pod|namespace|(daemonset|deployment|statefulset|replicaset)\\.apps)/[-.a-z0-9]+";

  private static final Set<String> WATCH_EVENTS =
      Set.of("ADDED", "MODIFIED", "DELETED", "BOOKMARK", "ERROR");

  /**
   * What was recognised.
   *
   * @param message what it is and which command prints what is needed
   */
  record Recognised(Span span, String message) {}

  private final SourceFile file;

  private UnreadableDumpDetector(SourceFile file) {
    this.file = file;
  }

  /** Returns what a file is instead of manifests, or null if it is nothing known. */
  static @Nullable Recognised recognise(YamlFile parsed) {
    UnreadableDumpDetector detector = new UnreadableDumpDetector(parsed.file());
    if (parsed.problems().isEmpty() && !isText(parsed)) {
      return null;
    }
    return detector.inFirstLines();
  }

  /** Returns whether a document is a text, or a description that happens to be YAML. */
  private static boolean isText(YamlFile parsed) {
    for (YamlDocument document : parsed.documents()) {
      if (document.root() instanceof YamlScalar
          || (document.root() instanceof YamlMapping mapping && isDescription(mapping))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDescription(YamlMapping mapping) {
    return mapping.entry("kind") == null
        && mapping.entry("Name") != null
        && (mapping.entry("Labels") != null || mapping.entry("Annotations") != null);
  }

  private @Nullable Recognised inFirstLines() {
    int lines = Math.min(file.lines(), FIRST_LINES);
    boolean first = true;
    for (int number = 1; number <= lines; number++) {
      String line = file.line(number).stripTrailing();
      String message = line.isBlank() ? null : message(line, number, first);
      if (message != null) {
        return new Recognised(new Span(number, 1, number, file.width(number) + 1), message);
      }
      first &= line.isBlank();
    }
    return null;
  }

  private @Nullable String message(String line, int number, boolean first) {
    if (line.contains("\u001b[")) {
      return "the colours of a terminal stand in the text; print it again into a file: "
          + PRINT_AGAIN;
    }
    if (line.startsWith("```") || line.startsWith("~~~")) {
      return "a fence of Markdown stands around the text; remove its lines, or print it again: "
          + PRINT_AGAIN;
    }
    String prompted = promptedCommand(line);
    if (prompted != null) {
      return "a command line stands above its output; remove it, or print it again: "
          + (prompted.contains("-o") ? prompted : prompted + " -o yaml")
          + " > dump.yaml";
    }
    return first ? messageOfFirst(line, number) : null;
  }

  private @Nullable String messageOfFirst(String line, int number) {
    if (isTable(line)) {
      return "a table that kubectl prints for people, without "
          + missingIn(line)
          + "; print it again with -o yaml: "
          + commandOf(line)
          + " > dump.yaml";
    }
    if (line.matches(NAME_LINE)) {
      return "only names, as kubectl prints them with -o name; print the objects: " + PRINT_AGAIN;
    }
    if (line.startsWith("Name:") && hasLine(number, "Labels:", "Annotations:", "Namespace:")) {
      return "a description that kubectl describe prints for people; print the object with -o yaml:"
          + " "
          + PRINT_AGAIN;
    }
    if (line.startsWith("Error from server")
        || line.startsWith("The connection to the server")
        || line.startsWith("error: ")
        || line.startsWith("No resources found")
        || line.startsWith("Unable to connect to the server")) {
      return "an error of kubectl in place of its output; run it again: " + PRINT_AGAIN;
    }
    return null;
  }

  /** Returns the kubectl command of a line with a prompt, or null if it is none. */
  private static @Nullable String promptedCommand(String line) {
    Matcher prompt =
        Pattern.compile("^\\S{0,60}?[^\\n]{0,60}?[$#>%❯] ?((?:sudo )?(?:kubectl|oc|k) .*)")
            .matcher(line);
    // What is indented stands in a manifest, and what begins with a dash in a list of one.
    boolean typed = " \t#-".indexOf(line.charAt(0)) < 0;
    return typed && prompt.matches() ? plain(prompt.group(1)) : null;
  }

  /** A command that is told again must do no more than print. */
  private static String plain(String command) {
    String first = command.split("[|;&><`$()]", 2)[0].strip();
    return first.matches("(sudo )?(kubectl|oc|k) get [-\\w,./= ]+")
        ? first
        : "kubectl get nodes,daemonsets,pods -A -o yaml";
  }

  /** Returns whether a line is the head of a table: words in capitals, blanks between them. */
  private static boolean isTable(String line) {
    return line.matches("(NAMESPACE +)?NAME +[A-Z][-A-Z() ]+.*")
        && line.equals(line.toUpperCase(Locale.ROOT));
  }

  private static String missingIn(String head) {
    return head.contains("ROLES")
        ? "labels and taints"
        : head.contains("DESIRED") ? "selectors and tolerations" : "the fields that placing needs";
  }

  private static String commandOf(String head) {
    String all = head.startsWith("NAMESPACE") ? " -A" : "";
    String resource = "nodes,daemonsets,pods";
    if (head.contains("ROLES")) {
      resource = "nodes";
    } else if (head.contains("DESIRED")) {
      resource = "daemonsets";
    } else if (head.contains("RESTARTS")) {
      resource = "pods";
    }
    return "kubectl get " + resource + all + " -o yaml";
  }

  private boolean hasLine(int from, String... starts) {
    for (int number = from; number <= Math.min(file.lines(), FIRST_LINES); number++) {
      for (String start : starts) {
        if (file.line(number).startsWith(start)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Returns where a document is two objects or lists without a marker between them, or null if it
   * is not; of fields that stand twice YAML would keep the last ones.
   */
  static @Nullable Recognised joined(YamlMapping mapping) {
    if (!mapping.hasTwins()) {
      return null;
    }
    YamlEntry second = second(mapping, "apiVersion");
    YamlEntry items = second(mapping, "items");
    boolean objects = second != null && second(mapping, "kind") != null;
    YamlEntry at = second == null ? items : second;
    if (at == null || (items == null && !objects)) {
      return null;
    }
    return new Recognised(
        at.key().span(),
        (items == null ? "two objects are" : "two outputs of kubectl are")
            + " joined in one document: \""
            + (items == null ? "kind" : "items")
            + "\" stands twice, and only the last one would count; put --- on a line above this"
            + " one");
  }

  private static @Nullable YamlEntry second(YamlMapping mapping, String name) {
    boolean seen = false;
    for (YamlEntry entry : mapping.entries()) {
      if (!entry.merged() && entry.name().equals(name)) {
        if (seen) {
          return entry;
        }
        seen = true;
      }
    }
    return null;
  }

  /**
   * Returns what a list without a kind is, empty if it is nothing known. Kubectl sorts the fields
   * of its lists, so that the kind stands behind all items.
   */
  static Optional<Recognised> cutOff(ObjectId id, YamlMapping list) {
    return id.apiVersion().isEmpty() || !id.kind().isEmpty() || list.flow()
        ? Optional.empty()
        : Optional.of(
            new Recognised(
                list.entries().get(0).key().span(),
                "a list with an apiVersion and without a kind, which kubectl prints behind the"
                    + " last item: the text was cut off, and what follows is missing; print it"
                    + " again: "
                    + PRINT_AGAIN));
  }

  /** Returns what to say of a text that is not YAML: most JSON is printed, and so was cut off. */
  static String messageOf(YamlError problem, SourceFile file) {
    String text = file.text().stripLeading();
    boolean json = text.startsWith("{") || text.startsWith("[");
    boolean ended =
        problem.message().contains("stream end") || problem.message().contains("end of stream");
    return json && ended
        ? "the JSON ends before its objects and lists do; close them, or print it again if it was"
            + " cut off: "
            + PRINT_AGAIN
        : problem.message();
  }

  /** Returns what an object is that only wraps others in a form that is not read, or null. */
  static @Nullable Recognised wrapper(YamlMapping mapping) {
    String kind = Objects.requireNonNullElse(mapping.text("kind"), "");
    String apiVersion = Objects.requireNonNullElse(mapping.text("apiVersion"), "");
    if (kind.equals("Table") && apiVersion.startsWith("meta.k8s.io/")) {
      return new Recognised(
          mapping.span(),
          "a table of the API, which holds names and columns but no objects; print them: "
              + PRINT_AGAIN);
    }
    YamlEntry type = mapping.entry("type");
    YamlEntry object = mapping.entry("object");
    String event = Objects.requireNonNullElse(mapping.text("type"), "");
    if (type != null
        && object != null
        && kind.isEmpty()
        && object.value() instanceof YamlMapping
        && WATCH_EVENTS.contains(event)) {
      return new Recognised(
          type.key().span(),
          "an event of a watch, and the objects may have changed since; print a list of them: "
              + PRINT_AGAIN);
    }
    Recognised text = kind.isEmpty() ? objectsInText(mapping) : null;
    return text == null ? internalTypes(mapping) : text;
  }

  /** Returns where a tool that ran kubectl keeps what that printed, or null if it is none. */
  private static @Nullable Recognised objectsInText(YamlMapping mapping) {
    for (YamlEntry entry : mapping.entries()) {
      if (entry.value() instanceof YamlScalar scalar && isPrintedList(scalar.text().strip())) {
        return new Recognised(
            entry.key().span(),
            "the output of a command as a text in the field "
                + entry.name()
                + "; print that alone: jq -r ."
                + entry.name()
                + " FILE > dump.json, or: "
                + PRINT_AGAIN);
      }
    }
    return null;
  }

  private static boolean isPrintedList(String text) {
    return text.startsWith("{") && text.contains("\"apiVersion\":") && text.contains("\"items\":")
        || text.startsWith("apiVersion:") && text.contains("\nitems:");
  }

  /** Returns where a list is written in Go's internal types, or null if it is not. */
  private static @Nullable Recognised internalTypes(YamlMapping mapping) {
    YamlEntry items = mapping.entry("Items");
    if (items == null
        || mapping.entry("items") != null
        || !(items.value() instanceof YamlSequence sequence)) {
      return null;
    }
    int count = sequence.items().size();
    return new Recognised(
        items.key().span(),
        (count == 1 ? "1 object" : count + " objects")
            + " in Go's internal types, with \"Items\" and \"Spec\" in capitals, as old versions of"
            + " kubectl cluster-info dump wrote them: not read; print them again: "
            + PRINT_AGAIN);
  }
}
