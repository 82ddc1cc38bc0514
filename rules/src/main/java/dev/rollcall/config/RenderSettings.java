package dev.rollcall.config;

import dev.rollcall.text.Glob;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of how charts and kustomizations are rendered, for some or for all.
 *
 * @param paths the directories that it holds for, empty for all
 * @param enabled whether they are rendered, null if nothing is said
 * @param values files of values, in the order in which later ones win
 * @param eachValues patterns of files of the chart; it is rendered once with each
 * @param set single values, as {@code key=value}
 * @param namespace the namespace of the release, null if nothing is said
 * @param releaseName the name of the release, null if nothing is said
 * @param enableHelm whether kustomizations may have Helm render charts, null if nothing is said
 */
public record RenderSettings(
    List<Glob> paths,
    @Nullable Boolean enabled,
    List<String> values,
    List<Glob> eachValues,
    List<String> set,
    @Nullable String namespace,
    @Nullable String releaseName,
    @Nullable Boolean enableHelm) {

  /** Settings that say nothing. */
  public static final RenderSettings SILENT =
      new RenderSettings(List.of(), null, List.of(), List.of(), List.of(), null, null, null);

  public RenderSettings {
    paths = List.copyOf(paths);
    values = List.copyOf(values);
    eachValues = List.copyOf(eachValues);
    set = List.copyOf(set);
  }

  /** Returns what several say of a file of a directory; later ones win, and lists grow. */
  static RenderSettings of(List<RenderSettings> all, String file) {
    RenderSettings merged = SILENT;
    for (RenderSettings one : all) {
      if (one.paths.isEmpty() || Overlay.matches(one.paths, file)) {
        merged = merged.with(one);
      }
    }
    return merged;
  }

  private RenderSettings with(RenderSettings later) {
    return new RenderSettings(
        List.of(),
        later.enabled == null ? enabled : later.enabled,
        joined(values, later.values),
        joined(eachValues, later.eachValues),
        joined(set, later.set),
        later.namespace == null ? namespace : later.namespace,
        later.releaseName == null ? releaseName : later.releaseName,
        later.enableHelm == null ? enableHelm : later.enableHelm);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
