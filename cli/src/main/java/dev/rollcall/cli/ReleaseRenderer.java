package dev.rollcall.cli;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.gitops.GitOpsObject;
import dev.rollcall.gitops.GitOpsObjects;
import dev.rollcall.gitops.GitOpsReader;
import dev.rollcall.gitops.LocalRepository;
import dev.rollcall.gitops.Rendering;
import dev.rollcall.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Renders what objects of GitOps tools and helmfiles release, as far as it is at hand, with the
 * values of the object. What such an object renders is not rendered by itself as well.
 */
final class ReleaseRenderer {

  /** Objects may be rendered that release others, as an application of applications does. */
  private static final int MAX_ROUNDS = 4;

  private static final long MAX_BYTES = 8 << 20;

  private final CommandContext terminal;
  private final ManifestRenderer renderer;
  private final RenderPrograms programs;
  private final ReleaseBuilds builds;
  private final GitOpsObjects objects = new GitOpsObjects();
  private final GitOpsReader reader;
  private final List<GitOpsObject> pending = new ArrayList<>();
  private final Set<Path> claimed = new HashSet<>();
  private final Set<Path> releasing = new HashSet<>();
  private final Set<Path> rendered = new HashSet<>();
  private final Set<Path> replaced = new HashSet<>();
  private final Set<Rendering> done = new HashSet<>();
  private final List<SkippedInput> unseen = new ArrayList<>();

  /**
   * Creates a renderer.
   *
   * @param found the files of the run
   */
  ReleaseRenderer(
      CommandContext terminal, ManifestRenderer renderer, RenderPrograms programs, Inputs found) {
    this.terminal = terminal;
    this.renderer = renderer;
    this.programs = programs;
    this.builds = new ReleaseBuilds(terminal, renderer, programs);
    List<Path> roots = new ArrayList<>(found.roots());
    roots.add(terminal.workingDirectory());
    this.reader = new GitOpsReader(objects, new LocalRepository(roots));
  }

  /**
   * Reads the objects in files.
   *
   * @param all the files of the run
   * @param rest those that no kustomization and no chart takes in; only their objects stand as they
   *     are
   */
  void read(Inputs all, Inputs rest) {
    Set<Input> standing = new HashSet<>(rest.files());
    List<GitOpsObject> others = new ArrayList<>();
    FileInputSource files = new FileInputSource(terminal.in(), MAX_BYTES);
    for (Input input : all.files()) {
      Path path = input.path() == null ? null : absolute(input.path());
      if (path != null && path.getParent() != null) {
        try {
          SourceFile text = files.read(input);
          List<GitOpsObject> found = objects.add(text, path.getParent());
          (standing.contains(input) ? pending : others).addAll(found);
          if (!standing.contains(input) && GitOpsObjects.mayRelease(text)) {
            releasing.add(path);
          }
        } catch (FileInputSource.UnreadableException e) {
          continue; // the run reads the file as well, and says so
        }
      }
    }
    pending.forEach(this::claim);
    others.forEach(this::claim);
    pending.removeIf(object -> isReplaced(object.directory()));
  }

  private void claim(GitOpsObject object) {
    for (Rendering rendering : reader.read(object)) {
      if (rendering instanceof Rendering.OfKustomization build && build.isChanged()) {
        claimed.add(absolute(build.directory()));
        if (!ReleaseBuilds.isKustomization(build.directory())) {
          replaced.add(absolute(build.directory()));
        }
      }
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Returns whether a template of a chart holds objects that release others. */
  boolean mayReleaseOthers(String chart) {
    Path directory = absolute(terminal.workingDirectory().resolve(chart));
    return releasing.stream().anyMatch(file -> file.startsWith(directory));
  }

  /** Returns whether an object builds a kustomization with changes of its own. */
  boolean claims(String path) {
    return claimed.contains(absolute(terminal.workingDirectory().resolve(path)));
  }

  /** Returns whether a chart was rendered for an object. */
  boolean isRendered(String path) {
    return rendered.contains(absolute(terminal.workingDirectory().resolve(path)));
  }

  /** Renders what the objects release, and what the objects among that release. */
  void render() throws UsageException {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      for (GitOpsObject object : pending) {
        for (Rendering rendering : reader.read(object)) {
          if (done.add(rendering)) {
            add(rendering);
          }
        }
      }
      pending.clear();
      for (RenderPrograms.Output output : programs.run()) {
        pending.addAll(objects.add(output.text(), output.directory()));
      }
      if (pending.isEmpty()) {
        return;
      }
    }
  }

  private void add(Rendering rendering) throws UsageException {
    if (rendering instanceof Rendering.Unseen one) {
      unseen(one.file(), one.what());
      return;
    }
    try {
      if (rendering instanceof Rendering.OfChart chart
          && renderer.isRendered(chart.directory().resolve(ManifestRenderer.CHART))) {
        builds.add(chart);
        rendered.add(absolute(chart.directory()));
      } else if (rendering instanceof Rendering.OfKustomization build) {
        builds.add(build);
        rendered.add(absolute(build.directory()));
      }
    } catch (IOException e) {
      unseen(rendering.file(), "values that cannot be written: " + e.getMessage());
    }
  }

  private void unseen(String file, String what) {
    unseen.add(new SkippedInput(file, SkippedInput.CHART_RELEASE, 1, List.of(what)));
  }

  /** Returns what was not rendered, because it is not at hand. */
  List<SkippedInput> unseen() {
    return List.copyOf(unseen);
  }

  /** Returns files without those that are rendered with the changes of an object. */
  Inputs without(Inputs rest) {
    if (replaced.isEmpty()) {
      return rest;
    }
    List<Input> kept = new ArrayList<>();
    for (Input input : rest.files()) {
      if (input.path() == null || !isReplaced(input.path())) {
        kept.add(input);
      }
    }
    return new Inputs(kept, rest.unreadable(), rest.roots(), rest.excluded());
  }

  private boolean isReplaced(Path path) {
    for (Path at = absolute(path); at != null; at = at.getParent()) {
      if (replaced.contains(at)) {
        return true;
      }
    }
    return false;
  }
}
