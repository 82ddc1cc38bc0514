package dev.rollcall.gitops;

import dev.rollcall.yaml.FieldCursor;
import dev.rollcall.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads HelmReleases and Kustomizations of Flux. */
final class FluxObjects {

  private static final String GIT = "GitRepository";

  /** Fields of a Kustomization of Flux that kustomize has by the same name. */
  private static final List<String> SAME_FIELDS =
      List.of(
          "patches",
          "patchesStrategicMerge",
          "patchesJson6902",
          "images",
          "namePrefix",
          "nameSuffix");

  private final GitOpsObjects objects;
  private final LocalRepository repository;

  FluxObjects(GitOpsObjects objects, LocalRepository repository) {
    this.objects = objects;
    this.repository = repository;
  }

  /** Returns the release of a HelmRelease. */
  Rendering release(GitOpsObject object) {
    FieldCursor chart = chart(object);
    if (chart == null) {
      return new Rendering.Unseen(object.file(), named(object));
    }
    Path directory = local(object, chart);
    ChartReference reference = ChartReference.reference(chart.get("chart"), chart.get("version"));
    String what = reference == null ? object.label() : reference.toString();
    if (directory == null) {
      return new Rendering.Unseen(object.file(), what);
    }
    List<Rendering.Values> values = new ArrayList<>();
    List<String> set = new ArrayList<>();
    String obstacle = values(object, chart, values, set);
    if (obstacle != null) {
      return new Rendering.Unseen(object.file(), what + " (" + obstacle + ")");
    }
    FieldCursor spec = object.spec();
    String target = spec.get("targetNamespace").string();
    String own = object.id().namespace();
    String name = spec.get("releaseName").string();
    String usual = target == null ? object.id().name() : target + "-" + object.id().name();
    return new Rendering.OfChart(
        object.file(),
        object.label(),
        directory,
        name == null ? usual : name,
        target == null ? (own.isEmpty() ? null : own) : target,
        values,
        set,
        List.of());
  }

  /** Returns what says which chart it is, null if that is an artifact of a registry. */
  private @Nullable FieldCursor chart(GitOpsObject object) {
    FieldCursor template = object.spec().path("chart", "spec");
    FieldCursor source = object.spec().get("chartRef");
    if (template.isPresent() || !source.get("kind").stringOrEmpty().equals("HelmChart")) {
      return template.isPresent() ? template : null;
    }
    GitOpsObject chart = referred(object, source);
    return chart == null ? null : chart.spec();
  }

  private @Nullable GitOpsObject referred(GitOpsObject object, FieldCursor reference) {
    String namespace = reference.get("namespace").string();
    return objects.find(
        reference.get("kind").stringOrEmpty(),
        namespace == null ? object.id().namespace() : namespace,
        reference.get("name").stringOrEmpty());
  }

  /** Returns an artifact by its address and tag where the source is at hand. */
  private String named(GitOpsObject object) {
    FieldCursor reference = object.spec().get("chartRef");
    GitOpsObject source = referred(object, reference);
    String url = source == null ? null : source.spec().get("url").string();
    String name = url == null ? reference.get("name").stringOrEmpty() : url;
    String last = name.substring(name.lastIndexOf('/') + 1);
    String version = "";
    for (String field : List.of("tag", "semver", "digest")) {
      String text = source == null ? null : source.spec().path("ref", field).text();
      version = version.isEmpty() && text != null ? " " + text : version;
    }
    return (last.isEmpty() ? object.label() : last) + version;
  }

  private @Nullable Path local(GitOpsObject object, FieldCursor chart) {
    FieldCursor source = chart.get("sourceRef");
    String kind = source.get("kind").stringOrEmpty();
    String path = chart.get("chart").string();
    if (path == null || !(kind.equals(GIT) || kind.equals("Bucket"))) {
      return null;
    }
    Path directory = repository.find(url(object, source), path, object.directory());
    return directory != null && Files.isRegularFile(directory.resolve("Chart.yaml"))
        ? directory
        : null;
  }

  private @Nullable String url(GitOpsObject object, FieldCursor source) {
    GitOpsObject found = referred(object, source);
    return found == null ? null : found.spec().get("url").string();
  }

  /** Collects the values of a release; returns why they are not known, null if they are. */
  private @Nullable String values(
      GitOpsObject object, FieldCursor chart, List<Rendering.Values> into, List<String> set) {
    if (!object.spec().get("postRenderers").items().isEmpty()) {
      return "changed by postRenderers";
    }
    String url = url(object, chart.get("sourceRef"));
    for (FieldCursor item : chart.get("valuesFiles").items()) {
      Path file = repository.find(url, item.stringOrEmpty(), object.directory());
      if (file == null) {
        return "without " + item.stringOrEmpty();
      }
      into.add(Rendering.Values.of(file));
    }
    for (FieldCursor from : object.spec().get("valuesFrom").items()) {
      String missing = valuesFrom(object, from, into, set);
      if (missing != null) {
        return missing;
      }
    }
    YamlNode inline = object.spec().get("values").node();
    if (inline != null) {
      into.add(Rendering.Values.of(YamlJson.of(inline)));
    }
    return null;
  }

  private @Nullable String valuesFrom(
      GitOpsObject object, FieldCursor from, List<Rendering.Values> into, List<String> set) {
    String kind = from.get("kind").stringOrEmpty();
    String name = from.get("name").stringOrEmpty();
    String key = from.get("valuesKey").string();
    GitOpsObject source =
        kind.equals("ConfigMap") ? objects.find(kind, object.id().namespace(), name) : null;
    String text =
        source == null
            ? null
            : source.root().get("data").entry(key == null ? "values.yaml" : key).text();
    if (text == null) {
      return from.get("optional").isTrue() ? null : "values of " + kind + " " + name;
    }
    String target = from.get("targetPath").string();
    if (target == null) {
      into.add(Rendering.Values.of(text));
    } else {
      set.add(target + "=" + text.replace("\\", "\\\\").replace(",", "\\,"));
    }
    return null;
  }

  /** Returns what a Kustomization makes of its path; nothing where that is in another place. */
  List<Rendering> kustomization(GitOpsObject object) {
    FieldCursor spec = object.spec();
    FieldCursor source = spec.get("sourceRef");
    String path = spec.get("path").stringOrEmpty();
    boolean git = source.get("kind").stringOrEmpty().equals(GIT);
    Path directory = git ? repository.find(url(object, source), path, object.directory()) : null;
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    Map<String, String> changes = new HashMap<>();
    for (String name : SAME_FIELDS) {
      KustomizeFields.copy(spec.get(name), name, changes);
    }
    KustomizeFields.copy(spec.get("targetNamespace"), "namespace", changes);
    KustomizeFields.copy(spec.path("commonMetadata", "annotations"), "commonAnnotations", changes);
    KustomizeFields.labels(spec.path("commonMetadata", "labels"), false, changes);
    List<String> components = new ArrayList<>();
    spec.get("components").items().forEach(item -> components.add(item.stringOrEmpty()));
    return List.of(
        new Rendering.OfKustomization(
            object.file(), object.label(), directory, changes, components, variables(object)));
  }

  private Map<String, String> variables(GitOpsObject object) {
    FieldCursor build = object.spec().get("postBuild");
    Map<String, String> variables = new HashMap<>();
    for (FieldCursor from : build.get("substituteFrom").items()) {
      boolean map = from.get("kind").stringOrEmpty().equals("ConfigMap");
      GitOpsObject source =
          map
              ? objects.find("ConfigMap", object.id().namespace(), from.get("name").stringOrEmpty())
              : null;
      if (source != null) {
        add(source.root().get("data"), variables);
      }
    }
    add(build.get("substitute"), variables);
    return variables;
  }

  private static void add(FieldCursor map, Map<String, String> into) {
    for (FieldCursor entry : map.entries()) {
      String value = entry.source();
      into.put(entry.name(), value == null ? "" : value);
    }
  }
}
