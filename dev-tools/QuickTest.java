import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs one test class without Maven: compiles what has changed and what names it, then the test.
 * {@code ./dev test} calls it in the directory of the module, with the class path of all modules;
 * Error Prone and NullAway stay with the whole build.
 *
 * <p>Usage: {@code QuickTest OUT CLASS MODULE...}: the directory for compiled classes, the test,
 * and the modules, of which the last one has the test.
 */
public final class QuickTest {

  private static final String[] OPTIONS = {
    "--release", "17", "-proc:none", "-g", "-parameters", "-nowarn", "-implicit:class"
  };
  private static final Pattern WORD = Pattern.compile("\\W+");

  private final Path root = Path.of("..").toAbsolutePath().normalize();
  private final Path out;
  private final Set<String> changed = new HashSet<>();

  private QuickTest(Path out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    QuickTest build = new QuickTest(Path.of(arguments[0]));
    List<String> modules = List.of(arguments).subList(2, arguments.length);
    for (String module : modules) {
      build.compileMain(module);
    }
    String test = arguments[1];
    build.compileTest(modules.get(modules.size() - 1), test);
    System.exit(run(test) ? 0 : 1);
  }

  /** Compiles the sources that have changed since the last time, and those that name them. */
  private void compileMain(String module) throws IOException {
    Path sources = root.resolve(module + "/src/main/java");
    Path state = out.resolve(module + ".sources");
    Map<String, String> before = new TreeMap<>();
    if (Files.exists(state)) {
      for (String line : Files.readAllLines(state)) {
        before.put(line.substring(line.indexOf(' ') + 1), line.substring(0, line.indexOf(' ')));
      }
    }
    Map<String, String> now = new TreeMap<>();
    for (Path file : javaFiles(sources)) {
      String time = Long.toString(Files.getLastModifiedTime(file).toMillis());
      now.put(file.toString(), time);
      if (!time.equals(before.get(file.toString()))) {
        changed.add(simpleName(file));
      }
    }
    boolean all = before.isEmpty() || !now.keySet().containsAll(before.keySet());
    List<String> stale = new ArrayList<>();
    for (String file : now.keySet()) {
      if (all || names(Path.of(file), changed)) {
        stale.add(file);
      }
    }
    compile(module, stale, root.resolve(module + "/src/main/java"));
    List<String> lines = new ArrayList<>();
    now.forEach((file, time) -> lines.add(time + " " + file));
    Files.write(state, lines);
  }

  private void compileTest(String module, String test) throws IOException {
    Path sources = root.resolve(module + "/src/test/java");
    compile(
        module + "-tests",
        List.of(sources.resolve(test.replace('.', '/') + ".java").toString()),
        sources);
  }

  private void compile(String name, List<String> files, Path sources) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    Path classes = Files.createDirectories(out.resolve(name));
    List<String> arguments = new ArrayList<>(List.of(OPTIONS));
    arguments.addAll(
        List.of(
            "-Xprefer:newer",
            "-sourcepath",
            sources.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString()));
    arguments.addAll(files);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      System.exit(1);
    }
  }

  private static boolean names(Path file, Set<String> types) throws IOException {
    if (types.isEmpty()) {
      return false;
    }
    if (types.contains(simpleName(file))) {
      return true;
    }
    for (String word : WORD.split(Files.readString(file))) {
      if (types.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static String simpleName(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  private static List<Path> javaFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static boolean run(String test) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(test))
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true), 12);
    System.out.printf(
        "%s: %d tests, %d failed%n",
        test.substring(test.lastIndexOf('.') + 1),
        summary.getTestsStartedCount(),
        summary.getTotalFailureCount());
    return summary.getTotalFailureCount() == 0 && summary.getTestsStartedCount() > 0;
  }
}
