package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.FileInputSource;
import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.InputSource;
import dev.rollcall.model.DaemonSet;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Pod;
import dev.rollcall.text.UnixPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads bases of which overlays make different things once for each of these. */
final class OverlayReader {

  /** Where there are more, a base is judged as what all of them make of it. */
  private static final int MAX_OVERLAYS = 32;

  private final ManifestReader reader;

  OverlayReader(ManifestReader reader) {
    this.reader = reader;
  }

  /**
   * Returns what the overlays make of bases, in the order of their directories.
   *
   * @param files what the inputs came to as all overlays make them
   */
  List<Overlay> read(List<Input> inputs, List<ManifestFile> files, InputSource texts) {
    Kustomizations around = reader.kustomizations(true);
    Map<Path, Set<Path>> differing = around.differing();
    if (differing.isEmpty()) {
      return List.of();
    }
    Map<Path, List<Input>> bases = new TreeMap<>();
    for (Input input : inputs) {
      if (input.path() != null) {
        for (Path overlay : differing.getOrDefault(absolute(input.path()), Set.of())) {
          bases.computeIfAbsent(overlay, path -> new ArrayList<>()).add(input);
        }
      }
    }
    Set<String> withPods = withPods(files);
    bases.values().removeIf(its -> its.stream().noneMatch(one -> withPods.contains(one.name())));
    if (bases.size() > MAX_OVERLAYS) {
      return List.of();
    }
    List<Overlay> overlays = new ArrayList<>();
    bases.forEach(
        (directory, its) ->
            overlays.add(
                new Overlay(
                    nameOf(directory, inputs),
                    read(its, texts, reader.with(around.through(directory))))));
    return overlays;
  }

  private static Set<String> withPods(List<ManifestFile> files) {
    Set<String> names = new HashSet<>();
    for (ManifestFile file : files) {
      for (Manifest manifest : file.manifests()) {
        if (manifest instanceof DaemonSet || manifest instanceof Pod) {
          names.add(file.name());
        }
      }
    }
    return names;
  }

  private static List<ManifestFile> read(
      List<Input> inputs, InputSource texts, ManifestReader reader) {
    List<ManifestFile> files = new ArrayList<>();
    for (Input input : inputs) {
      try {
        files.add(reader.read(input, texts.read(input)));
      } catch (FileInputSource.UnreadableException e) {
        continue; // it was readable a moment ago, and is judged as it was then
      }
    }
    return files;
  }

  static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Returns what the user calls the directory of a kustomization. */
  static String nameOf(Path directory, List<Input> inputs) {
    for (Input input : inputs) {
      if (input.path() != null && directory.equals(absolute(input.path()).getParent())) {
        int slash = input.name().lastIndexOf('/');
        return slash < 0 ? "." : input.name().substring(0, slash);
      }
    }
    return UnixPath.of(directory);
  }
}
