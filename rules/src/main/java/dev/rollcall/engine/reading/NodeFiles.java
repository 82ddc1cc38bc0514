package dev.rollcall.engine.reading;

import dev.rollcall.engine.input.Input;
import dev.rollcall.model.Node;
import java.util.Set;

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
          "test",
          "tests",
          "__tests__",
          "e2e",
          "fixtures",
          "__fixtures__",
          "examples",
          "example",
          "samples");

  private NodeFiles() {}

  /** Returns whether a node that was found in a directory is none of the user's cluster. */
  static boolean isForeign(Input input, Node node) {
    if (!input.isFound()) {
      return false;
    }
    String[] parts = input.below().split("/");
    for (int i = 0; i < parts.length - 1; i++) {
      if (DIRECTORIES.contains(parts[i])) {
        return true;
      }
    }
    // Patches of nodes are kept in repositories of many things; elsewhere they are what is meant.
    return node.partial() && input.isOfWholeRepository();
  }
}
