package dev.rollcall.engine.input;

import dev.rollcall.source.SourceFile;

/** Reads inputs as text. */
@FunctionalInterface
public interface InputSource {

  /** Reads one input. */
  SourceFile read(Input input) throws FileInputSource.UnreadableException;
}
