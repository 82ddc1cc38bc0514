package dev.rollcall.cli;

import dev.rollcall.config.Config;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.schemas.SchemaCatalog;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Has Helm and Kustomize render what is no manifest yet, where they are on the PATH. */
final class ManifestRenderer {

  private static final List<String> KUSTOMIZATIONS =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private final CommandContext terminal;
  private final List<String> values;
  private final ParseResult arguments;
  private final boolean kustomize;
  private final Map<String, SourceFile> texts = new HashMap<>();
  private final List<Input> rendered = new ArrayList<>();
  private final List<InputError> failed = new ArrayList<>();
  private final List<Path> roots = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();

  /** A program to run over a path. */
  private record Call(String what, String path, List<String> command) {}

  /** The inputs of a run and the texts of those that were rendered. */
  record Rendered(Inputs inputs, Map<String, SourceFile> texts) {

    /** Returns what reads the inputs, those on disk with the given reader. */
    InputSource over(InputSource sources) {
      return texts.isEmpty()
          ? sources
          : input -> {
            SourceFile text = texts.get(input.name());
            return text == null ? sources.read(input) : text;
          };
    }
  }

  private ManifestRenderer(
      CommandContext terminal, List<String> values, boolean kustomize, ParseResult arguments) {
    this.terminal = terminal;
    this.arguments = arguments;
    this.values = values;
    this.kustomize = kustomize;
  }

  static void describe(CommandSpec spec) {
    spec.addOption(
        OptionSpecs.repeatable(
            "--values", "FILE", "Values for the charts among the paths; may be repeated."));
    spec.addOption(
        OptionSpecs.flag(
            "--render",
            "Render the charts and build the kustomizations at and below the paths; that may fetch"
                + " what they refer to."));
    spec.addOption(OptionSpecs.flag("--no-render", "Read charts as the files they consist of."));
  }

  /** Finds the inputs behind the paths; charts among them are rendered. */
  static Rendered render(ParseResult arguments, CommandContext terminal, List<String> paths)
      throws UsageException {
    List<String> values = OptionSpecs.strings(arguments, "--values");
    boolean none = OptionSpecs.flag(arguments, false, "--no-render");
    boolean kustomize = OptionSpecs.flag(arguments, false, "--render");
    ManifestRenderer renderer = new ManifestRenderer(terminal, values, kustomize, arguments);
    List<String> rest = new ArrayList<>();
    boolean charts = false;
    for (String path : paths) {
      boolean chart = !none && renderer.holds(path, List.of("Chart.yaml"));
      charts |= chart;
      if (!(chart && renderer.chart(path)) && !(kustomize && renderer.kustomization(path))) {
        rest.add(path);
      }
    }
    Inputs found = RunOptions.finder(arguments, terminal).find(rest);
    if (kustomize && !none) {
      RenderTargets targets = new RenderTargets(found);
      for (String chart : targets.charts()) {
        renderer.chart(chart);
      }
      for (String kustomization : targets.kustomizations()) {
        renderer.kustomization(kustomization);
      }
      charts |= !targets.charts().isEmpty();
      found = targets.rest();
    }
    if (!values.isEmpty() && !charts) {
      throw new UsageException("--values is for charts, and no path is one: name its directory");
    }
    renderer.runAll();
    return renderer.with(found);
  }

  /** Returns the version that is linted for, which charts are rendered for. */
  private String version() throws UsageException {
    SchemaCatalog catalog = SchemaCatalog.bundled();
    Config.RunConfig configured =
        ConfigOptions.configure(arguments, terminal, new Inputs(List.of(), List.of())).run();
    return RunOptions.request(arguments).settings(catalog, configured).version().toString();
  }

  private Rendered with(Inputs found) {
    if (roots.isEmpty() && failed.isEmpty()) {
      return new Rendered(found, Map.of());
    }
    List<Input> files = new ArrayList<>(found.files());
    files.addAll(rendered);
    List<InputError> unreadable = new ArrayList<>(found.unreadable());
    unreadable.addAll(failed);
    List<Path> all = new ArrayList<>(found.roots());
    all.addAll(roots);
    return new Rendered(new Inputs(files, unreadable, all, found.excluded()), texts);
  }

  private boolean holds(String path, List<String> names) {
    if (path.equals(InputFinder.STDIN)) {
      return false;
    }
    Path directory = terminal.workingDirectory().resolve(path);
    for (String name : names) {
      if (Files.isRegularFile(directory.resolve(name))) {
        return true;
      }
    }
    return false;
  }

  private boolean chart(String path) throws UsageException {
    Path helm = ExternalProgram.find("helm", terminal);
    String shown = path.equals(".") ? "." : path;
    if (helm == null) {
      notRendered(
          path,
          "a chart, and helm is not on the PATH, so it was not rendered: install it, run helm"
              + " template "
              + shown
              + " elsewhere and lint its output, or say --no-render");
      return false;
    }
    List<String> command = new ArrayList<>(List.of(helm.toString(), "template", bare(path)));
    command.add("--kube-version=" + version() + ".0");
    for (String file : values) {
      command.add("--values=" + file);
    }
    run("helm template", path, command);
    return true;
  }

  private boolean kustomization(String path) {
    if (!holds(path, KUSTOMIZATIONS)) {
      return false;
    }
    Path kustomizeProgram = ExternalProgram.find("kustomize", terminal);
    Path kubectl = ExternalProgram.find("kubectl", terminal);
    if (kustomizeProgram != null) {
      run("kustomize build", path, List.of(kustomizeProgram.toString(), "build", bare(path)));
    } else if (kubectl != null) {
      run("kubectl kustomize", path, List.of(kubectl.toString(), "kustomize", bare(path)));
    } else {
      notRendered(
          path,
          "a kustomization, and neither kustomize nor kubectl is on the PATH, so it was not built:"
              + " install one of them, or leave out --render");
      return false;
    }
    return true;
  }

  /** What nobody can render was not looked at, however its files are read. */
  private void notRendered(String path, String message) {
    failed.add(new InputError(path, Span.START, message));
  }

  /** A path that looks like an option is none. */
  private static String bare(String path) {
    return path.startsWith("-") ? "./" + path : path;
  }

  private void run(String what, String path, List<String> command) {
    calls.add(new Call(what, path, command));
  }

  /** Runs several programs at a time; what they say is taken in the order of the paths. */
  private void runAll() {
    List<ExternalProgram.Outcome> outcomes =
        calls.parallelStream()
            .map(call -> ExternalProgram.run(call.command(), terminal.workingDirectory()))
            .toList();
    Map<String, List<String>> causes = new LinkedHashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      roots.add(terminal.workingDirectory().resolve(call.path()));
      String problem = outcomes.get(i).problem();
      if (problem == null) {
        take(call.path(), outcomes.get(i));
      } else {
        String message = call.what() + " failed: " + problem;
        causes.computeIfAbsent(message, cause -> new ArrayList<>()).add(call.path());
      }
    }
    causes.forEach(this::failed);
  }

  /** Names what failed for one cause once, with those that failed for the same. */
  private void failed(String message, List<String> paths) {
    String others =
        paths.size() == 1 ? "" : "; so did " + String.join(", ", paths.subList(1, paths.size()));
    failed.add(new InputError(paths.get(0), Span.START, message + others));
  }

  private void take(String path, ExternalProgram.Outcome outcome) {
    Path directory = terminal.workingDirectory().resolve(path);
    String name = chartName(outcome.output());
    String text =
        name == null
            ? outcome.output()
            : outcome.output().replace("\n# Source: " + name + "/", "\n# Source: " + path(path));
    texts.put(path, new SourceFile(path, text));
    rendered.add(new Input(path, directory));
  }

  private static String path(String path) {
    return path.equals(".") ? "" : path.endsWith("/") ? path : path + "/";
  }

  /** Helm names templates by the name of the chart, people by its directory. */
  private static @Nullable String chartName(String output) {
    String mark = "\n# Source: ";
    int at = output.indexOf(mark);
    int slash = at < 0 ? -1 : output.indexOf('/', at);
    int end = at < 0 ? -1 : output.indexOf('\n', at + 1);
    return slash < 0 || slash > end ? null : output.substring(at + mark.length(), slash);
  }
}
