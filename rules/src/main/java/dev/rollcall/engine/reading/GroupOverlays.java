package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.NodeGroupKinds;
import dev.rollcall.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads files that decide nodes once for each overlay that makes something else of them: each is a
 * cluster of its own.
 */
final class GroupOverlays {

  private final ManifestReader reader;
  private final InputSource texts;

  /** A file of which overlays make something else. */
  private record Base(Input input, Set<Path> overlays) {}

  GroupOverlays(ManifestReader reader, InputSource texts) {
    this.reader = reader;
    this.texts = texts;
  }

  /** Returns the files with what each overlay makes of their groups in place of the base's. */
  List<ManifestFile> applied(List<Input> inputs, List<ManifestFile> files) {
    Map<Path, Set<Path>> differing = reader.kustomizations(false).differing();
    if (differing.isEmpty()) {
      return files;
    }
    Map<String, Base> bases = new HashMap<>();
    for (Input input : inputs) {
      Path path = input.path();
      Set<Path> overlays = path == null ? null : differing.get(OverlayReader.absolute(path));
      if (overlays != null) {
        bases.put(input.name(), new Base(input, overlays));
      }
    }
    List<ManifestFile> applied = new ArrayList<>();
    for (ManifestFile file : files) {
      Base base = bases.get(file.name());
      applied.add(base == null || groups(file).isEmpty() ? file : applied(base, file, inputs));
    }
    return applied;
  }

  private ManifestFile applied(Base base, ManifestFile file, List<Input> inputs) {
    List<Manifest> manifests = new ArrayList<>(file.manifests());
    manifests.removeAll(groups(file));
    List<YamlNode> first = List.of();
    boolean differ = false;
    for (Path overlay : new TreeSet<>(base.overlays())) {
      List<YamlNode> contents = new ArrayList<>();
      for (GenericObject group : groups(built(base.input(), file, overlay))) {
        manifests.add(group.builtBy(OverlayReader.nameOf(overlay, inputs)));
        contents.add(group.content().node());
      }
      first = first.isEmpty() ? contents : first;
      differ |= !areSame(first, contents);
    }
    return differ ? file.withManifests(manifests) : file;
  }

  private ManifestFile built(Input input, ManifestFile base, Path overlay) {
    try {
      return reader
          .with(reader.kustomizations(false).through(overlay))
          .read(input, texts.read(input));
    } catch (FileInputSource.UnreadableException e) {
      return base; // it was readable a moment ago
    }
  }

  private static boolean areSame(List<YamlNode> some, List<YamlNode> others) {
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      if (!SameContent.areSame(some.get(i), others.get(i))) {
        return false;
      }
    }
    return some.size() == others.size();
  }

  private static List<GenericObject> groups(ManifestFile file) {
    List<GenericObject> groups = new ArrayList<>();
    for (Manifest manifest : file.manifests()) {
      if (manifest instanceof GenericObject object && NodeGroupKinds.has(object)) {
        groups.add(object);
      }
    }
    return groups;
  }
}
