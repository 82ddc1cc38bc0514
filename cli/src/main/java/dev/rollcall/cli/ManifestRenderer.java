package dev.rollcall.cli;

import dev.rollcall.config.RenderSettings;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.Kustomizations;
import dev.rollcall.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Has Helm and Kustomize render what is no manifest yet, where they are on the PATH. */
final class ManifestRenderer {

  /** The file that makes a directory a chart. */
  static final String CHART = "Chart.yaml";

  private final CommandContext terminal;
  private final RenderOptions options;
  private final SharedOptions shared;
  private final RenderConfig config;
  private final RenderPrograms programs;
  private @Nullable String version;
  private boolean charts;

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

    /**
     * Returns the same, found in a directory that stands for another.
     *
     * @param name what the other is called
     * @param copy the directory, which its user does not know
     */
    Rendered below(String name, Path copy) {
      List<Input> files = new ArrayList<>();
      Map<String, SourceFile> named = new HashMap<>();
      for (Input input : inputs.files()) {
        String below = below(name, input.name());
        SourceFile text = texts.get(input.name());
        files.add(new Input(below, input.path(), input.below()));
        if (text != null) {
          named.put(below, new SourceFile(below, text.text()));
        }
      }
      List<InputError> problems = new ArrayList<>();
      for (InputError problem : inputs.unreadable()) {
        String message = problem.message().replace(copy + "/", "").replace(copy.toString(), name);
        String below = below(name, problem.name());
        problems.add(new InputError(below, problem.span(), message, problem.rule()));
      }
      return new Rendered(new Inputs(files, problems, inputs.roots(), inputs.excluded()), named);
    }

    private static String below(String name, String file) {
      return file.equals(".")
          ? name
          : file.startsWith(". (") ? name + file.substring(1) : name + "/" + file;
    }
  }

  /**
   * Creates a renderer.
   *
   * @param version the Kubernetes to render charts for, null for what is configured
   */
  ManifestRenderer(
      CommandContext terminal,
      RenderOptions options,
      SharedOptions shared,
      @Nullable String version) {
    this.terminal = terminal;
    this.options = options;
    this.shared = shared;
    this.version = version;
    this.config = new RenderConfig(shared.config(), terminal);
    this.programs = new RenderPrograms(terminal);
  }

  /**
   * Finds the inputs behind the paths, for which alone options for charts are given.
   *
   * @param live whether a cluster is read as well, which some of them are also for
   */
  Rendered renderOnly(List<String> paths, boolean live) throws UsageException {
    Rendered rendered = render(paths);
    if (!charts) {
      options.refuseWithoutChart(live);
    }
    return rendered;
  }

  /** Finds the inputs behind the paths; charts among them are rendered. */
  Rendered render(List<String> paths) throws UsageException {
    List<String> rest = new ArrayList<>();
    for (String path : paths) {
      if (options.none() || !(chart(path) || (options.below() && kustomization(path)))) {
        rest.add(path);
      }
    }
    Inputs found = shared.finder(terminal).find(rest);
    if (options.below() && !options.none()) {
      found = renderBelow(found);
    }
    return programs.run(found);
  }

  private Inputs renderBelow(Inputs found) throws UsageException {
    List<String> patterns = shared.request().exclude();
    Inputs considered = found.without(patterns, terminal.workingDirectory());
    RenderTargets targets = new RenderTargets(considered, this::isRendered);
    for (String chart : targets.charts()) {
      chart(chart);
    }
    for (String kustomization : targets.kustomizations()) {
      kustomization(kustomization);
    }
    return targets.rest();
  }

  private boolean isRendered(Path file) throws UsageException {
    return !config.excludes(file) && !Boolean.FALSE.equals(config.of(file).enabled());
  }

  /** Returns the version that is linted for, which charts are rendered for. */
  private String version() throws UsageException {
    String known = version;
    if (known == null) {
      known = shared.version(terminal);
      version = known;
    }
    return known;
  }

  /** Returns whether a path is the directory of a chart. */
  static boolean isChart(String path, CommandContext terminal) {
    return fileIn(path, List.of(CHART), terminal) != null;
  }

  private static @Nullable Path fileIn(String path, List<String> names, CommandContext terminal) {
    if (path.equals(InputFinder.STDIN)) {
      return null;
    }
    Path directory = terminal.workingDirectory().resolve(path);
    for (String name : names) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  /** Returns whether a path is a chart that is rendered, and not to be read as it is. */
  private boolean chart(String path) throws UsageException {
    Path file = fileIn(path, List.of(CHART), terminal);
    if (file == null) {
      return false;
    }
    charts = true;
    RenderSettings settings = config.of(file);
    if (Boolean.FALSE.equals(settings.enabled())) {
      return false;
    }
    Path helm = programs.find("helm");
    if (helm == null) {
      programs.missing(
          path,
          "a chart, and helm is not on the PATH, so it was not rendered: install it, run helm"
              + " template "
              + path
              + " elsewhere and lint its output, or say "
              + RenderOptions.NO_RENDER.name());
      return false;
    }
    for (HelmRelease release : HelmRelease.ofChart(path, file, settings, options)) {
      programs.add(
          new RenderPrograms.Call(
              "helm template", release.label(), path, release.command(helm, version())));
    }
    return true;
  }

  private boolean kustomization(String path) throws UsageException {
    Path file = fileIn(path, Kustomizations.FILE_NAMES, terminal);
    RenderSettings settings = file == null ? null : config.of(file);
    if (settings == null || Boolean.FALSE.equals(settings.enabled())) {
      return false;
    }
    Path kustomize = programs.find("kustomize");
    Path kubectl = programs.find("kubectl");
    if (kustomize == null && kubectl == null) {
      programs.missing(
          path,
          "a kustomization, and neither kustomize nor kubectl is on the PATH, so it was not built:"
              + " install one of them, or leave out --render");
      return true;
    }
    String what = kustomize == null ? "kubectl kustomize" : "kustomize build";
    List<String> command = new ArrayList<>();
    command.add(kustomize == null ? String.valueOf(kubectl) : kustomize.toString());
    command.add(kustomize == null ? "kustomize" : "build");
    if (Boolean.TRUE.equals(settings.enableHelm())) {
      command.add("--enable-helm");
    }
    command.add(RenderPrograms.bare(path));
    programs.add(new RenderPrograms.Call(what, path, path, command));
    return true;
  }
}
