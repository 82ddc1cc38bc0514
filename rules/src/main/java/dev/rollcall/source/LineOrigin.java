package dev.rollcall.source;

/**
 * Where a line of a rendered text comes from.
 *
 * @param file the file that a person would edit
 * @param line the 1-based line in it, 0 if that is not known
 */
public record LineOrigin(String file, int line) {

  /** Returns whether the line is known. */
  public boolean hasLine() {
    return line > 0;
  }

  /** Returns the place as people write it. */
  @Override
  public String toString() {
    return hasLine() ? file + ":" + line : file;
  }
}
