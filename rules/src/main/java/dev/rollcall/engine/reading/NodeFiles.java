package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.Input;
import dev.rollcall.engine.input.SkippedInput;
import dev.rollcall.model.GenericObject;
import dev.rollcall.model.Manifest;
import dev.rollcall.model.Node;
import dev.rollcall.model.NodeGroupKinds;
import dev.rollcall.placement.nodegroup.ClusterScope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells nodes of a cluster from those that tests, examples and patches in a repository are about.
 */
final class NodeFiles {

  private static final Set<String> DIRECTORIES =
      Set.of(
          "vendor",
          "node_modules",
          "third_party",
          "third-party",
          "testdata",
          "test-data",
          "test_data",
          "test",
          "tests",
          "testing",
          "__tests__",
          "e2e",
          "fixtures",
          "__fixtures__",
          "mocks",
          "examples",
          "example",
          "samples",
          "sample");

  /** Directories that only in a repository of a project hold what it is developed with. */
  private static final Set<String> OF_PROJECTS =
      Set.of(
          "ci",
          "hack",
          "docs",
          "doc",
          "documentation",
          "demo",
          "demos",
          "benchmarks",
          "perf",
          "prow",
          "deps",
          "pkg",
          "src",
          "internal",
          "cmd");

  private NodeFiles() {}

  /**
   * Returns why a node, or a group of nodes, that was found in a directory is none of the user's
   * cluster; null for those that are, and for all other objects.
   */
  static @Nullable String foreign(Input input, Manifest manifest) {
    if (!input.isFound()) {
      return null;
    }
    if (manifest instanceof Node node) {
      // Patches of nodes are kept in repositories of many things; elsewhere they are what is meant.
      boolean patch = node.partial() && input.isOfWholeRepository();
      return patch || isBelowForeign(input) ? SkippedInput.TEST_NODE : null;
    }
    boolean group = manifest instanceof GenericObject object && NodeGroupKinds.has(object);
    return group && isBelowForeign(input) && input.isOfWholeRepository()
        ? SkippedInput.TEST_NODE_GROUP
        : null;
  }

  private static boolean isBelowForeign(Input input) {
    String cluster = ClusterScope.folderOf(input.below()); // a cluster may be called test
    String[] parts = input.below().split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      boolean named = i > 0 && cluster.equals(parts[i - 1] + "/" + parts[i]);
      if (!named && DIRECTORIES.contains(parts[i])) {
        return true;
      }
      if (!named && OF_PROJECTS.contains(parts[i]) && input.isOfWholeRepository()) {
        return true;
      }
    }
    return false;
  }
}
