package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kustomizations in and beside the inputs, and what they make of the files that they name. */
public final class Kustomizations {

  /** The names that a kustomization file may have. */
  public static final List<String> FILE_NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** No kustomizations, for inputs by themselves. */
  public static final Kustomizations NONE = new Kustomizations();

  private static final long MAX_BYTES = 1 << 20;
  private static final int MAX_WAYS = 64;

  private final Map<Path, Kustomization> byDirectory = new LinkedHashMap<>();
  private final Map<Path, List<Path>> users = new HashMap<>();
  private final Set<Path> patches = new HashSet<>();
  private final @Nullable Path only;

  /**
   * The way of a file to what is built.
   *
   * @param outermost the directory of the kustomization that nothing else takes in
   * @param steps the kustomizations on the way, innermost first
   */
  private record Way(Path outermost, List<Kustomization> steps) {

    /** Returns what is compared to tell whether two ways make the same of an object. */
    List<Object> changes() {
      List<Object> changes = new ArrayList<>();
      for (Kustomization step : steps) {
        changes.addAll(step.patches());
        changes.addAll(step.images());
        step.labels().stream().filter(Kustomization.Labels::reachPods).forEach(changes::add);
      }
      return changes;
    }
  }

  private Kustomizations() {
    this.only = null;
  }

  private Kustomizations(Kustomizations all, Path only) {
    this.only = only;
    byDirectory.putAll(all.byDirectory);
    users.putAll(all.users);
    patches.addAll(all.patches);
  }

  /** Returns the same, in which files take the way to one directory alone where there is one. */
  Kustomizations through(Path outermost) {
    return new Kustomizations(this, outermost);
  }

  /**
   * Returns the files of which outermost kustomizations make different things, and the directories
   * of these.
   */
  Map<Path, Set<Path>> differing() {
    Map<Path, Set<Path>> differing = new LinkedHashMap<>();
    for (Path file : users.keySet()) {
      Set<Path> outermost = new LinkedHashSet<>();
      Set<List<Object>> changes = new HashSet<>();
      for (Way way : byDirectory.containsKey(file) ? List.<Way>of() : ways(file)) {
        outermost.add(way.outermost());
        changes.add(way.changes());
      }
      if (outermost.size() > 1 && changes.size() > 1) {
        differing.put(file, outermost);
      }
    }
    return differing;
  }

  /** Reads the kustomizations of the directories that inputs stand in. */
  public static Kustomizations of(List<Input> inputs, YamlParser parser) {
    Kustomizations all = new Kustomizations();
    Set<Path> seen = new HashSet<>();
    for (Input input : inputs) {
      Path directory = directory(input);
      if (directory != null && seen.add(directory)) {
        all.read(directory, parser);
      }
    }
    all.byDirectory.forEach(all::register);
    return all;
  }

  /**
   * Returns the files behind what a kustomization prints, as far as they are local: its own, those
   * of its patches and components, then those of what it takes in.
   */
  public static List<Path> filesOf(Path directory, YamlParser parser) {
    Set<Path> files = new LinkedHashSet<>();
    new Kustomizations().collect(directory.toAbsolutePath().normalize(), parser, files);
    return List.copyOf(files);
  }

  private void collect(Path path, YamlParser parser, Set<Path> into) {
    if (!Files.isDirectory(path)) {
      into.add(path);
      return;
    }
    if (byDirectory.containsKey(path)) {
      return;
    }
    read(path, parser);
    Kustomization kustomization = byDirectory.get(path);
    if (kustomization != null) {
      for (String name : FILE_NAMES) {
        if (Files.isRegularFile(path.resolve(name))) {
          into.add(path.resolve(name));
        }
      }
      into.addAll(kustomization.patchFiles());
      kustomization.components().forEach(each -> collect(each, parser, into));
      kustomization.resources().forEach(each -> collect(each, parser, into));
    }
  }

  private static @Nullable Path directory(Input input) {
    Path path = input.path();
    return path == null ? null : path.toAbsolutePath().normalize().getParent();
  }

  private void read(Path directory, YamlParser parser) {
    for (String name : Kustomizations.FILE_NAMES) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        YamlMapping root = root(file, parser);
        if (root != null) {
          SourceFile source = new SourceFile(file.toString(), "");
          Kustomization read = Kustomization.read(directory, source, root);
          byDirectory.put(
              directory, read.withPatches(KustomizePatchReader.read(directory, root, parser)));
        }
        return;
      }
    }
  }

  private static @Nullable YamlMapping root(Path file, YamlParser parser) {
    try {
      FileInputSource reader = new FileInputSource(InputStream.nullInputStream(), MAX_BYTES);
      SourceFile source = reader.read(new Input(file.toString(), file));
      for (YamlDocument document : parser.parse(source).documents()) {
        if (document.root() instanceof YamlMapping mapping) {
          return mapping;
        }
      }
    } catch (FileInputSource.UnreadableException e) {
      return null; // the walk over the directory reads the file as well, and says so
    }
    return null;
  }

  private void register(Path directory, Kustomization kustomization) {
    for (Path resource : kustomization.resources()) {
      users.computeIfAbsent(resource, path -> new ArrayList<>()).add(directory);
    }
    patches.addAll(kustomization.patchFiles());
  }

  /** Returns the directories that no other kustomization takes anything from. */
  public List<Path> outermost() {
    Set<Path> parts = new HashSet<>(users.keySet());
    byDirectory.values().forEach(each -> parts.addAll(each.components()));
    return byDirectory.keySet().stream().filter(each -> !parts.contains(each)).sorted().toList();
  }

  /** Returns whether some kustomization takes a file as a resource or a patch. */
  public boolean uses(Path file) {
    Path path = file.toAbsolutePath().normalize();
    return users.containsKey(path) || patches.contains(path);
  }

  /**
   * Returns whether the object of a file is a patch: named as one, or an incomplete DaemonSet
   * beside a kustomization that does not take it for a resource.
   */
  boolean isPatch(Input input, FieldCursor object) {
    Path directory = byDirectory.isEmpty() ? null : directory(input);
    if (directory == null || input.path() == null) {
      return false;
    }
    Path path = input.path().toAbsolutePath().normalize();
    return patches.contains(path)
        || (byDirectory.containsKey(directory) && !users.containsKey(path) && isIncomplete(object));
  }

  private static boolean isIncomplete(FieldCursor object) {
    if (!object.place().origin().object().kind().equals("DaemonSet")) {
      return false;
    }
    if (object.path("spec", "selector").isPresent()) {
      return false;
    }
    FieldCursor containers = object.path("spec", "template", "spec", "containers");
    for (FieldCursor container : containers.items()) {
      if (!container.get("image").isPresent()) {
        return true;
      }
    }
    return containers.items().isEmpty();
  }

  /** Returns the object as kustomizations make it, as far as all of them make the same of it. */
  YamlMapping applied(Input input, YamlMapping object) {
    Path path = byDirectory.isEmpty() ? null : input.path();
    if (path == null) {
      return object;
    }
    List<List<Kustomization>> chains = chains(path);
    return chains.isEmpty() ? object : new KustomizedObject(chains).apply(object);
  }

  /** Returns whether a patch of some kustomization may add what the object of a file lacks. */
  boolean isPatched(Input input, FieldCursor object) {
    Path path = byDirectory.isEmpty() ? null : input.path();
    if (path == null) {
      return false;
    }
    List<List<Kustomization>> chains = chains(path);
    ObjectId id = object.place().origin().object();
    for (List<Kustomization> chain : chains) {
      if (!isPatched(chain, id)) {
        return false;
      }
    }
    return !chains.isEmpty();
  }

  /** Patches name an object as its file does, or as the kustomizations before them do. */
  private static boolean isPatched(List<Kustomization> chain, ObjectId id) {
    String name = id.name();
    Set<String> names = new HashSet<>();
    names.add(name);
    for (Kustomization one : chain) {
      if (one.patches(id.kind(), names)) {
        return true;
      }
      name = one.namePrefix() + name + one.nameSuffix();
      names.add(name);
    }
    return false;
  }

  /** Returns the kustomizations that a file goes through, innermost first, on each way out. */
  private List<List<Kustomization>> chains(Path file) {
    List<List<Kustomization>> all = new ArrayList<>();
    List<List<Kustomization>> chosen = new ArrayList<>();
    for (Way way : ways(file.toAbsolutePath().normalize())) {
      all.add(way.steps());
      if (way.outermost().equals(only)) {
        chosen.add(way.steps());
      }
    }
    return chosen.isEmpty() ? all : chosen;
  }

  private List<Way> ways(Path file) {
    List<Way> ways = new ArrayList<>();
    for (Path directory : users.getOrDefault(file, List.of())) {
      follow(directory, List.of(), new HashSet<>(), ways);
    }
    return ways;
  }

  private void follow(
      Path directory, List<Kustomization> below, Set<Path> visited, List<Way> ways) {
    Kustomization kustomization = byDirectory.get(directory);
    if (kustomization == null || ways.size() >= MAX_WAYS || !visited.add(directory)) {
      return;
    }
    List<Kustomization> steps = new ArrayList<>(below);
    for (Path component : kustomization.components()) {
      Kustomization change = byDirectory.get(component);
      if (change != null) {
        steps.add(change);
      }
    }
    steps.add(kustomization);
    List<Path> outer = users.getOrDefault(directory, List.of());
    if (outer.isEmpty()) {
      ways.add(new Way(directory, steps));
    }
    for (Path next : outer) {
      follow(next, steps, new HashSet<>(visited), ways);
    }
  }
}
