package dev.rollcall.policy;

import dev.rollcall.cel.CelPath;
import dev.rollcall.source.ObjectId;
import dev.rollcall.yaml.FieldCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects of the input that policies may take parameters from. */
final class Parameters {

  private final Map<String, Kind> kinds = new HashMap<>();

  /** The objects of one kind, in the order of the input. */
  private static final class Kind {

    private final List<Parameter> all = new ArrayList<>(1);
    private final Map<String, List<Parameter>> byName = new HashMap<>();
    private boolean namespaced;

    void add(Parameter parameter) {
      all.add(parameter);
      byName.computeIfAbsent(parameter.id.name(), any -> new ArrayList<>(1)).add(parameter);
      namespaced |= !parameter.id.namespace().isEmpty();
    }
  }

  /** An object that may be a parameter. */
  static final class Parameter {

    private final FieldCursor source;
    private final ObjectId id;
    // Made when first asked for, by whichever thread: all make the same.
    private @Nullable Object value;

    Parameter(FieldCursor source, ObjectId id) {
      this.source = source;
      this.id = id;
    }

    /** Returns the value of {@code params}. */
    Object value() {
      Object made = value;
      if (made == null) {
        made = CelTree.withoutNulls(source.node(), CelPath.root("params"));
        value = made;
      }
      return made;
    }

    String name() {
      return id.namespace().isEmpty() ? id.name() : id.namespace() + "/" + id.name();
    }

    private String namespace() {
      return id.namespace().isEmpty() ? "default" : id.namespace();
    }
  }

  void add(FieldCursor object, ObjectId id) {
    String kind = id.apiVersion() + " " + id.kind();
    kinds.computeIfAbsent(kind, any -> new Kind()).add(new Parameter(object, id));
  }

  /**
   * The parameters of a binding.
   *
   * @param problem why they cannot be looked up, or null
   */
  record Found(List<Parameter> parameters, @Nullable String problem) {}

  /** Mirrors {@code CollectParams}. */
  Found find(FieldCursor paramKind, FieldCursor ref, AdmissionRequest request) {
    String type =
        paramKind.get("apiVersion").stringOrEmpty() + " " + paramKind.get("kind").stringOrEmpty();
    Kind kind = kinds.get(type);
    // A custom kind has a namespace if one of its objects has.
    boolean namespaced = type.equals("v1 ConfigMap") || (kind != null && kind.namespaced);
    String namespace = ref.get("namespace").stringOrEmpty();
    if (namespaced && namespace.isEmpty()) {
      namespace = request.id().namespace();
      if (namespace.isEmpty()) {
        return new Found(
            List.of(),
            "cannot use namespaced paramRef in policy binding that matches cluster-scoped"
                + " resources");
      }
    }
    List<Parameter> found = new ArrayList<>();
    if (kind != null) {
      String name = ref.get("name").stringOrEmpty();
      for (Parameter each : name.isEmpty() ? kind.all : kind.byName.getOrDefault(name, List.of())) {
        boolean placeMatches = !namespaced || each.namespace().equals(namespace);
        if (placeMatches && (!name.isEmpty() || isSelected(each, ref.get("selector")))) {
          found.add(each);
        }
      }
    }
    return new Found(found, null);
  }

  private static boolean isSelected(Parameter parameter, FieldCursor selector) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (FieldCursor label : parameter.source.path("metadata", "labels").entries()) {
      labels.put(label.name(), label.stringOrEmpty());
    }
    return Boolean.TRUE.equals(LabelMatch.matches(selector, labels, true));
  }
}
