package dev.rollcall.gitops;

import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlMapping;
import dev.rollcall.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads helmfiles that are no templates. */
final class Helmfile {

  /** Returns whether a file is a helmfile by its name, as helmfile itself finds them. */
  static boolean isNamed(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return yaml && (name.startsWith("helmfile") || file.contains("helmfile.d/"));
  }

  /** Returns the releases of a helmfile, those that are not installed left out. */
  List<Rendering> releases(GitOpsObject helmfile) {
    List<Rendering> releases = new ArrayList<>();
    for (FieldCursor release : helmfile.root().get("releases").items()) {
      if (!Boolean.FALSE.equals(release.get("installed").bool())) {
        Rendering one = release(helmfile, release);
        if (one != null) {
          releases.add(one);
        }
      }
    }
    return releases;
  }

  private static @Nullable Rendering release(GitOpsObject helmfile, FieldCursor release) {
    ChartReference reference =
        ChartReference.reference(release.get("chart"), release.get("version"));
    if (reference == null) {
      return null;
    }
    Path chart = resolve(helmfile, reference.chart());
    boolean here = chart != null && Files.isRegularFile(chart.resolve("Chart.yaml"));
    if (!here || chart == null) {
      return new Rendering.Unseen(helmfile.file(), reference.toString());
    }
    List<Rendering.Values> values = new ArrayList<>();
    String obstacle = values(helmfile, release, values);
    List<String> set = new ArrayList<>();
    for (FieldCursor item : release.get("set").items()) {
      String value = item.get("value").source();
      set.add(item.get("name").stringOrEmpty() + "=" + (value == null ? "" : value));
      obstacle = value == null ? "set by " + item.get("name").stringOrEmpty() : obstacle;
    }
    if (obstacle != null) {
      return new Rendering.Unseen(helmfile.file(), reference + " (" + obstacle + ")");
    }
    return new Rendering.OfChart(
        helmfile.file(),
        "release " + release.get("name").stringOrEmpty(),
        chart,
        release.get("name").string(),
        release.get("namespace").string(),
        values,
        set,
        List.of());
  }

  /** Collects the values of a release; returns why they are not known, null if they are. */
  private static @Nullable String values(
      GitOpsObject helmfile, FieldCursor release, List<Rendering.Values> into) {
    if (!release.get("secrets").items().isEmpty()) {
      return "values of secrets";
    }
    for (String other : List.of("condition", "inherit", "strategicMergePatches", "jsonPatches")) {
      if (release.get(other).isPresent()) {
        return "depends on " + other;
      }
    }
    for (FieldCursor item : release.get("values").items()) {
      YamlNode node = item.node();
      if (node instanceof YamlMapping) {
        into.add(Rendering.Values.of(YamlJson.of(node)));
        continue;
      }
      String name = item.stringOrEmpty();
      Path file = name.endsWith(".gotmpl") ? null : resolve(helmfile, name);
      if (file == null || !Files.isRegularFile(file)) {
        return "values of " + name;
      }
      into.add(Rendering.Values.of(file));
    }
    return null;
  }

  /** Returns null for what is not a path, or a template of one. */
  private static @Nullable Path resolve(GitOpsObject helmfile, String path) {
    if (path.contains("{{") || path.contains("://")) {
      return null;
    }
    try {
      return helmfile.directory().resolve(path).normalize();
    } catch (InvalidPathException e) {
      return null; // no file has such a name
    }
  }
}
