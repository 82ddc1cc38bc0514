package dev.rollcall.cli;

import dev.rollcall.config.RenderSettings;
import dev.rollcall.text.Glob;
import dev.rollcall.text.UnixPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A chart as it is rendered once.
 *
 * @param chart the directory of the chart, as the user writes it
 * @param label what the text is called
 * @param name the name of the release, null for Helm's own
 * @param namespace the namespace of the release, null for Helm's own
 * @param values files of values, in the order in which later ones win
 * @param set single values, which win over those of files
 * @param setStrings the same for values that are text whatever they look like
 */
record ChartRendering(
    String chart,
    String label,
    @Nullable String name,
    @Nullable String namespace,
    List<String> values,
    List<String> set,
    List<String> setStrings) {

  /** Deeper than this, no chart keeps the values that it is tried with. */
  private static final int MAX_DEPTH = 4;

  ChartRendering {
    values = List.copyOf(values);
    set = List.copyOf(set);
    setStrings = List.copyOf(setStrings);
  }

  /**
   * Returns how a chart of a path is rendered by itself: what is configured, then what the options
   * say, and once with each file that it is configured to be tried with.
   *
   * @param file the file that makes the directory a chart
   */
  static List<ChartRendering> ofChart(
      String path, Path file, RenderSettings settings, RenderOptions options) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    List<ChartRendering> releases = new ArrayList<>();
    for (Path each : directory == null ? List.<Path>of() : tried(directory, settings)) {
      String below = UnixPath.relative(directory, each);
      String label = path + " (" + below + ")";
      releases.add(of(path, label, settings, options, List.of(each.toString())));
    }
    return releases.isEmpty() ? List.of(of(path, path, settings, options, List.of())) : releases;
  }

  private static ChartRendering of(
      String path,
      String label,
      RenderSettings settings,
      RenderOptions options,
      List<String> tried) {
    List<String> values = new ArrayList<>(settings.values());
    values.addAll(tried);
    values.addAll(options.values());
    List<String> set = new ArrayList<>(settings.set());
    set.addAll(options.set());
    String namespace = options.namespace() == null ? settings.namespace() : options.namespace();
    return new ChartRendering(
        path, label, settings.releaseName(), namespace, values, set, List.of());
  }

  private static List<Path> tried(Path directory, RenderSettings settings) {
    if (settings.eachValues().isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory, MAX_DEPTH)) {
      return files
          .filter(file -> matches(settings.eachValues(), UnixPath.relative(directory, file)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(); // Helm meets the same, and tells it
    }
  }

  private static boolean matches(List<Glob> globs, String path) {
    return globs.stream().anyMatch(glob -> glob.matchesPath(path));
  }

  /** Returns the command line that renders it. */
  List<String> command(Path helm, String version) {
    List<String> command = new ArrayList<>(List.of(helm.toString(), "template"));
    if (name != null) {
      command.add(RenderPrograms.bare(name));
    }
    command.add(RenderPrograms.bare(chart));
    command.add("--kube-version=" + version + ".0");
    if (namespace != null) {
      command.add("--namespace=" + namespace);
    }
    for (String file : values) {
      command.add("--values=" + file);
    }
    for (String value : set) {
      command.add("--set=" + value);
    }
    for (String value : setStrings) {
      command.add("--set-string=" + value);
    }
    return command;
  }
}
