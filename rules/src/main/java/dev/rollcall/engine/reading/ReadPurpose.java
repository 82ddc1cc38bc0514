package dev.rollcall.engine.reading;

import dev.rollcall.yaml.FieldCursor;
import java.util.List;

/** What files are read for, which decides what is said of objects and which trees are kept. */
public enum ReadPurpose {
  /** To lint: the API server is asked about every object; no trees are kept, as they are large. */
  LINT(true, false),
  /** To lint by admission policies as well, which are asked about the trees. */
  LINT_BY_POLICIES(true, true),
  /** To ask admission policies, of what is linted already. */
  POLICIES(false, true),
  /** To place pods: the trees of DaemonSets and of admission policies are kept. */
  PLACEMENT(false, false);

  private final boolean validates;
  private final boolean keepsAll;

  ReadPurpose(boolean validates, boolean keepsAll) {
    this.validates = validates;
    this.keepsAll = keepsAll;
  }

  /** Returns whether more of the API server is told than which kinds it does not know. */
  boolean validates() {
    return validates;
  }

  /** Keeps the tree of an object if admission policies may need it. */
  void keepForPolicies(FieldCursor object, List<FieldCursor> into) {
    if (keepsAll || !validates && PolicyObjects.mayMatter(object.place().origin().object())) {
      into.add(object);
    }
  }
}
