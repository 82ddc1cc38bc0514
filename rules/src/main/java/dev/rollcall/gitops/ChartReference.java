package dev.rollcall.gitops;

import dev.rollcall.source.SourceObject;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart that an object of a GitOps tool or a helmfile releases.
 *
 * @param chart its name or path
 * @param version its version as the object asks for it, empty if it does not
 */
public record ChartReference(String chart, String version) {

  /** Returns the charts that an object of another kind releases; none for most kinds. */
  public static List<ChartReference> of(FieldCursor object) {
    SourceObject origin = object.place().origin();
    String apiVersion = origin.object().apiVersion();
    String kind = origin.object().kind();
    FieldCursor spec = object.get("spec");
    List<ChartReference> charts = new ArrayList<>();
    if (kind.equals("HelmRelease") && apiVersion.startsWith("helm.")) {
      add(ofFlux(spec), charts);
    } else if (kind.equals("Application") && apiVersion.startsWith("argoproj.io/")) {
      ofArgo(spec, charts);
    } else if (kind.equals("ApplicationSet") && apiVersion.startsWith("argoproj.io/")) {
      ofArgo(spec.path("template", "spec"), charts);
    } else if (kind.equals("HelmChart") && apiVersion.startsWith("helm.cattle.io/")) {
      add(reference(spec.get("chart"), spec.get("version")), charts);
    } else if (kind.isEmpty() && Helmfile.isNamed(origin.file().name())) {
      for (FieldCursor release : object.get("releases").items()) {
        add(reference(release.get("chart"), release.get("version")), charts);
      }
    }
    return charts;
  }

  private static @Nullable ChartReference ofFlux(FieldCursor spec) {
    FieldCursor chart = spec.path("chart", "spec");
    if (chart.isPresent()) {
      return reference(chart.get("chart"), chart.get("version"));
    }
    FieldCursor source = spec.get("chartRef");
    return reference(source.get("name"), source.get("version"));
  }

  private static void ofArgo(FieldCursor spec, List<ChartReference> into) {
    List<FieldCursor> sources = new ArrayList<>(spec.get("sources").items());
    sources.add(spec.get("source"));
    for (FieldCursor source : sources) {
      add(reference(source.get("chart"), source.get("targetRevision")), into);
    }
  }

  static @Nullable ChartReference reference(FieldCursor chart, FieldCursor version) {
    String name = chart.text();
    String wanted = version.text();
    return name == null ? null : new ChartReference(name, wanted == null ? "" : wanted);
  }

  private static void add(@Nullable ChartReference reference, List<ChartReference> into) {
    if (reference != null) {
      into.add(reference);
    }
  }

  /** Returns the chart as people name it. */
  @Override
  public String toString() {
    String shown = chart.startsWith("./") ? chart.substring(2) : chart;
    return version.isEmpty() ? shown : shown + " " + version;
  }
}
