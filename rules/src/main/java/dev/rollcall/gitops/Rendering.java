package dev.rollcall.gitops;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of something that an object names. */
public sealed interface Rendering {

  /** Returns the input that the object stands in. */
  String file();

  /**
   * Values of a release: a file, or a text where no file holds them.
   *
   * @param file the file, null for a text
   */
  record Values(@Nullable Path file, String text) {

    static Values of(Path file) {
      return new Values(file, "");
    }

    static Values of(String text) {
      return new Values(null, text);
    }
  }

  /**
   * A chart that is at hand, with the values of the object.
   *
   * @param object the object as people name it
   * @param directory the directory of the chart
   * @param name the name of the release, null for Helm's own
   * @param namespace the namespace of the release, null for Helm's own
   * @param values values, later ones win
   * @param set single values that win over the others, as {@code key=value}
   * @param setStrings the same for values that are text whatever they look like
   */
  record OfChart(
      String file,
      String object,
      Path directory,
      @Nullable String name,
      @Nullable String namespace,
      List<Values> values,
      List<String> set,
      List<String> setStrings)
      implements Rendering {

    public OfChart {
      values = List.copyOf(values);
      set = List.copyOf(set);
      setStrings = List.copyOf(setStrings);
    }
  }

  /**
   * A directory of manifests that is at hand, with the changes that the object makes to it.
   *
   * @param object the object as people name it
   * @param changes the fields of a kustomization around it, as JSON by name; empty if it stays as
   *     it is
   * @param components directories of components, relative to the directory
   * @param variables what is put in place of variables in the output
   */
  record OfKustomization(
      String file,
      String object,
      Path directory,
      Map<String, String> changes,
      List<String> components,
      Map<String, String> variables)
      implements Rendering {

    public OfKustomization {
      changes = Map.copyOf(changes);
      components = List.copyOf(components);
      variables = Map.copyOf(variables);
    }

    /** Returns whether the object makes something else of the directory than it is by itself. */
    public boolean isChanged() {
      return !changes.isEmpty() || !components.isEmpty() || !variables.isEmpty();
    }
  }

  /**
   * Something that is not at hand, or only in part.
   *
   * @param what the chart and its version, or the path
   */
  record Unseen(String file, String what) implements Rendering {}
}
