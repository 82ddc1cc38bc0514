package dev.rollcall.cli;

import dev.rollcall.engine.reading.Kustomizations;
import dev.rollcall.gitops.Rendering;
import dev.rollcall.text.JsonWriter;
import dev.rollcall.text.UnixPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what programs need to render a chart or a directory as an object says. */
final class ReleaseBuilds {

  private final CommandContext terminal;
  private final ManifestRenderer renderer;
  private final RenderPrograms programs;

  ReleaseBuilds(CommandContext terminal, ManifestRenderer renderer, RenderPrograms programs) {
    this.terminal = terminal;
    this.renderer = renderer;
    this.programs = programs;
  }

  /** Returns whether a directory has a kustomization. */
  static boolean isKustomization(Path directory) {
    return Kustomizations.FILE_NAMES.stream()
        .anyMatch(name -> Files.isRegularFile(directory.resolve(name)));
  }

  private String shown(Path directory) {
    Path base = terminal.workingDirectory().toAbsolutePath().normalize();
    Path absolute = directory.toAbsolutePath().normalize();
    String name =
        absolute.startsWith(base) ? UnixPath.relative(base, absolute) : UnixPath.of(absolute);
    return name.isEmpty() ? "." : name;
  }

  /** Has a chart rendered as it is released. */
  void add(Rendering.OfChart release) throws UsageException, IOException {
    List<String> values = new ArrayList<>();
    for (Rendering.Values each : release.values()) {
      Path file = each.file();
      if (file == null) {
        file = programs.newDirectory().resolve("values.yaml");
        Files.writeString(file, each.text());
      }
      values.add(file.toString());
    }
    renderer.add(
        new ChartRendering(
            shown(release.directory()),
            release.file() + " (" + release.object() + ")",
            release.name(),
            release.namespace(),
            values,
            release.set(),
            release.setStrings()));
  }

  /** Has a directory built as an object changes it. */
  void add(Rendering.OfKustomization build) throws IOException {
    Path directory = build.directory();
    boolean kustomization = isKustomization(directory);
    if (!build.isChanged()) {
      if (kustomization) {
        String shown = shown(directory);
        renderer.build(shown, shown, RenderPrograms.bare(shown), List.of(), text -> text);
      }
      return;
    }
    Path around = programs.newDirectory();
    Path relative = around.relativize(directory.toRealPath());
    List<String> resources = new ArrayList<>();
    if (kustomization) {
      resources.add(UnixPath.of(relative));
    } else {
      collect(directory, relative, resources);
    }
    Files.writeString(around.resolve("kustomization.yaml"), written(build, relative, resources));
    Map<String, String> variables = build.variables();
    renderer.build(
        build.file() + " (" + build.object() + ")",
        shown(directory),
        around.toString(),
        kustomization ? List.of() : List.of("--load-restrictor=LoadRestrictionsNone"),
        text -> FluxVariables.replace(text, variables));
  }

  /** Collects what Flux takes where there is no kustomization: all manifests, and directories. */
  private static void collect(Path directory, Path relative, List<String> into) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        Path below = relative.resolve(String.valueOf(file.getFileName()));
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
          if (isKustomization(file)) {
            into.add(UnixPath.of(below));
          } else if (!name.startsWith(".")) {
            collect(file, below, into);
          }
        } else if (isManifest(file, name)) {
          into.add(UnixPath.of(below));
        }
      }
    }
  }

  private static boolean isManifest(Path file, String name) throws IOException {
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return false;
    }
    String text = Files.readString(file);
    return text.contains("apiVersion:") && text.contains("kind:");
  }

  private static String written(
      Rendering.OfKustomization build, Path relative, List<String> resources) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(build.changes())
        .forEach((name, json) -> text.append(name).append(": ").append(flow(json)).append('\n'));
    text.append("resources: ").append(flow(list(resources, null))).append('\n');
    if (!build.components().isEmpty()) {
      text.append("components: ").append(flow(list(build.components(), relative))).append('\n');
    }
    return text.toString();
  }

  private static String list(List<String> paths, @Nullable Path base) {
    JsonWriter json = new JsonWriter().array();
    for (String path : paths) {
      json.value(base == null ? path : UnixPath.of(base.resolve(path)));
    }
    return json.end().toString();
  }

  /** JSON in the middle of a document stands behind its key, however many lines it has. */
  private static String flow(String json) {
    return json.strip().replace("\n", "\n  ");
  }
}
