package dev.rollcall.cli;

import dev.rollcall.config.RenderSettings;
import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.ReadAhead;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.engine.reading.Kustomizations;
import dev.rollcall.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
  private final Set<Path> built = new HashSet<>();
  private final List<String> withoutHelm = new ArrayList<>();
  private final List<String> withoutKustomize = new ArrayList<>();

  /**
   * The inputs of a run and the texts of those that were rendered.
   *
   * @param unseen what objects of GitOps tools release and what was not rendered, null if nobody
   *     looked for it
   * @param complete whether all that was to be rendered was
   * @param ahead what has begun to read the inputs on disk
   */
  record Rendered(
      Inputs inputs,
      Map<String, SourceFile> texts,
      @Nullable List<SkippedInput> unseen,
      boolean complete,
      ReadAhead ahead) {

    Rendered(Inputs inputs, Map<String, SourceFile> texts) {
      this(inputs, texts, null, true);
    }

    Rendered(
        Inputs inputs,
        Map<String, SourceFile> texts,
        @Nullable List<SkippedInput> unseen,
        boolean complete) {
      this(inputs, texts, unseen, complete, new ReadAhead());
    }

    private Rendered with(ReadAhead reading) {
      return new Rendered(inputs, texts, unseen, complete, reading);
    }

    /** Writes the texts below a directory, null for none. */
    void writeTo(@Nullable String directory, CommandContext terminal) throws UsageException {
      if (directory != null) {
        RenderedFiles.write(texts.values(), terminal.workingDirectory().resolve(directory));
      }
    }

    /** Returns the same for other inputs. */
    Rendered with(Inputs others) {
      return new Rendered(others, texts, unseen, complete, ahead);
    }

    /** Returns what was not looked at, once releases are rendered that readers do not see. */
    List<SkippedInput> told(List<SkippedInput> skipped) {
      if (unseen == null) {
        return skipped;
      }
      List<SkippedInput> told = new ArrayList<>();
      for (SkippedInput one : skipped) {
        boolean release = one.reason().equals(SkippedInput.CHART_RELEASE);
        if (!release || one.file().equals(InputFinder.STDIN)) {
          told.add(one);
        }
      }
      told.addAll(unseen);
      return told;
    }

    /** Returns what reads the inputs, those on disk with the given reader. */
    InputSource over(FileInputSource files) {
      InputSource sources = ahead.before(files);
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
      return new Rendered(
          new Inputs(files, problems, inputs.roots(), inputs.excluded()), named, unseen, complete);
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
    rendered.writeTo(options.printed(), terminal);
    return rendered;
  }

  /** Finds the inputs behind the paths; charts among them are rendered. */
  Rendered render(List<String> paths) throws UsageException {
    List<String> rest = new ArrayList<>();
    for (String path : paths) {
      if (options.none() || !chart(path)) {
        rest.add(path);
      }
    }
    ReadAhead ahead = new ReadAhead();
    Inputs found = shared.finder(terminal, ahead::found).find(rest);
    ahead.end();
    try (programs) {
      List<SkippedInput> unseen = null;
      if (options.below() && !options.none()) {
        ReleaseRenderer releases = new ReleaseRenderer(terminal, this, programs, found);
        found = renderBelow(found, releases);
        unseen = releases.unseen();
      }
      programs.run();
      tellMissing();
      return programs.result(found, unseen).with(ahead);
    }
  }

  private void tellMissing() {
    if (!withoutHelm.isEmpty()) {
      programs.missing(
          withoutHelm,
          "a chart, and helm is not on the PATH, so it was not rendered: install it, lint what helm"
              + " template prints elsewhere, or say "
              + RenderOptions.NO_RENDER.name());
    }
    if (!withoutKustomize.isEmpty()) {
      programs.missing(
          withoutKustomize,
          "a kustomization, and neither kustomize nor kubectl is on the PATH, so it was not built:"
              + " install one of them, or leave out --render");
    }
  }

  private Inputs renderBelow(Inputs found, ReleaseRenderer releases) throws UsageException {
    List<String> patterns = shared.request().exclude();
    Inputs considered = found.without(patterns, terminal.workingDirectory());
    RenderTargets targets = new RenderTargets(considered, this::isRendered);
    Inputs rest = targets.rest();
    releases.read(considered, rest);
    for (String kustomization : targets.kustomizations()) {
      if (!releases.claims(kustomization)) {
        kustomization(kustomization);
      }
    }
    // Charts that release others come first, so that no chart is rendered by itself and for them.
    List<String> others = new ArrayList<>(targets.charts());
    for (String chart : targets.charts()) {
      if (releases.mayReleaseOthers(chart)) {
        others.remove(chart);
        chart(chart);
      }
    }
    releases.render();
    for (String chart : others) {
      if (!releases.isRendered(chart)) {
        chart(chart);
      }
    }
    return releases.without(rest);
  }

  /** Returns whether the configuration lets a chart or a kustomization be rendered. */
  boolean isRendered(Path file) throws UsageException {
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
    if (programs.find("helm") == null) {
      withoutHelm.add(path);
      return false;
    }
    for (ChartRendering release : ChartRendering.ofChart(path, file, settings, options)) {
      add(release);
    }
    return true;
  }

  /** Has Helm render a chart as it is released. */
  void add(ChartRendering release) throws UsageException {
    Path helm = programs.find("helm");
    if (helm == null) {
      withoutHelm.add(release.label());
    } else {
      List<String> command = release.command(helm, version());
      programs.add(
          new RenderPrograms.Call(
              RenderPrograms.HELM_TEMPLATE, release.label(), release.chart(), command));
    }
  }

  private boolean kustomization(String path) throws UsageException {
    Path file = fileIn(path, Kustomizations.FILE_NAMES, terminal);
    RenderSettings settings = file == null ? null : config.of(file);
    if (settings == null || Boolean.FALSE.equals(settings.enabled())) {
      return false;
    }
    List<String> options =
        Boolean.TRUE.equals(settings.enableHelm()) ? List.of("--enable-helm") : List.of();
    build(path, path, RenderPrograms.bare(path), options, UnaryOperator.identity());
    return true;
  }

  /**
   * Has Kustomize build a directory.
   *
   * @param name what the output is called
   * @param path the directory whose files these are, as the user writes it
   * @param directory the directory to build
   */
  void build(
      String name,
      String path,
      String directory,
      List<String> options,
      UnaryOperator<String> edit) {
    // Several objects may release one directory as it is, and it may be outermost as well.
    if (name.equals(path) && !built.add(terminal.workingDirectory().resolve(path).normalize())) {
      return;
    }
    Path kustomize = programs.find("kustomize");
    Path kubectl = programs.find("kubectl");
    if (kustomize == null && kubectl == null) {
      withoutKustomize.add(name);
      return;
    }
    List<String> command = new ArrayList<>();
    command.add(kustomize == null ? String.valueOf(kubectl) : kustomize.toString());
    command.add(kustomize == null ? "kustomize" : "build");
    command.addAll(options);
    command.add(directory);
    String what = kustomize == null ? "kubectl kustomize" : "kustomize build";
    programs.add(new RenderPrograms.Call(what, name, path, command, edit));
  }
}
