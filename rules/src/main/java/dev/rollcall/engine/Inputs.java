package dev.rollcall.engine;

import java.util.List;

/**
 * The files that paths stand for, in the order of their names, and the paths that stand for none.
 */
public record Inputs(List<Input> files, List<Unreadable> unreadable) {

  public Inputs {
    files = List.copyOf(files);
    unreadable = List.copyOf(unreadable);
  }
}
