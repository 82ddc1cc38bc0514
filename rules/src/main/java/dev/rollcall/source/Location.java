package dev.rollcall.source;

/** A span in a file. */
public record Location(SourceFile file, Span span) implements Comparable<Location> {

  @Override
  public int compareTo(Location other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : span.compareTo(other.span);
  }
}
