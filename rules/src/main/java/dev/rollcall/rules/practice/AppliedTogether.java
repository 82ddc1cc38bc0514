package dev.rollcall.rules.practice;

import dev.rollcall.model.Manifest;
import dev.rollcall.rule.RuleContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which objects of the input meet in a cluster; a repository also holds alternatives. */
final class AppliedTogether {

  private AppliedTogether() {}

  /**
   * Returns whether two objects of one namespace are applied together: they are in one file, or in
   * an input that is declared complete.
   */
  static boolean areApplied(Manifest one, Manifest other, RuleContext context) {
    return group(one, context).equals(group(other, context));
  }

  /** Returns a word that is equal for objects that are applied together, and for no others. */
  static String group(Manifest object, RuleContext context) {
    return group(object, context.isComplete());
  }

  /** Returns the same where an input with nodes is a cluster, whatever file each object is in. */
  static String clusterGroup(Manifest object, RuleContext context) {
    return group(object, context.isComplete() || context.cluster().hasGivenNodes());
  }

  /**
   * Returns those of the objects that may be applied together with another of them. In a repository
   * most have a file of their own.
   */
  static List<Manifest> withOthers(List<? extends Manifest> objects, RuleContext context) {
    return withOthers(objects, context.isComplete());
  }

  /** Returns the same where an input with nodes is a cluster, whatever file each object is in. */
  static List<Manifest> withOthersInCluster(List<? extends Manifest> objects, RuleContext context) {
    return withOthers(objects, context.isComplete() || context.cluster().hasGivenNodes());
  }

  private static List<Manifest> withOthers(List<? extends Manifest> objects, boolean together) {
    if (together) {
      return List.copyOf(objects);
    }
    Set<String> files = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (Manifest object : objects) {
      String file = object.origin().file().name();
      if (!files.add(file)) {
        shared.add(file);
      }
    }
    List<Manifest> found = new ArrayList<>();
    for (Manifest object : objects) {
      if (shared.contains(object.origin().file().name())) {
        found.add(object);
      }
    }
    return found;
  }

  private static String group(Manifest object, boolean together) {
    return object.namespace() + "\n" + (together ? "" : object.origin().file().name());
  }
}
