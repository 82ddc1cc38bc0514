package dev.rollcall.engine;

import dev.rollcall.source.SourceFile;

/** Reads inputs as text. */
@FunctionalInterface
public interface Sources {

  /** Reads one input. */
  SourceFile read(Input input) throws SourceReader.UnreadableException;
}
