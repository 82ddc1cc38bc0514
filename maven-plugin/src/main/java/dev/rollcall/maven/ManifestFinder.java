package dev.rollcall.maven;

import dev.rollcall.engine.execution.InputError;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputFinder;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.text.UnixPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;

/** Finds the manifests of projects: in the paths that are named, else in the usual places. */
final class ManifestFinder {

  private static final String FRAGMENTS = "src/main/jkube";
  private static final String GENERATED = "target/classes/META-INF/jkube";

  /** Where people keep manifests, relative to their project. */
  static final List<String> USUAL =
      List.of("src/main/k8s", "src/main/kubernetes", FRAGMENTS, "k8s", "deploy", GENERATED);

  private final Path root;
  private final List<String> paths;
  private final FilePatterns patterns;
  private final boolean filtered;

  private final List<Input> files = new ArrayList<>();
  private final Set<Path> known = new HashSet<>();
  private final List<InputError> unreadable = new ArrayList<>();
  private final List<Path> roots = new ArrayList<>();
  private final List<SkippedInput> left = new ArrayList<>();
  private final Map<Path, Path> copies = new HashMap<>();
  private final List<String> places = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * Creates a finder for one run.
   *
   * @param root what the names of files are relative to
   * @param paths what the user names, empty for the usual places
   * @param filtered whether filtered copies are read in place of their sources
   */
  ManifestFinder(Path root, List<String> paths, FilePatterns patterns, boolean filtered) {
    this.root = root;
    this.paths = List.copyOf(paths);
    this.patterns = patterns;
    this.filtered = filtered;
  }

  FoundManifests find(List<MavenModule> modules) throws MojoExecutionException {
    List<String> missing = new ArrayList<>(paths);
    for (MavenModule module : modules) {
      for (Path place : paths.isEmpty() ? usual(module) : named(module, missing)) {
        add(module, place);
      }
    }
    if (!missing.isEmpty()) {
      throw new MojoExecutionException(
          "\""
              + String.join("\", \"", missing)
              + "\" does not exist below "
              + modules.get(0).basedir()
              + "; correct rollcall.paths, or set rollcall.skip where there are no manifests");
    }
    files.sort(Comparator.comparing(Input::name));
    return new FoundManifests(new Inputs(files, unreadable, roots, left), copies, places, warnings);
  }

  private static List<Path> named(MavenModule module, List<String> paths, List<String> missing) {
    List<Path> found = new ArrayList<>();
    for (String path : paths) {
      Path resolved = module.basedir().resolve(path.strip()).normalize();
      if (Files.exists(resolved)) {
        found.add(resolved);
        missing.remove(path);
      }
    }
    return found;
  }

  private List<Path> named(MavenModule module, List<String> missing) {
    return named(module, paths, missing);
  }

  private List<Path> usual(MavenModule module) {
    List<Path> found = new ArrayList<>();
    Path generated = module.outputDirectory().resolve("META-INF/jkube");
    for (String name : USUAL) {
      // JKube makes whole manifests of the fragments.
      boolean fragments = name.equals(FRAGMENTS) && Files.isDirectory(generated);
      Path place =
          name.equals(GENERATED) ? jkube(generated) : module.basedir().resolve(name).normalize();
      if (Files.exists(place) && !fragments) {
        found.add(place);
      }
    }
    return found;
  }

  /** JKube writes every object twice: in one file for all, and in a file of its own. */
  private static Path jkube(Path generated) {
    for (String name : List.of("kubernetes.yml", "openshift.yml")) {
      if (Files.exists(generated.resolve(name))) {
        return generated.resolve(name);
      }
    }
    return generated;
  }

  private void add(MavenModule module, Path place) {
    String name = name(place);
    places.add(name);
    Inputs found = new InputFinder(root).find(List.of(name));
    unreadable.addAll(found.unreadable());
    roots.addAll(found.roots());
    int before = copies.size();
    for (Input input : found.files()) {
      Path path = input.path();
      if (path == null || !known.add(path.toAbsolutePath().normalize())) {
        continue;
      }
      List<String> names =
          List.of(slashed(place, path), slashed(module.basedir(), path), input.name());
      if (patterns.accept(names)) {
        files.add(input);
        read(module, path);
      } else {
        left.add(new SkippedInput(input.name(), "excluded-file", 1));
      }
    }
    if (copies.size() > before) {
      places.set(
          places.size() - 1, name + " (as filtered to " + name(module.outputDirectory()) + ")");
    }
  }

  private String name(Path path) {
    String name = path.startsWith(root) ? slashed(root, path) : UnixPath.of(path);
    return name.isEmpty() ? "." : name;
  }

  private static String slashed(Path directory, Path path) {
    return UnixPath.of(directory.relativize(path));
  }

  /** A filtered file is read as it was copied, but keeps its name: there it is edited. */
  private void read(MavenModule module, Path path) {
    if (!filtered) {
      return;
    }
    for (MavenModule.FilteredDirectory directory : module.filtered()) {
      if (path.startsWith(directory.source())) {
        Path copy = directory.target().resolve(directory.source().relativize(path));
        if (isCurrent(copy, path)) {
          copies.put(path.toAbsolutePath().normalize(), copy);
        } else {
          warnings.add(
              name(path)
                  + " is filtered, but "
                  + name(copy)
                  + (Files.exists(copy) ? " is older" : " does not exist")
                  + ", so it is read with its placeholders; run this after process-resources");
        }
        return;
      }
    }
  }

  private static boolean isCurrent(Path copy, Path source) {
    try {
      return Files.exists(copy)
          && Files.getLastModifiedTime(copy).compareTo(Files.getLastModifiedTime(source)) >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
