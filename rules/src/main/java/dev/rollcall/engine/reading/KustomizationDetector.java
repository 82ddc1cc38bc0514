package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.source.FieldLocation;
import dev.rollcall.source.ObjectId;
import dev.rollcall.source.SourceFile;
import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlDocument;
import dev.rollcall.yaml.YamlFile;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlParser;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells patches, which only make sense on top of another manifest, from manifests. */
public final class KustomizationDetector {

  private static final String[] NAMES = {
    "kustomization.yaml", "kustomization.yml", "Kustomization"
  };
  private static final long MAX_BYTES = 1 << 20;

  /** What the kustomization file of a directory, if it has one, names as patches. */
  private record Directory(boolean hasKustomization, Set<String> patches) {}

  private final YamlParser parser;
  private final Map<Path, Directory> directories = new ConcurrentHashMap<>();

  public KustomizationDetector(YamlParser parser) {
    this.parser = parser;
  }

  /**
   * Tells whether the object of the file is a patch: named as one, or an incomplete DaemonSet
   * beside a kustomization.
   */
  boolean isPatch(Input input, FieldCursor object) {
    Path path = input.path();
    Path parent = path == null ? null : path.toAbsolutePath().normalize().getParent();
    if (parent == null || path == null) {
      return false;
    }
    Directory directory = directories.computeIfAbsent(parent, this::read);
    if (!directory.hasKustomization()) {
      return false;
    }
    return directory.patches().contains(path.getFileName().toString()) || isIncomplete(object);
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

  private Directory read(Path directory) {
    for (String name : NAMES) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        return new Directory(true, patchesOf(file));
      }
    }
    return new Directory(false, Set.of());
  }

  private Set<String> patchesOf(Path file) {
    Set<String> patches = new HashSet<>();
    try {
      FileInputSource reader = new FileInputSource(InputStream.nullInputStream(), MAX_BYTES);
      SourceFile source = reader.read(new Input(file.toString(), file));
      YamlFile parsed = parser.parse(source);
      for (YamlDocument document : parsed.documents()) {
        if (document.root() instanceof YamlMapping mapping) {
          collect(root(source, mapping), patches);
        }
      }
    } catch (FileInputSource.UnreadableException e) {
      return patches; // the walk over the directory reads the file as well, and says so
    }
    return patches;
  }

  private static FieldCursor root(SourceFile source, YamlMapping mapping) {
    SourceObject origin = new SourceObject(source, new ObjectId("", "Kustomization", "", ""));
    return new FieldCursor(FieldLocation.root(origin, mapping.head(), mapping.span()), mapping);
  }

  private static void collect(FieldCursor kustomization, Set<String> patches) {
    for (FieldCursor item : kustomization.get("patchesStrategicMerge").items()) {
      add(item, patches);
    }
    for (String list : new String[] {"patches", "patchesJson6902"}) {
      for (FieldCursor item : kustomization.get(list).items()) {
        add(item.get("path"), patches);
      }
    }
  }

  private static void add(FieldCursor path, Set<String> patches) {
    String text = path.string();
    if (text != null && text.indexOf('\n') < 0) {
      patches.add(text.startsWith("./") ? text.substring(2) : text);
    }
  }
}
