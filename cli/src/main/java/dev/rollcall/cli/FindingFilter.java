package dev.rollcall.cli;

import dev.rollcall.diagnostic.Finding;
import dev.rollcall.engine.Rollcall;
import dev.rollcall.engine.input.GitChangedFiles;
import dev.rollcall.engine.input.GitSnapshot;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.IoErrors;
import dev.rollcall.engine.reading.Kustomizations;
import dev.rollcall.engine.ruleset.RunResult;
import dev.rollcall.engine.suppression.Baseline;
import dev.rollcall.engine.suppression.BaselineFile;
import dev.rollcall.model.Inventory;
import dev.rollcall.rules.BuiltInRules;
import dev.rollcall.text.Plural;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of the findings is shown: those that are new, those of files that changed. */
final class FindingFilter {

  static final Option.Value BASELINE =
      new Option.Value("--baseline", "FILE", "Show only findings that this file does not hold.");
  static final Option.Flag WRITE_BASELINE =
      new Option.Flag(
          "--write-baseline",
          "Write what is found to the " + BASELINE.name() + ", and show nothing.");
  static final Option.Value CHANGED_SINCE =
      new Option.Value(
          "--changed-since",
          "REV",
          "Show only findings in files that differ from the revision, and those that the"
              + " difference brings in others.");
  static final Option.Flag STAGED =
      new Option.Flag(
          "--staged",
          "For hooks: read the whole directory, and show findings in the PATHs and those that"
              + " they bring elsewhere, compared with HEAD.");

  /**
   * What the user wants to see.
   *
   * @param baseline a file of findings not to show, or null for the configured one
   * @param write whether the baseline is only written
   * @param changedSince a revision, or null to show files however old
   * @param staged whether the paths are staged files
   */
  record Options(
      @Nullable String baseline, boolean write, @Nullable String changedSince, boolean staged) {

    static Options of(Arguments arguments) {
      return new Options(
          BASELINE.in(arguments),
          WRITE_BASELINE.in(arguments),
          CHANGED_SINCE.in(arguments),
          STAGED.in(arguments));
    }
  }

  private final CommandContext terminal;
  private final Inputs inputs;
  private final @Nullable BaselineFile file;
  private final @Nullable Baseline baseline;
  private final @Nullable Change change;

  /**
   * What a run is narrowed to.
   *
   * @param files the names of the inputs whose findings are shown
   * @param before the findings of the revision, to show what the change brought in other files
   */
  private record Change(String revision, Set<String> files, RevisionFindings before) {

    /** Returns whether something of the files was looked at. */
    boolean holdsObjectOf(RunResult result) {
      Inventory all = result.cluster().inventory();
      return Stream.of(all.daemonSets(), all.nodes(), all.pods(), all.workloads(), all.others())
              .flatMap(List::stream)
              .anyMatch(object -> files.contains(object.origin().file().name()))
          || result.findings().stream()
              .anyMatch(finding -> files.contains(finding.location().file().name()));
    }
  }

  private FindingFilter(
      CommandContext terminal,
      Inputs inputs,
      @Nullable BaselineFile file,
      @Nullable Baseline baseline,
      @Nullable Change change) {
    this.terminal = terminal;
    this.inputs = inputs;
    this.file = file;
    this.baseline = baseline;
    this.change = change;
  }

  static void describe(CommandSyntax syntax) {
    Option.describe(syntax, BASELINE, WRITE_BASELINE, CHANGED_SINCE, STAGED);
  }

  /**
   * Creates the filter of a run.
   *
   * @param paths what the user names
   */
  static FindingFilter of(
      Options options, CommandContext terminal, Rollcall.Run run, List<String> paths)
      throws UsageException {
    Inputs inputs = run.inputs();
    Path configured = run.baseline();
    boolean write = options.write();
    BaselineFile file = file(options, terminal);
    String name = options.baseline();
    if (file == null && configured != null) {
      file = new BaselineFile(configured, terminal.workingDirectory());
      name = "the configured baseline " + file;
    }
    if (file == null && write) {
      throw new UsageException(
          WRITE_BASELINE.name() + " needs " + BASELINE.name() + " FILE to write to");
    }
    Baseline baseline = file == null || write ? null : read(name, file);
    return new FindingFilter(
        terminal, inputs, file, baseline, change(options, terminal, run, paths));
  }

  private static @Nullable Change change(
      Options options, CommandContext terminal, Rollcall.Run run, List<String> paths)
      throws UsageException {
    String revision = options.changedSince();
    boolean staged = options.staged();
    if (revision == null && !staged) {
      return null;
    }
    String compared = revision == null ? "HEAD" : revision;
    try {
      Set<String> files =
          staged
              ? StagedFiles.names(paths, run.inputs(), terminal)
              : changed(compared, terminal, run.inputs());
      List<String> read = staged ? List.of(".") : paths;
      return new Change(compared, files, RevisionFindings.of(compared, read, run, terminal));
    } catch (IOException | GitSnapshot.GitException e) {
      throw new UsageException(
          CHANGED_SINCE.name()
              + " \""
              + compared
              + "\": "
              + String.valueOf(e.getMessage()).replace("fatal: ", ""));
    }
  }

  /** Returns what writes a baseline of all findings to the file. */
  static FindingFilter to(CommandContext terminal, Inputs inputs, Path file) {
    return new FindingFilter(
        terminal, inputs, new BaselineFile(file, terminal.workingDirectory()), null, null);
  }

  private static @Nullable BaselineFile file(Options options, CommandContext terminal) {
    String name = options.baseline();
    Path directory = terminal.workingDirectory();
    return name == null ? null : new BaselineFile(directory.resolve(name), directory);
  }

  private static Baseline read(@Nullable String name, BaselineFile file) throws UsageException {
    try {
      return file.read();
    } catch (Baseline.BaselineException e) {
      String advice = file.exists() ? "" : "; write it with " + WRITE_BASELINE.name();
      throw new UsageException(name + ": " + e.getMessage() + advice);
    }
  }

  private static Set<String> changed(String revision, CommandContext terminal, Inputs inputs)
      throws GitSnapshot.GitException, IOException {
    Set<Path> files = GitChangedFiles.since(revision, terminal.workingDirectory());
    Set<String> names = new HashSet<>();
    for (Input input : inputs.files()) {
      Path path = input.path();
      if (path == null || hasChanged(input, path.toRealPath(), files, terminal)) {
        names.add(input.name());
      }
    }
    return names;
  }

  /**
   * What is rendered changes with any file of its directory, with those that a kustomization takes
   * from elsewhere, and with the file of the object that it is rendered for.
   */
  private static boolean hasChanged(
      Input input, Path path, Set<Path> files, CommandContext terminal) throws IOException {
    if (!Files.isDirectory(path)) {
      return files.contains(path);
    }
    List<Path> behind =
        new ArrayList<>(Kustomizations.filesOf(path, new YamlParser(YamlLimits.DEFAULT)));
    int object = input.name().indexOf(" (");
    if (object > 0) {
      behind.add(terminal.workingDirectory().resolve(input.name().substring(0, object)));
    }
    for (Path file : behind) {
      if (Files.exists(file) && files.contains(file.toRealPath())) {
        return true;
      }
    }
    for (Path file : files) {
      if (file.startsWith(path)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the inputs without the baseline, which may lie among them. */
  static Inputs without(Inputs inputs, Options options, CommandContext terminal) {
    BaselineFile file = file(options, terminal);
    return file == null ? inputs : file.without(inputs);
  }

  /** Returns what is to be shown of a result. */
  RunResult apply(RunResult result) {
    RunResult shown = result;
    if (change != null) {
      Set<Finding> brought = change.before().broughtBy(result);
      List<Finding> kept = new ArrayList<>();
      for (Finding finding : result.findings()) {
        if (change.files().contains(finding.location().file().name())) {
          kept.add(finding);
        } else if (brought.contains(finding)) {
          kept.add(finding.withoutFix()); // the change is to be fixed, not what it broke
        }
      }
      shown = result.withFindings(kept, result.suppressed());
    }
    return file == null || baseline == null ? shown : file.apply(shown, baseline);
  }

  /** Tells what is hidden, and that the baseline holds what is fixed since. */
  void tellHidden(RunResult result) {
    if (change != null) {
      int hidden = result.findings().size() - apply(result).findings().size();
      if (hidden > 0) {
        terminal.printError(
            Plural.count(hidden, "finding")
                + " hidden: as at "
                + change.revision()
                + ", in files that did not change");
      }
      if (!change.holdsObjectOf(result)) {
        terminal.printError(
            "nothing was judged: none of the files that changed holds an object that rollcall"
                + " looks at");
      }
    }
    if (file == null || baseline == null) {
      return;
    }
    int gone = file.gone(result, inputs, baseline);
    if (gone > 0) {
      terminal.printError(
          gone + " findings of the baseline are gone; " + WRITE_BASELINE.name() + " drops them");
    }
  }

  /** Writes the baseline of a result; what can never be accepted stays out of it. */
  ExitCode write(RunResult result) throws UsageException {
    if (file == null) {
      throw new IllegalStateException("no baseline to write to");
    }
    try {
      int count = file.write(result, BuiltInRules.all());
      terminal.printError("wrote " + count + " findings to " + file);
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be written: " + IoErrors.describe(e));
    }
    boolean whole = result.unreadable() == 0 && !result.crashed();
    return whole ? ExitCode.OK : ExitCode.UNREADABLE;
  }
}
