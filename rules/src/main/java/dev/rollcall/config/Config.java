package dev.rollcall.config;

import dev.rollcall.diagnostic.Severity;
import dev.rollcall.schemas.KubernetesVersion;
import dev.rollcall.source.SourceFile;
import dev.rollcall.text.Glob;
import dev.rollcall.text.UnixPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one configuration file says.
 *
 * @param directory what its paths are relative to
 * @param run what holds for a run as a whole
 * @param clusters which files are for which cluster
 * @param exclude the paths of files that are not looked at
 * @param render how charts and kustomizations are rendered
 * @param base what it says of rules for all files
 * @param overlays what it says in addition for some; later ones win
 */
public record Config(
    SourceFile file,
    Path directory,
    RunConfig run,
    List<ClusterPaths> clusters,
    List<Glob> exclude,
    List<RenderSettings> render,
    Overlay base,
    List<Overlay> overlays,
    List<IgnoreEntry> ignores) {

  /** The name of a configuration file. */
  public static final String FILE_NAME = ".rollcall.yaml";

  /**
   * What holds for a run as a whole; null if nothing is said.
   *
   * @param schemas files and directories of schemas for kinds that rollcall does not know
   * @param limits how much is taken before an input is refused
   * @param baseline the file with findings that are not shown
   * @param policies files and directories of admission policies
   */
  public record RunConfig(
      @Nullable KubernetesVersion version,
      @Nullable String cluster,
      @Nullable Boolean complete,
      @Nullable FailOn failOn,
      List<Path> schemas,
      @Nullable Limits limits,
      @Nullable Path baseline,
      List<String> policies) {

    /** A configuration that says nothing. */
    public static final RunConfig SILENT =
        new RunConfig(null, null, null, null, List.of(), null, null, List.of());

    public RunConfig {
      schemas = List.copyOf(schemas);
      policies = List.copyOf(policies);
    }
  }

  /**
   * From where on a run fails.
   *
   * @param severity the least severity, null for never
   */
  public record FailOn(@Nullable Severity severity) {

    /** What users may write. */
    public static final List<String> WORDS = List.of("error", "warning", "info", "never");

    /** Returns what one of the words means, null if it is none. */
    public static @Nullable FailOn of(String word) {
      for (Severity severity : Severity.values()) {
        if (severity.id().equals(word)) {
          return new FailOn(severity);
        }
      }
      return word.equals("never") ? new FailOn(null) : null;
    }

    /** Returns what users write. */
    @Override
    public String toString() {
      return severity == null ? "never" : severity.id();
    }
  }

  public Config {
    clusters = List.copyOf(clusters);
    exclude = List.copyOf(exclude);
    render = List.copyOf(render);
    overlays = List.copyOf(overlays);
    ignores = List.copyOf(ignores);
  }

  /** Returns a file's path as the patterns of this configuration see it. */
  public String relative(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path below = directory.toAbsolutePath().normalize();
    return UnixPath.relative(below, absolute);
  }

  /** Returns how what a file of a directory makes a chart or a kustomization is rendered. */
  public RenderSettings rendering(Path file) {
    return RenderSettings.of(render, relative(file));
  }

  /** Returns the names of the clusters that files of the path are for. */
  public List<String> clustersOf(String path) {
    List<String> names = new ArrayList<>();
    for (ClusterPaths cluster : clusters) {
      if (Overlay.matches(cluster.paths(), path)) {
        names.add(cluster.name());
      }
    }
    return names;
  }

  /** Returns whether files of the path are not to be looked at. */
  public boolean excludes(String path) {
    return Overlay.matches(exclude, path);
  }
}
