package dev.rollcall.cel;

/** Numbers the nodes of an expression. */
final class NodeIds {

  private int last;

  int next() {
    return ++last;
  }
}
