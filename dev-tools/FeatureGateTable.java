import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the table of feature gates with the sources of Kubernetes, and says which gates two
 * minors have different defaults for. Run by {@code ./dev gates 1.36=DIRECTORY 1.37=DIRECTORY},
 * each directory the sources of that minor, as {@code go mod download k8s.io/kubernetes@v1.37.0}
 * leaves them.
 */
final class FeatureGateTable {

  private static final Path TABLE =
      Path.of("rules/src/main/java/dev/rollcall/apiserver/field/FeatureGate.java");
  private static final Pattern ROW =
      Pattern.compile("\\(\\s*\"(\\w+)\",\\s*(\\d+),\\s*(FeatureGate\\.OFF|\\d+)\\)");
  private static final Pattern SPEC =
      Pattern.compile(
          "^\\t(\\w+): +\\{(?:Default: (true|false)|\\n(.*?)^\\t\\})",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern STAGE =
      Pattern.compile("MustParse\\(\"1\\.(\\d+)\"\\), Default: (true|false)");

  private FeatureGateTable() {}

  public static void main(String[] arguments) throws IOException {
    Map<Integer, Map<String, Boolean>> minors = new TreeMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (!argument.startsWith("1.") || equals < 0) {
        System.err.println("usage: ./dev gates 1.36=DIRECTORY 1.37=DIRECTORY");
        System.exit(2);
      }
      int minor = Integer.parseInt(argument.substring(2, equals));
      minors.put(minor, defaults(minor, Path.of(argument.substring(equals + 1))));
    }
    int wrong = 0;
    Set<String> known = new TreeSet<>();
    Matcher row = ROW.matcher(Files.readString(TABLE));
    while (row.find()) {
      known.add(row.group(1));
      int on = row.group(3).startsWith("F") ? Integer.MAX_VALUE : Integer.parseInt(row.group(3));
      wrong += differences(row.group(1), Integer.parseInt(row.group(2)), on, minors);
    }
    changes(minors, known);
    System.out.println(
        known.size() + " gates in the table, " + wrong + " differences from the sources");
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static int differences(
      String gate, int known, int on, Map<Integer, Map<String, Boolean>> minors) {
    int wrong = 0;
    for (Map.Entry<Integer, Map<String, Boolean>> minor : minors.entrySet()) {
      Boolean source = minor.getValue().get(gate);
      if (source == null) {
        continue; // not there yet, or gone for good after it was locked on
      }
      boolean table = minor.getKey() >= on;
      if (source != table || minor.getKey() < known) {
        wrong++;
        System.out.println(
            "1."
                + minor.getKey()
                + " "
                + gate
                + ": the table says "
                + (minor.getKey() < known ? "unknown" : table ? "on" : "off")
                + ", the source "
                + (source ? "on" : "off"));
      }
    }
    return wrong;
  }

  /** Lists what a new minor may have to teach the table. */
  private static void changes(Map<Integer, Map<String, Boolean>> minors, Set<String> known) {
    Integer before = null;
    for (Integer minor : minors.keySet()) {
      if (before != null) {
        for (Map.Entry<String, Boolean> gate : minors.get(minor).entrySet()) {
          Boolean old = minors.get(before).get(gate.getKey());
          if (!gate.getValue().equals(old)) {
            System.out.println(
                "1."
                    + before
                    + " to 1."
                    + minor
                    + ": "
                    + gate.getKey()
                    + " "
                    + (old == null ? "is new, " : "is now ")
                    + (gate.getValue() ? "on" : "off")
                    + (known.contains(gate.getKey()) ? "" : "; not in the table"));
          }
        }
      }
      before = minor;
    }
  }

  private static Map<String, Boolean> defaults(int minor, Path sources) throws IOException {
    Map<String, Boolean> defaults = new TreeMap<>();
    for (String name : new String[] {"kube_features.go", "versioned_kube_features.go"}) {
      Path file = sources.resolve("pkg/features").resolve(name);
      if (Files.exists(file)) {
        Matcher spec = SPEC.matcher(Files.readString(file));
        while (spec.find()) {
          String always = spec.group(2);
          Boolean value = always == null ? staged(spec.group(3), minor) : Boolean.valueOf(always);
          if (value != null) {
            defaults.put(spec.group(1), value);
          }
        }
      }
    }
    return defaults;
  }

  private static Boolean staged(String stages, int minor) {
    Boolean value = null;
    Matcher stage = STAGE.matcher(stages);
    while (stage.find()) {
      if (Integer.parseInt(stage.group(1)) <= minor) {
        value = Boolean.valueOf(stage.group(2));
      }
    }
    return value;
  }
}
