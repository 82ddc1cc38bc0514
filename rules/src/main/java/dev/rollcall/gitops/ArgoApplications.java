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

/** Reads Applications and ApplicationSets of Argo CD. */
final class ArgoApplications {

  private static final List<String> KUSTOMIZATIONS =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** Fields of an Application that kustomize has by the same name. */
  private static final List<String> SAME_FIELDS =
      List.of("namePrefix", "nameSuffix", "namespace", "patches", "commonAnnotations", "replicas");

  private final LocalRepository repository;
  private final ApplicationSetGenerators generators;

  ArgoApplications(LocalRepository repository) {
    this.repository = repository;
    this.generators = new ApplicationSetGenerators(repository);
  }

  /** Returns what an Application releases. */
  List<Rendering> application(GitOpsObject object) {
    return sources(object, object.spec(), object.label());
  }

  /** Returns what the Applications release that a set generates. */
  List<Rendering> applicationSet(GitOpsObject object) {
    FieldCursor template = object.spec().get("template");
    List<Map<String, String>> generated = generators.parameters(object);
    if (generated == null || template.node() == null) {
      return unseen(object, template);
    }
    List<Rendering> renderings = new ArrayList<>();
    for (Map<String, String> parameters : generated) {
      FieldCursor filled = TemplateParameters.fill(template, parameters);
      String name = filled.path("metadata", "name").stringOrEmpty();
      String label = name.isEmpty() ? object.label() : object.label() + ", " + name;
      renderings.addAll(sources(object, filled.get("spec"), label));
    }
    return renderings;
  }

  private List<Rendering> unseen(GitOpsObject object, FieldCursor template) {
    List<Rendering> unseen = new ArrayList<>();
    for (FieldCursor source : sources(template.get("spec"))) {
      unseen.add(new Rendering.Unseen(object.file(), what(source)));
    }
    return unseen;
  }

  private static List<FieldCursor> sources(FieldCursor spec) {
    List<FieldCursor> sources = new ArrayList<>(spec.get("sources").items());
    if (sources.isEmpty() && spec.get("source").isPresent()) {
      sources.add(spec.get("source"));
    }
    // A source that is only referred to holds values for the others.
    sources.removeIf(source -> !source.get("chart").isPresent() && !source.get("path").isPresent());
    return sources;
  }

  private List<Rendering> sources(GitOpsObject object, FieldCursor spec, String label) {
    List<Rendering> renderings = new ArrayList<>();
    for (FieldCursor source : sources(spec)) {
      Rendering one = source(new Context(object, spec, label), source);
      if (one != null) {
        renderings.add(one);
      }
    }
    return renderings;
  }

  /** The Application around a source. */
  private record Context(GitOpsObject object, FieldCursor spec, String label) {}

  private @Nullable Rendering source(Context context, FieldCursor source) {
    String path = source.get("path").stringOrEmpty();
    boolean known = !path.contains("{{") && !source.get("plugin").isPresent();
    Path directory =
        known && !source.get("chart").isPresent()
            ? repository.find(source.get("repoURL").string(), path, context.object().directory())
            : null;
    if (directory == null || !Files.isDirectory(directory)) {
      return new Rendering.Unseen(context.object().file(), what(source));
    }
    if (Files.isRegularFile(directory.resolve("Chart.yaml"))) {
      return chart(context, source, directory);
    }
    boolean kustomization =
        KUSTOMIZATIONS.stream().anyMatch(name -> Files.isRegularFile(directory.resolve(name)));
    return kustomization ? kustomization(context, source, directory) : null;
  }

  private static String what(FieldCursor source) {
    ChartReference chart =
        ChartReference.reference(source.get("chart"), source.get("targetRevision"));
    if (chart != null) {
      return chart.toString();
    }
    String url = source.get("repoURL").stringOrEmpty();
    String revision = source.get("targetRevision").text();
    return source.get("path").stringOrEmpty()
        + " of "
        + url.substring(url.lastIndexOf('/') + 1)
        + (revision == null ? "" : " " + revision);
  }

  private Rendering chart(Context context, FieldCursor source, Path directory) {
    FieldCursor helm = source.get("helm");
    List<Rendering.Values> values = new ArrayList<>();
    String obstacle = values(context, helm, directory, values);
    String path = source.get("path").stringOrEmpty();
    if (obstacle != null || !helm.get("fileParameters").items().isEmpty()) {
      String why = obstacle == null ? "set from files" : obstacle;
      return new Rendering.Unseen(context.object().file(), path + " (" + why + ")");
    }
    List<String> set = new ArrayList<>();
    List<String> setStrings = new ArrayList<>();
    for (FieldCursor item : helm.get("parameters").items()) {
      String value = item.get("value").text();
      String pair = item.get("name").stringOrEmpty() + "=" + (value == null ? "" : value);
      (item.get("forceString").isTrue() ? setStrings : set).add(pair);
    }
    String name = helm.get("releaseName").string();
    String label = context.label();
    String own = label.substring(label.lastIndexOf(' ') + 1);
    return new Rendering.OfChart(
        context.object().file(),
        label,
        directory,
        name == null ? (own.contains("{{") ? null : own) : name,
        context.spec().path("destination", "namespace").string(),
        values,
        set,
        setStrings);
  }

  /** Collects the values of a chart; returns why they are not known, null if they are. */
  private @Nullable String values(
      Context context, FieldCursor helm, Path directory, List<Rendering.Values> into) {
    boolean optional = helm.get("ignoreMissingValueFiles").isTrue();
    for (FieldCursor item : helm.get("valueFiles").items()) {
      String name = item.stringOrEmpty();
      Path file = valueFile(context, name, directory);
      if (file != null && Files.isRegularFile(file)) {
        into.add(Rendering.Values.of(file));
      } else if (!optional || name.contains("://") || name.contains("{{")) {
        return "values of " + name;
      }
    }
    YamlNode object = helm.get("valuesObject").node();
    String text = helm.get("values").string();
    if (object != null) {
      into.add(Rendering.Values.of(YamlJson.of(object)));
    } else if (text != null) {
      into.add(Rendering.Values.of(text));
    }
    boolean open = into.stream().anyMatch(values -> values.text().contains("{{"));
    return open ? "values of a template" : null;
  }

  /** A name is relative to the chart, from the root of its repository, or in a source by name. */
  private @Nullable Path valueFile(Context context, String name, Path directory) {
    if (name.contains("://") || name.contains("{{")) {
      return null;
    }
    Path from = context.object().directory();
    if (name.startsWith("/")) {
      return repository.find(null, name, from);
    }
    if (!name.startsWith("$")) {
      return directory.resolve(name).normalize();
    }
    int slash = name.indexOf('/');
    String reference = name.substring(1, slash < 0 ? name.length() : slash);
    for (FieldCursor source : context.spec().get("sources").items()) {
      if (source.get("ref").stringOrEmpty().equals(reference) && slash >= 0) {
        return repository.find(source.get("repoURL").string(), name.substring(slash), from);
      }
    }
    return null;
  }

  private static Rendering kustomization(Context context, FieldCursor source, Path directory) {
    FieldCursor own = source.get("kustomize");
    Map<String, String> changes = new HashMap<>();
    for (String name : SAME_FIELDS) {
      KustomizeFields.copy(own.get(name), name, changes);
    }
    KustomizeFields.images(own.get("images").items(), changes);
    KustomizeFields.labels(
        own.get("commonLabels"), !own.get("labelWithoutSelector").isTrue(), changes);
    List<String> components = new ArrayList<>();
    own.get("components").items().forEach(item -> components.add(item.stringOrEmpty()));
    return new Rendering.OfKustomization(
        context.object().file(), context.label(), directory, changes, components, Map.of());
  }
}
