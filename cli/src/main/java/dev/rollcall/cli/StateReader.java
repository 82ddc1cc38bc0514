package dev.rollcall.cli;

import dev.rollcall.engine.input.GitExport;
import dev.rollcall.engine.input.GitSnapshot;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.ClusterReader;
import dev.rollcall.engine.ruleset.LintSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the two states of a change; charts and kustomizations among them are rendered. */
final class StateReader {

  /** What the state before a change may be given as. */
  static final String STATE =
      "The state before: a directory, a file, - for standard input, or git:REVISION for AFTER as it"
          + " was then.";

  private final SharedOptions shared;
  private final CommandContext terminal;
  private final ClusterInputReader input;
  private final RenderOptions options;
  private final String version;
  private boolean missing;

  /**
   * Creates a reader.
   *
   * @param settings the Kubernetes that charts are rendered for
   */
  StateReader(
      RenderOptions options,
      SharedOptions shared,
      CommandContext terminal,
      ClusterInputReader input,
      LintSettings settings) {
    this.shared = shared;
    this.terminal = terminal;
    this.input = input;
    this.options = options;
    this.version = settings.version().toString();
  }

  /** Refuses options for charts where neither state can be one. */
  private void refuseToIgnore(String first, String second) throws UsageException {
    if (!options.below() && !isChart(first) && !isChart(second)) {
      options.refuseWithoutChart(false);
    }
  }

  private boolean isChart(String state) {
    return !state.startsWith(GitSnapshot.PREFIX) && ManifestRenderer.isChart(state, terminal);
  }

  /**
   * Reads one of two states.
   *
   * @param state a path, or {@code git:REVISION} for the other path as it was then
   */
  ClusterReader.ClusterState read(String state, String other) throws UsageException {
    if (state.equals(InputFinder.STDIN) && other.equals(InputFinder.STDIN)) {
      throw new UsageException("standard input holds one state; give the other as a path");
    }
    refuseToIgnore(state, other);
    if (!state.startsWith(GitSnapshot.PREFIX)) {
      return readPath(state);
    }
    String revision = state.substring(GitSnapshot.PREFIX.length());
    if (other.startsWith(GitSnapshot.PREFIX) || other.equals(InputFinder.STDIN)) {
      throw new UsageException("\"" + state + "\" needs a path in a work tree beside it");
    }
    try {
      return readRevision(revision, other);
    } catch (GitSnapshot.GitException e) {
      String reason = String.valueOf(e.getMessage()).replace("fatal: ", "");
      throw new UsageException("\"" + state + "\": " + reason);
    } catch (IOException e) {
      throw new UsageException("\"" + state + "\": git cannot be run: " + e.getMessage());
    }
  }

  private ClusterReader.ClusterState readPath(String state) throws UsageException {
    ManifestRenderer.Rendered rendered = render(options, terminal, state);
    Inputs found = rendered.inputs();
    if (found.files().isEmpty() && found.unreadable().isEmpty()) {
      terminal.printError(state + " holds no file that ends in .yaml, .yml or .json");
    }
    return take(rendered);
  }

  /** A state that is not there, or that nobody can render, is no empty one. */
  private ClusterReader.ClusterState take(ManifestRenderer.Rendered rendered)
      throws UsageException {
    rendered.writeTo(options.printed(), terminal);
    Inputs found = rendered.inputs();
    missing |= !rendered.complete() || (found.files().isEmpty() && !found.unreadable().isEmpty());
    return input.read(rendered);
  }

  private ManifestRenderer.Rendered render(RenderOptions wanted, CommandContext where, String path)
      throws UsageException {
    return new ManifestRenderer(where, wanted, shared, version).render(List.of(path));
  }

  private ClusterReader.ClusterState readRevision(String revision, String path)
      throws UsageException, GitSnapshot.GitException, IOException {
    try (GitSnapshot tree = GitSnapshot.open(revision, path, terminal.workingDirectory())) {
      boolean rendered = options.below() || tree.holds(ManifestRenderer.CHART);
      if (options.none() || !rendered) {
        return input.read(tree.inputs(new InputFinder(terminal.workingDirectory())));
      }
    }
    Path given = terminal.workingDirectory().resolve(path);
    Path directory = Files.isDirectory(given) ? given : terminal.workingDirectory();
    try (GitExport export = GitExport.open(revision, directory)) {
      return readExport(export, revision, path);
    }
  }

  /** Renders a state of which charts and kustomizations need the files around them. */
  private ClusterReader.ClusterState readExport(GitExport export, String revision, String path)
      throws UsageException, IOException {
    Path here = terminal.workingDirectory();
    Path copy = export.copyOf(here.resolve(path));
    List<String> values = new ArrayList<>();
    for (String file : options.values()) {
      values.add(valuesThen(export, here.resolve(file)).toString());
    }
    ManifestRenderer.Rendered rendered = render(options.withValues(values), terminal.in(copy), ".");
    return take(rendered.below(revision + ":" + path, copy));
  }

  /** A file of values that the revision does not have is taken as it is now. */
  private static Path valuesThen(GitExport export, Path file) throws IOException {
    try {
      Path then = export.copyOf(file);
      return Files.exists(then) ? then : file;
    } catch (IOException e) {
      return file; // it is in no repository, or in another
    }
  }

  /** Returns whether a state does not exist, so that there is nothing to compare. */
  boolean isMissing() {
    return missing;
  }
}
