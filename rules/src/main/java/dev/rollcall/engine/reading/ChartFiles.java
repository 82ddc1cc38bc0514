package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.Input;
import dev.rollcall.text.UnixPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What files are to the Helm chart that they belong to. */
final class ChartFiles {

  private final Map<Path, Optional<Path>> charts = new ConcurrentHashMap<>();
  private final Map<Path, Boolean> libraries = new ConcurrentHashMap<>();

  /** Returns the directory of the chart around a file, or null if there is none. */
  public @Nullable Path chartOf(Input input) {
    Path path = input.path();
    Path parent = path == null ? null : path.toAbsolutePath().normalize().getParent();
    return parent == null ? null : chartAround(parent);
  }

  private @Nullable Path chartAround(Path directory) {
    Optional<Path> known = charts.get(directory);
    if (known == null) {
      Path parent = directory.getParent();
      Path found =
          Files.exists(directory.resolve("Chart.yaml"))
              ? directory
              : parent == null ? null : chartAround(parent);
      known = Optional.ofNullable(found);
      charts.put(directory, known);
    }
    return known.orElse(null);
  }

  /** Returns the chart that the chart around a file is vendored in, else that chart, or null. */
  @Nullable Path outermostChartOf(Input input) {
    Path chart = chartOf(input);
    Path around = chart == null ? null : around(chart);
    while (around != null) {
      chart = around;
      around = around(chart);
    }
    return chart;
  }

  /** Returns whether the outermost chart around a file is one that only other charts render. */
  boolean isOfLibrary(Input input) {
    Path chart = outermostChartOf(input);
    return chart != null && libraries.computeIfAbsent(chart, ChartFiles::isLibrary);
  }

  private static boolean isLibrary(Path chart) {
    try {
      for (String line : Files.readAllLines(chart.resolve("Chart.yaml"))) {
        if (line.startsWith("type:")) {
          return line.substring("type:".length()).strip().startsWith("library");
        }
      }
    } catch (IOException e) {
      return false; // who cannot read it cannot render it either
    }
    return false;
  }

  private @Nullable Path around(Path chart) {
    Path charts = chart.getParent();
    boolean vendored = charts != null && charts.endsWith("charts") && charts.getParent() != null;
    return vendored ? chartAround(charts.getParent()) : null;
  }

  /** Returns whether a file holds values for templates and no objects. */
  boolean isValues(Input input) {
    Path path = input.path();
    if (path == null || path.getFileName() == null) {
      return false;
    }
    String name = path.getFileName().toString();
    Path parent = path.getParent();
    boolean tried = parent != null && parent.endsWith("ci");
    boolean named = name.startsWith("values") || name.contains("-values.") || tried;
    return named && isOutsideOfTemplates(input);
  }

  private boolean isOutsideOfTemplates(Input input) {
    String below = belowChart(input);
    return below != null && !below.startsWith("templates/") && !below.startsWith("crds/");
  }

  /** Returns whether a file is one of the templates of a chart. */
  boolean isTemplate(Input input) {
    String below = belowChart(input);
    return below != null && below.startsWith("templates/");
  }

  /** Returns whether a file is one that templates read as text. */
  boolean isAsset(Input input) {
    String below = belowChart(input);
    return below != null && below.startsWith("files/");
  }

  private @Nullable String belowChart(Input input) {
    Path chart = chartOf(input);
    Path path = input.path();
    return chart == null || path == null
        ? null
        : UnixPath.of(chart.relativize(path.toAbsolutePath().normalize()));
  }

  /** Returns what the user calls the directory of the chart around a file. */
  String nameOf(Path chart, Input input) {
    Path path = input.path();
    String below =
        path == null ? "" : chart.relativize(path.toAbsolutePath().normalize()).toString();
    int end = input.name().length() - below.length() - 1;
    return end <= 0 ? "." : input.name().substring(0, end);
  }
}
