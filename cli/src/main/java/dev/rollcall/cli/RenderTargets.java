package dev.rollcall.cli;

import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.Inputs;
import dev.rollcall.engine.reading.Kustomizations;
import dev.rollcall.yaml.YamlLimits;
import dev.rollcall.yaml.YamlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The charts and the outermost kustomizations among files that were found in directories. */
final class RenderTargets {

  private static final String CHART = ManifestRenderer.CHART;

  private final Inputs found;
  private final Kustomizations kustomizations;
  private final TreeSet<Path> charts = new TreeSet<>();
  private final Map<Path, String> names = new HashMap<>();

  /** Says whether the directory of a file is rendered at all. */
  @FunctionalInterface
  interface Choice {
    boolean takes(Path file) throws UsageException;
  }

  /**
   * Looks through files.
   *
   * @param choice what the configuration says
   */
  RenderTargets(Inputs found, Choice choice) throws UsageException {
    this.found = found;
    List<Input> taken = new ArrayList<>();
    for (Input input : found.files()) {
      Path file = absolute(input);
      if (file == null || choice.takes(file)) {
        taken.add(input);
      }
    }
    this.kustomizations = Kustomizations.of(taken, new YamlParser(YamlLimits.DEFAULT));
    for (Input input : taken) {
      Path file = absolute(input);
      if (file != null && file.getParent() != null) {
        names.putIfAbsent(file.getParent(), parent(input.name()));
        if (file.endsWith(CHART) && !isLibrary(file)) {
          charts.add(file.getParent());
        }
      }
    }
    charts.removeIf(chart -> chartAround(chart.getParent()) != null);
  }

  private static @Nullable Path absolute(Input input) {
    return input.path() == null ? null : input.path().toAbsolutePath().normalize();
  }

  private static String parent(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "." : name.substring(0, slash);
  }

  private static boolean isLibrary(Path file) {
    try {
      return Files.readString(file).lines().anyMatch(line -> line.matches("type: *library *"));
    } catch (IOException e) {
      return false; // reading it fails again, and is told then
    }
  }

  private @Nullable Path chartAround(@Nullable Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      if (charts.contains(at)) {
        return at;
      }
    }
    return null;
  }

  /** Returns the names of the directories of charts that are no part of others. */
  List<String> charts() {
    return charts.stream().map(chart -> names.getOrDefault(chart, chart.toString())).toList();
  }

  /** Returns the names of the directories of kustomizations that are no part of others. */
  List<String> kustomizations() {
    Map<Path, String> outermost = new TreeMap<>();
    for (Path directory : kustomizations.outermost()) {
      if (chartAround(directory) == null) {
        outermost.put(directory, names.getOrDefault(directory, directory.toString()));
      }
    }
    return List.copyOf(outermost.values());
  }

  /** Returns the inputs that are no part of what is rendered. */
  Inputs rest() {
    List<Input> rest = new ArrayList<>();
    for (Input input : found.files()) {
      Path file = absolute(input);
      boolean part =
          file != null && (chartAround(file.getParent()) != null || kustomizations.uses(file));
      if (!part) {
        rest.add(input);
      }
    }
    return new Inputs(rest, found.unreadable(), found.roots(), found.excluded());
  }
}
